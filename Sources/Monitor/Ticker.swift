import Desk
package import Model
package import ResponseLog
package import Storage

/// What time does to open cases: clocks that near their end or pass it, and what is still being said about the story.
/// Each becomes an entry, once.
package struct Ticker: Sendable {
  private let store: Store
  private let book: ClockBook

  package init(store: Store, book: ClockBook) {
    self.store = store
    self.book = book
  }

  /// Looks at every case and writes what is due.
  ///
  /// - Returns: how many entries were written.
  /// - Throws: `StorageError`. A clock that leads out of the calendar is left out; `report evaluation` says so.
  @discardableResult
  package func tick(now: Timestamp) async throws -> Int {
    var written = 0
    for id in try await store.caseIDs() {
      written += try await store.transaction { transaction in try tick(id, now, transaction) }
    }
    return written
  }

  private func tick(_ id: String, _ now: Timestamp, _ transaction: Transaction) throws -> Int {
    let log = LogBook(transaction)
    let entries = try log.entries(ofCase: id)
    guard let file = CaseFile(entries) else { return 0 }
    let drafts =
      (file.state.isOpen ? clockEntries(file, entries, now) : [])
      + (try observations(file, entries, now, transaction))
    for draft in drafts { try log.append(draft) }
    return drafts.count
  }

  private func clockEntries(_ file: CaseFile, _ entries: [LogEntry], _ now: Timestamp) -> [Clerk.Draft] {
    guard let history = CaseHistory(entries, cut: now.seconds) else { return [] }
    return ClockLedger.runs(history, book).runs.flatMap { $0.notices(now, book) }.compactMap { notice in
      guard !entries.contains(where: { notice.stands(in: $0, book) }) else { return nil }
      return .system(
        notice.action, office: store.office, at: now, detail: notice.detail, caseID: file.id,
        topic: file.topic, holder: file.holder)
    }
  }

  /// One entry for each window that is over and brought something.
  private func observations(
    _ file: CaseFile, _ entries: [LogEntry], _ now: Timestamp, _ transaction: Transaction
  )
    throws -> [Clerk.Draft]
  {
    let published = entries.last { $0.move == .publish }?.at
    let isWatched =
      file.state.isOpen || published.map { now.seconds - $0.seconds <= Observation.aftermath } ?? false
    guard isWatched else { return [] }
    let seen = entries.last { $0.action == "observe" }?.time("window")?.seconds
    let first =
      seen.map { Observation.window(of: $0) + 1 }
      ?? Observation.window(of: (file.collected ?? file.opened).seconds)
    let current = Observation.window(of: now.seconds)
    guard first < current else { return [] }
    let span =
      Timestamp(
        seconds: Observation.start(of: first))...Timestamp(
        milliseconds: Observation.start(of: current) * 1000 - 1)
    let windows = Dictionary(grouping: try transaction.sightings(ofCase: file.id, span)) {
      Observation.window(of: $0.time.seconds)
    }
    return windows.sorted { $0.key < $1.key }.map { window, items in
      .system(
        "observe", office: store.office, at: now,
        detail: [
          "window": .integer(Observation.start(of: window) * 1000), "items": JSONValue(items.count),
          "sources": JSONValue(Set(items.map(\.feed)).count),
          "negative": JSONValue(items.count(where: \.isNegative)),
        ], caseID: file.id, topic: file.topic, holder: file.holder)
    }
  }
}
