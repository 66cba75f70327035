/// Which cases came up again: the same area at the same place within some days of the closing. What another unit leads is
/// another matter.
struct Recurrences {
  private struct Matter: Hashable {
    var area: String
    var place: String
  }

  private let office: String
  private let within: Int64
  private var opened: [Matter: [(second: Int64, id: String, unit: String?)]] = [:]

  init(office: String, days: Int) { (self.office, within) = (office, Int64(days) * 86400) }

  mutating func add(_ history: CaseHistory) {
    guard ![.dismissed, .merged].contains(history.state), let matter = matter(history) else { return }
    opened[matter, default: []].append((history.opening.second, history.id, history.lead.unit))
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
      let since = later.second - closed
      return since > 0 && since <= within && (later.unit == nil || later.unit == unit)
    }.sorted { ($0.second, $0.id) < ($1.second, $1.id) }.map(\.id)
  }
}
