import Model

/// A log as evaluations read it, entry by entry: of each only what they need is kept, so that a million fit.
package struct CaseLog: Sendable {
  /// Entries so far, and the hash of the last; those recorded after the cut are not taken.
  package private(set) var entries = 0
  package private(set) var head = Chain.beginning
  /// Whether the first entry says that it is of a simulated store.
  package private(set) var simulated = false
  let cut: Int64
  private var events: [String: [CaseHistory.Event]] = [:]
  private var pool = ActPool()

  /// - Parameter cut: whole second; entries recorded later do not exist.
  package init(cut: Int64) { self.cut = cut }

  /// A whole log, in order of seq.
  package init(_ log: some Sequence<(entry: LogEntry, hash: String)>, cut: Int64) {
    self.init(cut: cut)
    for row in log { take(row.entry, hash: row.hash) }
  }

  /// Takes the next entry.
  package mutating func take(_ entry: LogEntry, hash: String) {
    guard entry.at.seconds <= cut else { return }
    if entries == 0 {
      simulated = entry.action == "settings_changed" && entry.detail["simulated"] == .bool(true)
    }
    (entries, head) = (entries + 1, hash)
    guard let id = entry.caseID else { return }
    events[id, default: []].append(CaseHistory.Event(entry, pool.shared(entry)))
  }

  /// Ids of the cases that a period holds, in order.
  func cases(_ period: Period) -> [String] {
    events.filter { _, events in
      guard let opening = CaseHistory.opening(events, cut: period.cut) else { return false }
      return period.holds(opening.second)
    }.keys.sorted()
  }

  /// A case as it stood at a cut.
  func history(_ id: String, cut: Int64) -> CaseHistory? {
    events[id].flatMap { CaseHistory(id, $0, cut: cut) }
  }
}
