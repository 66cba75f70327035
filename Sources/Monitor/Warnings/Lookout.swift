package import Model
package import Storage
import Synchronization
package import Topics

/// Warns while the services run 预警: looks at every step once it is over, and stores what it warns of in the same
/// transaction that says so, so that a crash leaves a step done or undone and nothing between.
package final class Lookout: Sendable {
  private let store: Store
  private let levels: WarningLevels
  private let run: Mutex<WatchRun>

  package init(store: Store, levels: WarningLevels) {
    (self.store, self.levels) = (store, levels)
    run = Mutex(WatchRun(levels: levels))
  }

  /// Looks at the steps that are over; the first time at all of the store's past, to know what is usual.
  ///
  /// - Returns: what is new to warn of, growth included.
  /// - Throws: `StorageError`; steps done before it stay done.
  package func look(now: Timestamp) async throws -> [Warning] {
    var warnings: [Warning] = []
    while true {
      try Task.checkCancellation()
      switch try await advance(now) {
      case .done: return warnings
      case .reading: continue
      case .step(_, let new, let isNew): if isNew { warnings += new }
      }
    }
  }

  private func advance(_ now: Timestamp) async throws -> WatchRun.Progress {
    do {
      return try await store.transaction { transaction in
        try run.withLock { run in
          let progress = try run.advance(to: now, in: transaction)
          if case .step(let step, let warnings, isNew: true) = progress {
            try transaction.insert(step)
            try transaction.insert(warnings)
          }
          return progress
        }
      }
    } catch {
      // The transaction was undone; what the watch has seen in it must be seen again.
      run.withLock { $0 = WatchRun(levels: levels) }
      throw error
    }
  }

  /// Replays the store to the end of a span: the warnings of the span as they were given, and what would be given for
  /// steps that are over by then but that nobody has looked at yet. Writes nothing.
  ///
  /// - Parameters:
  ///   - step: nil = as the services look, the steps that the store remembers as they were.
  ///   - span: of the ends of steps, its beginning left out.
  ///   - body: gets the warnings of each step, growth included.
  package static func replay(
    _ store: Store, levels: WarningLevels, step: Step?, span: ClosedRange<Timestamp>,
    _ body: ([Warning]) -> Void
  ) async throws {
    let run = Mutex(WatchRun(levels: levels, step: step ?? .service))
    while true {
      let progress = try await store.transaction { transaction in
        try run.withLock { try $0.advance(to: span.upperBound, in: transaction, followsStore: step == nil) }
      }
      switch progress {
      case .done: return
      case .reading: continue
      case .step(let step, let warnings, _):
        if step.end > span.upperBound { return }
        if step.end > span.lowerBound { body(warnings) }
      }
    }
  }
}
