/// How an item belongs to its topic.
package enum TopicRelation: String, Sendable, Codable {
  /// The first report: the topic is named after it.
  case first
  /// The same words again.
  case reprint
  /// Nearly the same words.
  case similar
  /// The same event in other words.
  case event = "same-event"
}

/// An item's place in a topic.
package struct TopicPlacement: Sendable, Hashable {
  /// `t` + the hex digits of the topic's first item.
  package var topic: String
  package var relation: TopicRelation
  /// How sure it is that both tell one story, 0–1; nil for the first.
  package var score: Double?
  /// What they share, in a few words; empty for the first.
  package var why: String

  package init(topic: String, relation: TopicRelation, score: Double?, why: String = "") {
    self.topic = topic
    self.relation = relation
    self.score = score
    self.why = why
  }
}

/// Items that tell the same story 话题.
package struct Topic: Sendable, Hashable {
  package var id: String
  /// Title of the first report.
  package var title: String
  package var firstItem: String
  /// Time of the first and of the latest item.
  package var started: Timestamp
  package var latest: Timestamp
  /// Items, reprints included.
  package var items: Int
  /// Feeds that brought them.
  package var sources: Int
  /// Items that are flagged by the rule book they were last judged by.
  package var flagged: Int

  package init(
    id: String, title: String, firstItem: String, started: Timestamp, latest: Timestamp, items: Int,
    sources: Int,
    flagged: Int
  ) {
    self.id = id
    self.title = title
    self.firstItem = firstItem
    self.started = started
    self.latest = latest
    self.items = items
    self.sources = sources
    self.flagged = flagged
  }
}

/// The first report of a topic, as far as comparing needs it.
package struct TopicFounder: Sendable, Hashable {
  package var topic: String
  package var title: String
  package var text: String
  package var started: Timestamp

  package init(topic: String, title: String, text: String = "", started: Timestamp) {
    self.topic = topic
    self.title = title
    self.text = text
    self.started = started
  }
}
