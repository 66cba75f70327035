import Model

// A closed matter that speaks up again.
extension Watch {
  /// A closed case that may be meant, and what of it.
  struct Recurring {
    fileprivate var closing: Closing
    fileprivate var kind: Warning.Kind
    /// What may be about it.
    fileprivate var items: [Int]
    /// Voices that are enough.
    fileprivate var least: Int

    var key: String { "\(kind.rawValue) \(closing.key)" }
  }

  /// The closed case whose story, or else whose area and place, an item speaks of.
  func recurring(_ serial: Int) -> Recurring? {
    guard !closings.isEmpty else { return nil }
    let item = window[serial]
    guard item.concern.voiced || item.concern.flagged else { return nil }
    if let closing = closings.closing(ofTopic: item.topic, at: item.published) {
      return Recurring(closing: closing, kind: .topic, items: stories.items(of: item.topic), least: 1)
    }
    guard let key = areaPlace(item.concern),
      let closing = closings.closing(of: key, at: item.published)
    else { return nil }
    return Recurring(
      closing: closing, kind: .areaPlace, items: places.items(of: key), least: levels.recurrences)
  }

  func recurrence(_ recurring: Recurring) -> Finding? {
    let (closing, kind) = (recurring.closing, recurring.kind)
    let since = recurring.items.filter {
      let item = window[$0]
      return closing.isOver(at: item.published) && (item.concern.voiced || item.concern.flagged)
    }
    let members = voices(since)
    guard members.count >= recurring.least, let first = members.first else { return nil }
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
