import Model
import ResponseLog
import Storage

/// Every case of the office as it stands. Entries never change, so each is read once: a shelf is made from the one before
/// it and what the log has gained since.
struct CaseShelf: Sendable {
  /// Oldest first.
  let views: [CaseView]
  /// By case; one without a title is missing.
  let titles: [String: String]

  private let entries: [String: [LogEntry]]
  /// Ids in the order in which the cases were opened.
  private let order: [String]
  private let last: LogRow?
  /// When all titles were read; a topic's may change without a word in the log.
  private let titled: Timestamp

  /// Seconds after which all titles are read again.
  private static let titlesLast: Int64 = 10

  /// - Throws: `StorageError`, or `DamagedEntry` for a log that cannot be read.
  init(after before: CaseShelf?, _ store: Store, _ clocks: ClockBook, now: Timestamp) async throws {
    let gain = try await Gain(since: before?.last, store)
    let known = gain.isWhole ? nil : before
    var (entries, order) = (known?.entries ?? [:], known?.order ?? [])
    var changed: Set<String> = []
    for entry in try LogEntry.read(gain.rows.map(\.body)) {
      guard let id = entry.caseID else { continue }
      if entries[id] == nil { order.append(id) }
      entries[id, default: []].append(entry)
      changed.insert(id)
    }
    let same = Dictionary((known?.views ?? []).map { ($0.file.id, $0) }) { first, _ in first }
    views = order.compactMap { id in
      // Where no clock runs any more, time changes nothing.
      if let view = same[id], !changed.contains(id), view.runs.allSatisfy({ $0.status == .met }) {
        return view
      }
      return CaseView(entries[id] ?? [], clocks, now)
    }
    if let known, now.seconds - known.titled.seconds < Self.titlesLast {
      var titles = known.titles
      for id in changed { titles[id] = try await store.title(ofCase: id) }
      (self.titles, titled) = (titles, known.titled)
    } else {
      (titles, titled) = (try await store.caseTitles(), now)
    }
    (self.entries, self.order, last) = (entries, order, gain.rows.last ?? known?.last)
  }
}

/// The rows of the log that a shelf does not have yet.
private struct Gain {
  let rows: [LogRow]
  /// Whether they are all there are, since the log is another than the one that was read: a backup was put back.
  let isWhole: Bool

  init(since last: LogRow?, _ store: Store) async throws {
    if let last {
      let rows = try await store.logRows(after: last.seq - 1)
      if rows.first == last {
        (self.rows, isWhole) = (Array(rows.dropFirst()), false)
        return
      }
    }
    (rows, isWhole) = (try await store.logRows(), true)
  }
}
