import Classifier
import Collectors
import Model
import Storage
import Synchronization
import Topics

/// Judges and groups what comes in, in the same transaction that stores it: a crash leaves whole feeds or nothing.
final class Analyst: Sendable {
  private let desk: Mutex<Desk>

  /// The rules in force, the topics in memory, and the state of the store that they mirror.
  private struct Desk {
    var classifier: Classifier
    var opener: CaseOpener
    var topics = TopicIndex()
    /// `Transaction.generation` when they were read; nil = they must be read again.
    var generation: Int64?

    init(_ classifier: Classifier) {
      self.classifier = classifier
      opener = CaseOpener(areas: Set(classifier.book.areas.map(\.id)))
    }
  }

  init(_ classifier: Classifier) { desk = Mutex(Desk(classifier)) }

  /// Judges by other rules from the next poll on.
  func judge(by classifier: Classifier) {
    desk.withLock { desk in
      let (topics, generation) = (desk.topics, desk.generation)
      desk = Desk(classifier)
      (desk.topics, desk.generation) = (topics, generation)
    }
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
    var report = try take(collected, now, transaction, &desk)
    let state = Freshness.state(of: collected, known: known, new: report.new, now: now)
    report.status = state.status
    report.error = state.error
    try transaction.save(state)
    return report
  }

  /// Stores what a person brought in a file; there is no feed whose state could change.
  func take(_ collected: Collected, now: Timestamp, in transaction: Transaction) throws -> FeedReport {
    try desk.withLock { desk in
      // Nobody waits for these topics, and a trial of an import is undone.
      defer { desk.generation = nil }
      return try take(collected, now, transaction, &desk)
    }
  }

  /// Stores items with their judgements and topics, and opens the cases that are due.
  private func take(
    _ collected: Collected, _ now: Timestamp, _ transaction: Transaction, _ desk: inout Desk
  ) throws -> FeedReport {
    try refresh(&desk, transaction, collected.items)
    var report = FeedReport(collected)
    for item in collected.items {
      switch try transaction.sighting(of: item) {
      case .unchanged: report.unchanged += 1
      case .updated(let version):
        report.updated += 1
        try transaction.insert(item, version: version)
        let assessment = try judge(item, version, collected.feed, desk.classifier, transaction, now)
        guard let topic = try transaction.topic(ofItem: item.id) else { continue }
        try openCase(item, assessment, topic, collected.feed, desk.opener, now, transaction, &report)
      case .new:
        report.new += 1
        try transaction.insert(item)
        let assessment = try judge(item, 1, collected.feed, desk.classifier, transaction, now)
        let placement = desk.topics.place(item)
        try transaction.insert(placement, item: item)
        try transaction.insert(Concern(assessment), item: item.id, topic: placement.topic)
        try openCase(
          item, assessment, placement.topic, collected.feed, desk.opener, now, transaction, &report)
      }
    }
    return report
  }

  /// Judges a version and stores the judgement.
  private func judge(
    _ item: Item, _ version: Int, _ feed: Feed, _ classifier: Classifier, _ transaction: Transaction,
    _ now: Timestamp
  ) throws -> Assessment {
    let source = ItemSource(name: feed.title, tier: feed.tier)
    let assessment = classifier.assess(title: item.title, text: item.text, source: source)
    try transaction.keepRuleBook(version: assessment.rulebook, content: classifier.book.content, now: now)
    try transaction.insert(assessment, item: item.id, version: version)
    return assessment
  }

  private func openCase(
    _ item: Item, _ assessment: Assessment, _ topic: String, _ feed: Feed,
    _ opener: CaseOpener, _ now: Timestamp,
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
