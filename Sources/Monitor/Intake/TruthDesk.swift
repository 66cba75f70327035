package import Collectors
import Crypto
import Desk
package import Model
import ResponseLog
package import Storage
import Topics

/// Holds a superior's tickets against what we collected: did we see it, and first?
package struct TruthDesk: Sendable {
  /// What an import of tickets came to.
  package struct Report: Sendable, Hashable {
    package var new = 0
    package var updated = 0
    package var unchanged = 0
    package var states: [TruthState: Int] = [:]
  }

  /// How far from a ticket a topic may begin and still be its story.
  static let window: Int64 = 7 * 86400

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Reads a record as a ticket.
  package static func truth(_ record: IntakeRecord, now: Timestamp) throws(IntakeFile.BadRow) -> Truth {
    guard let title = record[.title] ?? record[.text].map({ String($0.prefix(60)) }) else {
      throw IntakeFile.BadRow(line: record.line, problem: "no title and no text")
    }
    guard let time = try record.writtenTime(.time, now: now)?.time else {
      throw IntakeFile.BadRow(line: record.line, problem: "no time")
    }
    let id = record[.id] ?? "u" + SHA256.hex("truth\n\(title)\n\(time.milliseconds)").prefix(16)
    return Truth(id: id, title: title, time: time, source: record[.source])
  }

  /// Stores tickets with what we knew of each; those known already are held against the store anew.
  package func take(_ truths: [Truth], dryRun: Bool) async throws -> Report {
    try await store.trial(dryRun) { transaction in
      var index = try Self.topics(around: truths.map(\.time), transaction)
      var report = Report()
      for truth in truths {
        let compared = try Self.compared(truth, &index, transaction)
        let known = try transaction.truth(truth.id)
        switch known {
        case nil: report.new += 1
        case compared?: report.unchanged += 1
        default: report.updated += 1
        }
        report.states[compared.state, default: 0] += 1
        if known != compared { try transaction.save(compared) }
      }
      return report
    }
  }

  /// The topics that could tell the story of one of the tickets.
  private static func topics(around times: [Timestamp], _ transaction: Transaction) throws -> TopicIndex {
    var tuning = TopicIndex.Tuning()
    tuning.window = window
    var index = TopicIndex(tuning: tuning)
    let days = times.reduce(into: Set<Int>()) { days, time in
      days.formUnion(
        day(time.adding(seconds: -window))...day(time.adding(seconds: window)))
    }
    for day in days.sorted() {
      index.add(try transaction.topicFounders(TopicIndex.span(ofDay: day)), day: day)
    }
    return index
  }

  private static func day(_ time: Timestamp) -> Int {
    Int((Double(time.milliseconds) / 86_400_000).rounded(.down))
  }

  /// The ticket with what we know of its story.
  private static func compared(_ truth: Truth, _ index: inout TopicIndex, _ transaction: Transaction) throws
    -> Truth
  {
    var truth = truth
    guard let topic = index.topic(of: truth.title, at: truth.time)?.topic,
      let facts = try transaction.facts(ofTopic: topic, backlogAfter: CaseOpener.backlogAfter)
    else { return truth }
    (truth.topic, truth.caseID, truth.seen) = (topic, facts.caseID, facts.seen)
    truth.state = facts.seen <= truth.time ? .seenBefore : .seenLater
    truth.opened = try facts.caseID.flatMap { try LogBook(transaction).entries(ofCase: $0).first?.time }
    truth.reason = reason(facts)
    truth.whyNot = truth.reason == .notFlagged ? facts.whyNot : nil
    return truth
  }

  private static func reason(_ facts: TopicFacts) -> TruthReason {
    if facts.caseID != nil { return .caseOpened }
    if !facts.isFlagged { return .notFlagged }
    if !facts.isHere { return .elsewhere }
    return facts.isFresh ? .noCase : .backlog
  }
}
