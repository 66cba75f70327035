package import Classifier
package import Model
package import Storage

/// What another rule book would have made of the archive: a replay, not a forecast.
package struct Backtest: Sendable {
  /// The items' figures.
  package let tally: BacktestTally
  /// What it would have done to cases.
  package let cases: BacktestOutcome

  /// Judges every item first seen within a span, in its newest words, by both rule books.
  ///
  /// - Parameters:
  ///   - before: the rule book in force.
  ///   - after: the one that is tried.
  ///   - sources: by id of the feed.
  ///   - limit: changed items that are listed; all are counted.
  /// - Throws: `StorageError`, `DamagedEntry`.
  package init(
    of store: Store, _ span: ClosedRange<Timestamp>, before: Classifier, after: Classifier,
    sources: [String: ItemSource] = [:], limit: Int
  ) async throws {
    let docket = try await BacktestDocket(store, span)
    let owners = docket.owners
    let tally = try await withThrowingTaskGroup(of: BacktestTally.self) { group in
      var (whole, last, judging) = (BacktestTally(limit: limit), "", 0)
      while let page = try await Self.page(store, span, after: &last) {
        if judging == Self.hands, let part = try await group.next() {
          whole.merge(part)
          judging -= 1
        }
        judging += 1
        group.addTask {
          var (part, old, new) = (BacktestTally(limit: limit), Bench(before), Bench(after))
          for item in page {
            let source = sources[item.feed] ?? ItemSource()
            part.add(
              item, caseID: item.topic.flatMap { owners[$0] },
              before: before.assess(title: item.title, text: item.text, source: source, on: &old),
              after: after.assess(title: item.title, text: item.text, source: source, on: &new))
          }
          return part
        }
      }
      for try await part in group { whole.merge(part) }
      return whole
    }
    self.tally = tally
    cases = docket.outcome(tally, before: before, after: after)
  }

  /// Pages that are judged at once: one a thread, and one that waits.
  private static let hands = 3

  private static func page(_ store: Store, _ span: ClosedRange<Timestamp>, after last: inout String)
    async throws
    -> [ArchivedItem]?
  {
    let page = try await store.archive(span, after: last, limit: 500)
    last = page.last?.id ?? last
    return page.isEmpty ? nil : page
  }
}
