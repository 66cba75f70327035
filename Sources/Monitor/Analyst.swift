import Classifier
import Collectors
import Model
import Storage
import Synchronization
import Topics

/// Judges and groups what comes in, in the same transaction that stores it: a crash leaves whole feeds or nothing.
final class Analyst: Sendable {
  private let classifier: Classifier
  /// The rule book as it will be kept, written out on first use only.
  private let ruleBookContent: @Sendable () -> String
  private let desk = Mutex(Desk())

  /// The topics in memory, and the state of the store that they mirror.
  private struct Desk {
    var topics = TopicIndex()
    /// `Transaction.generation` when they were read; nil = they must be read again.
    var generation: Int64?
  }

  init(_ classifier: Classifier, ruleBookContent: @escaping @Sendable () -> String) {
    self.classifier = classifier
    self.ruleBookContent = ruleBookContent
  }

  /// Stores a poll's items with their judgements and topics, and the feed's new state.
  func ingest(
    _ collected: Collected, known: FeedState?, now: Timestamp, in transaction: borrowing Transaction
  ) throws
    -> FeedReport
  {
    try desk.withLock { desk in
      do {
        return try ingest(collected, known, now, transaction, &desk)
      } catch {
        // The transaction will be undone; topics that it founded must be forgotten.
        desk.generation = nil
        throw error
      }
    }
  }

  private func ingest(
    _ collected: Collected, _ known: FeedState?, _ now: Timestamp, _ transaction: borrowing Transaction,
    _ desk: inout Desk
  ) throws -> FeedReport {
    try refresh(&desk, transaction, collected.items)
    var report = FeedReport(collected)
    for item in collected.items {
      switch try transaction.sighting(of: item) {
      case .unchanged: report.unchanged += 1
      case .updated(let version):
        report.updated += 1
        try transaction.insert(item, version: version)
        report.flagged += try judge(item, version, transaction, now) ? 1 : 0
      case .new:
        report.new += 1
        try transaction.insert(item)
        report.flagged += try judge(item, 1, transaction, now) ? 1 : 0
        try transaction.insert(desk.topics.place(item), item: item)
      }
    }
    let state = Freshness.state(of: collected, known: known, new: report.new, now: now)
    report.status = state.status
    report.error = state.error
    try transaction.save(state)
    return report
  }

  /// Stores the judgement of a version; whether it is flagged.
  private func judge(_ item: Item, _ version: Int, _ transaction: borrowing Transaction, _ now: Timestamp)
    throws -> Bool
  {
    let assessment = classifier.assess(title: item.title, text: item.text)
    try transaction.keepRuleBook(version: assessment.rulebook, content: ruleBookContent(), now: now)
    try transaction.insert(assessment, item: item.id, version: version)
    return assessment.flagged
  }

  /// Sees to it that every topic that one of the items could join is in memory. What another process has written
  /// since, or more topics than are worth their memory, means to begin afresh.
  private func refresh(_ desk: inout Desk, _ transaction: borrowing Transaction, _ items: [Item]) throws {
    let generation = try transaction.generation
    if desk.generation != generation || desk.topics.count > Self.mostTopics { desk.topics = TopicIndex() }
    desk.generation = generation
    for day in desk.topics.missingDays(for: items) {
      desk.topics.add(try transaction.topicFounders(TopicIndex.span(ofDay: day)), day: day)
    }
  }

  /// About 200 MB of titles.
  private static let mostTopics = 200_000
}
