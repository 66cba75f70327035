/// Which cases came up again: the same area at the same place within some days of the closing. What another unit leads is
/// another matter.
struct Recurrences {
  private struct Matter: Hashable {
    var area: String
    var place: String
  }

  private let office: String
  private let within: Int64
  private var opened: [Matter: [CaseHistory]] = [:]

  init(_ histories: [CaseHistory], office: String, days: Int) {
    (self.office, within) = (office, Int64(days) * 86400)
    for history in histories where ![.dismissed, .merged].contains(history.state) {
      guard let matter = matter(history) else { continue }
      opened[matter, default: []].append(history)
    }
  }

  /// What a case is about; nil where that is not known, or the place is the whole of the office's or lies above it.
  private func matter(_ history: CaseHistory) -> Matter? {
    guard let area = history.area, let place = history.place, !office.hasPrefix(place) else { return nil }
    return Matter(area: area, place: place)
  }

  /// The cases that came after the closing of one, by their openings; none where it was closed as unfounded.
  func of(_ history: CaseHistory) -> [String] {
    guard let closed = history.closed, history.last("outcome", by: [.close]) != "unfounded",
      let matter = matter(history)
    else { return [] }
    let unit = history.lead.unit
    return (opened[matter] ?? []).filter { later in
      let since = later.opening.second - closed
      return since > 0 && since <= within && (later.lead.unit == nil || later.lead.unit == unit)
    }.sorted { ($0.opening.second, $0.id) < ($1.opening.second, $1.id) }.map(\.id)
  }
}
