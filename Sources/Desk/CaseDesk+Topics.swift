import Model
import Storage

/// Why topics cannot be put together or taken apart.
package enum TopicRefusal: Error, CustomStringConvertible, Hashable {
  case unknownTopic(String)
  case sameTopic(String)
  case twoCases(String, String)
  case unknownItem(String)
  case otherTopic(item: String, topic: String)
  case firstReport(String)

  package var description: String {
    switch self {
    case .unknownTopic(let id): "no topic \(id); weathervane topics list shows them"
    case .sameTopic(let id): "topic \(id) cannot be merged with itself"
    case .twoCases(let one, let other):
      "the topics belong to cases \(one) and \(other); merge the cases first: cases merge \(other) --into \(one)"
    case .unknownItem(let id): "no item \(id) in any topic; topics show ID lists a topic's items"
    case .otherTopic(let item, let topic): "item \(item) is of topic \(topic); split one topic at a time"
    case .firstReport(let id): "item \(id) is the topic's first report, which names it; split off the others"
    }
  }
}

// Topics by hand: each change is an entry of the log.
extension CaseDesk {
  /// Makes two topics one, under the id of the older; its case follows.
  ///
  /// - Returns: the topic that is kept.
  /// - Throws: `TopicRefusal`, `Refusal`, with nothing changed.
  package func merge(topics one: String, _ other: String, by actor: String?) async throws -> String {
    let known = try await store.transaction { transaction in
      try [one, other].map { id in
        guard let topic = try transaction.liveTopic(id) else { throw TopicRefusal.unknownTopic(id) }
        return topic
      }.sorted { ($0.started, $0.id) < ($1.started, $1.id) }.map(\.id)
    }
    guard let kept = known.first, let gone = known.last, kept != gone else {
      throw TopicRefusal.sameTopic(one)
    }
    let detail: [String: JSONValue] = ["topic": .string(gone), "into": .string(kept), "item": .null]
    try await change("correct", detail, by: actor) { transaction in
      let cases = try (transaction.caseID(ofTopic: kept), transaction.caseID(ofTopic: gone))
      if let one = cases.0, let other = cases.1, one != other { throw TopicRefusal.twoCases(one, other) }
      try transaction.merge(topic: gone, into: kept)
    }
    return kept
  }

  /// Gives items of one topic a topic of their own, founded by the earliest of them.
  ///
  /// - Returns: the new topic.
  /// - Throws: `TopicRefusal`, `Refusal`, with nothing changed.
  package func split(items: [String], by actor: String?) async throws -> String {
    let plan = try await store.transaction { try SplitPlan(items, $0) }
    try await change("correct", plan.detail, by: actor) { transaction in
      let plan = try SplitPlan(items, transaction)
      try transaction.split(items: plan.items, first: plan.first, started: plan.started, topic: plan.new)
    }
    return plan.new
  }
}

/// What a split would do.
private struct SplitPlan {
  var items: [String]
  var first: String
  var started: Timestamp
  var topic: String
  var new: String { "t" + first.dropFirst() }

  /// - Throws: `TopicRefusal` where it cannot be done.
  init(_ given: [String], _ transaction: Transaction) throws {
    items = Set(given).sorted()
    let members = try items.map { item in
      guard let place = try transaction.membership(ofItem: item) else { throw TopicRefusal.unknownItem(item) }
      return (time: place.time, item: item, topic: place.topic)
    }.sorted { ($0.time, $0.item) < ($1.time, $1.item) }
    guard let earliest = members.first else { throw TopicRefusal.unknownItem("") }
    (first, started, topic) = (earliest.item, earliest.time, earliest.topic)
    if let stranger = members.first(where: { $0.topic != earliest.topic }) {
      throw TopicRefusal.otherTopic(item: stranger.item, topic: stranger.topic)
    }
    if let named = try transaction.liveTopic(topic), items.contains(named.firstItem) {
      throw TopicRefusal.firstReport(named.firstItem)
    }
  }

  var detail: [String: JSONValue] {
    ["topic": .string(topic), "into": .string(new), "item": .array(items.map(JSONValue.string))]
  }
}
