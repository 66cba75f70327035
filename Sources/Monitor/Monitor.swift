package import Classifier
package import Collectors
package import Model
package import Storage
package import Topics

/// Collects, judges, groups and stores: one sweep over the feeds, or for as long as it is let.
package struct Monitor: Sendable {
  private let store: Store
  private let collector: Collector
  private let analyst: Analyst
  private let lookout: Lookout?
  private let clock: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - levels: from when on something is warned of; nil = nothing is.
  ///   - clock: what time it is.
  package init(
    store: Store, collector: Collector, classifier: Classifier, levels: WarningLevels?,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.store = store
    self.collector = collector
    analyst = Analyst(classifier)
    lookout = levels.map { Lookout(store: store, levels: $0) }
    self.clock = clock
  }

  /// How many feeds may be fetched or wait to be stored at once: bounds the memory of a sweep.
  private static let window = 512

  /// Polls every feed once. Answers come as they like, but are stored in the order of the list, so that a sweep that
  /// was cut off and done again ends with the same topics as one that was not.
  ///
  /// - Parameter report: gets each feed's outcome as it is stored.
  /// - Throws: `StorageError`; feeds stored before it stay stored.
  package func sweep(_ feeds: [Feed], report: @Sendable (FeedReport) -> Void) async throws {
    let states = try await store.feedStates()
    try await withThrowingTaskGroup(of: (Int, Collected).self) { group in
      var (started, stored) = (0, 0)
      var waiting: [Int: Collected] = [:]
      while stored < feeds.count {
        while started < feeds.count, started - stored < Self.window {
          let (index, feed) = (started, feeds[started])
          group.addTask { (index, await collector.collect(feed, states[feed.id], now: clock())) }
          started += 1
        }
        guard let (index, collected) = try await group.next() else { return }
        waiting[index] = collected
        while let next = waiting.removeValue(forKey: stored) {
          // What a cancelled sweep has cut off is no news of the feed.
          try Task.checkCancellation()
          report(try await ingest(next, states[next.feed.id]))
          stored += 1
        }
      }
    }
  }

  private func ingest(_ collected: Collected, _ known: FeedState?) async throws -> FeedReport {
    let (analyst, now) = (analyst, clock())
    return try await store.transaction { try analyst.ingest(collected, known: known, now: now, in: $0) }
  }

  /// Warns of what came together in the steps that are over by now.
  ///
  /// - Returns: what is new, growth included.
  /// - Throws: `StorageError`; `CancellationError`.
  @discardableResult
  package func look() async throws -> [Warning] { try await lookout?.look(now: clock()) ?? [] }

  /// Polls each feed when it is due until the task is cancelled.
  ///
  /// - Parameters:
  ///   - feeds: read anew before each round, so that changes of the list take effect.
  ///   - rules: asked before each round; those that it gives judge from then on.
  ///   - warn: gets what each look warns of.
  ///   - after: done behind each round, whether any feed was due or not.
  ///   - failed: gets what went wrong with a round; the next one follows all the same.
  package func watch(
    _ feeds: @Sendable () async throws -> [Feed], rules: @Sendable () throws -> Classifier? = { nil },
    report: @Sendable (FeedReport) -> Void, warn: @Sendable (Warning) -> Void = { _ in },
    after: @Sendable () async throws -> Void = {}, failed: @Sendable (any Error) -> Void
  ) async {
    while !Task.isCancelled {
      do {
        if let classifier = try rules() { analyst.judge(by: classifier) }
      } catch {
        failed(error)
      }
      do {
        // First, so that a case that the next poll opens knows what was warned of before.
        for warning in try await look() { warn(warning) }
        let list = try await feeds()
        let due = Schedule.due(list, try await store.feedStates(), now: clock())
        if !due.isEmpty { try await sweep(due, report: report) }
        try await after()
      } catch is CancellationError {
        return
      } catch {
        failed(error)
      }
      try? await Task.sleep(for: .seconds(Schedule.tick))
    }
  }
}
