package import Classifier
package import Collectors
package import Model
package import Storage

/// What an import of items came to.
package struct ImportReport: Sendable, Hashable {
  /// Rows or items of the files, the bad ones included.
  package var read = 0
  /// Items never seen before.
  package var new = 0
  /// Items seen before with other words.
  package var updated = 0
  package var unchanged = 0
  /// New or updated items that the classifier flags.
  package var flagged = 0
  /// Cases opened.
  package var cases = 0
  package var bad = 0

  package init() {}

  package var json: JSONValue {
    .object([
      "read": JSONValue(read), "new": JSONValue(new), "updated": JSONValue(updated),
      "unchanged": JSONValue(unchanged), "flagged": JSONValue(flagged), "cases": JSONValue(cases),
      "bad": JSONValue(bad),
    ])
  }
}

/// Takes in items that a person brings by file, through the same judging and grouping as collected ones.
package struct Importer: Sendable {
  private let store: Store
  private let analyst: Analyst

  package init(store: Store, classifier: Classifier) {
    self.store = store
    analyst = Analyst(classifier)
  }

  /// Stores the items of a file as a whole or not at all.
  ///
  /// - Parameters:
  ///   - sources: the channel of an item by its id, where the file names one.
  ///   - dryRun: do everything, tell what it came to, and undo it.
  package func take(
    _ collected: Collected, sources: [String: String], now: Timestamp, dryRun: Bool
  ) async throws -> ImportReport {
    let analyst = analyst
    return try await store.trial(dryRun) { transaction in
      let done = try analyst.take(collected, now: now, in: transaction)
      for item in collected.items {
        try transaction.markImported(item: item.id, source: sources[item.id], now: now)
      }
      var report = ImportReport()
      (report.new, report.updated, report.unchanged) = (done.new, done.updated, done.unchanged)
      (report.flagged, report.cases) = (done.flagged, done.cases)
      return report
    }
  }
}

extension Store {
  /// Carries the outcome of a trial out of the transaction that it undoes.
  private struct Undone<Result: Sendable>: Error {
    var result: Result
  }

  /// Runs `body` as a transaction; a dry run undoes it and still gives its outcome.
  func trial<Result: Sendable>(_ isDry: Bool, _ body: @Sendable (Transaction) throws -> Result) async throws
    -> Result
  {
    do {
      return try transaction { transaction in
        let result = try body(transaction)
        if isDry { throw Undone(result: result) }
        return result
      }
    } catch let undone as Undone<Result> {
      return undone.result
    }
  }
}
