import Model

// A closed matter that speaks up again.
extension Watch {
  /// What is said again of the story, or else of the area and place, of a case that was closed.
  func recurrence(of serial: Int) -> Finding? {
    guard !closings.isEmpty else { return nil }
    let item = window[serial]
    guard item.concern.voiced || item.concern.flagged else { return nil }
    if let closing = closings.closing(ofTopic: item.topic, at: item.published) {
      return recurrence(closing, .topic, stories.items(of: item.topic), least: 1)
    }
    guard let key = Self.areaPlace(item.concern),
      let closing = closings.closing(of: key, at: item.published)
    else { return nil }
    return recurrence(closing, .areaPlace, places.items(of: key), least: levels.recurrences)
  }

  private func recurrence(_ closing: Closing, _ kind: Warning.Kind, _ all: [Int], least: Int) -> Finding? {
    let since = all.filter {
      let item = window[$0]
      return closing.isOver(at: item.published) && (item.concern.voiced || item.concern.flagged)
    }
    let members = voices(since)
    guard members.count >= least, let first = members.first else { return nil }
    let volume = publishing.volume(from: first).since.sum(sources(members))
    let surprise = Surprise(
      count: members.count, exposure: Double(max(volume, members.count)), past: 0, history: 0,
      prior: levels.place.prior, sure: levels.place.sure)
    let subject = kind == .areaPlace ? "\(closing.area ?? "") \(closing.place ?? "")" : nil
    return Finding(
      kind: kind, items: members, surprise: surprise, subject: subject, isThin: isThin(members),
      closing: closing)
  }
}
