import Classifier
import Collectors
import Model
import Storage
import Synchronization
import Topics

/// Judges and groups what comes in, in the same transaction that stores it: a crash leaves whole feeds or nothing.
final class Analyst: Sendable {
  private let classifier: Classifier
  private let opener: CaseOpener
  private let desk = Mutex(Desk())

  /// The topics in memory, and the state of the store that they mirror.
  private struct Desk {
    var topics = TopicIndex()
    /// `Transaction.generation` when they were read; nil = they must be read again.
    var generation: Int64?
  }

  init(_ classifier: Classifier) {
    self.classifier = classifier
    opener = CaseOpener(areas: Set(classifier.book.areas.map(\.id)))
  }

  /// Stores a poll's items with their judgements and topics, and the feed's new state.
  func ingest(
    _ collected: Collected, known: FeedState?, now: Timestamp, in transaction: Transaction
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
    _ collected: Collected, _ known: FeedState?, _ now: Timestamp, _ transaction: Transaction,
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
        let assessment = try judge(item, version, transaction, now)
        guard let topic = try transaction.topic(ofItem: item.id) else { continue }
        try openCase(item, assessment, topic, collected.feed, now, transaction, &report)
      case .new:
        report.new += 1
        try transaction.insert(item)
        let assessment = try judge(item, 1, transaction, now)
        let placement = desk.topics.place(item)
        try transaction.insert(placement, item: item)
        try openCase(item, assessment, placement.topic, collected.feed, now, transaction, &report)
      }
    }
    let state = Freshness.state(of: collected, known: known, new: report.new, now: now)
    report.status = state.status
    report.error = state.error
    try transaction.save(state)
    return report
  }

  /// Judges a version and stores the judgement.
  private func judge(_ item: Item, _ version: Int, _ transaction: Transaction, _ now: Timestamp) throws
    -> Assessment
  {
    let assessment = classifier.assess(title: item.title, text: item.text)
    try transaction.keepRuleBook(version: assessment.rulebook, content: classifier.book.content, now: now)
    try transaction.insert(assessment, item: item.id, version: version)
    return assessment
  }

  private func openCase(
    _ item: Item, _ assessment: Assessment, _ topic: String, _ feed: Feed, _ now: Timestamp,
    _ transaction: Transaction, _ report: inout FeedReport
  ) throws {
    report.flagged += assessment.flagged ? 1 : 0
    let items = try transaction.itemCount(ofTopic: topic)
    let opened = try opener.openIfDue(
      item, assessment, topic: topic, items: items, feed: feed, now: now, in: transaction)
    report.cases += opened ? 1 : 0
  }

  /// Sees to it that every topic that one of the items could join is in memory. What another process has written
  /// since, or more topics than are worth their memory, means to begin afresh.
  private func refresh(_ desk: inout Desk, _ transaction: Transaction, _ items: [Item]) throws {
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
