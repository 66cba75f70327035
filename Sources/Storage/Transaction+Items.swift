package import Model
import Text

extension Transaction {
  /// What the store knows of an item that has come in.
  package enum Sighting: Sendable, Equatable {
    /// Never seen.
    case new
    /// Known, with other words than ever before: the number of the version that it will be.
    case updated(version: Int)
    /// Known with these words.
    case unchanged
  }

  /// Compares an item with what is stored. Words that an older version had are nothing new: pages change back.
  package func sighting(of item: Item) throws -> Sighting {
    let digests = try database.rows(
      "SELECT version, digest FROM item_version WHERE office = \(office) AND item = \(item.id)")
    guard let latest = digests.compactMap({ $0[0].integer }).max() else {
      // An item without words is one whose words were destroyed: it does not come back.
      return try isKnown(item.id) ? .unchanged : .new
    }
    return digests.contains { $0[1].text == item.digest } ? .unchanged : .updated(version: Int(latest) + 1)
  }

  private func isKnown(_ item: String) throws -> Bool {
    try database.integer("SELECT count(*) FROM item WHERE office = \(office) AND id = \(item)") ?? 0 > 0
  }

  /// Stores an item seen for the first time.
  package func insert(_ item: Item) throws {
    try database.run(
      """
      INSERT INTO item (office, id, feed, url, published, precision, collected)
      VALUES (\(office), \(item.id), \(item.feed), \(item.url), \(item.published?.milliseconds),
        \(item.precision?.rawValue), \(item.collected.milliseconds))
      """)
    try insert(item, version: 1)
  }

  /// Stores the words of an item as its version of that number, and makes them searchable.
  package func insert(_ item: Item, version: Int) throws {
    let key = (try database.integer("SELECT max(search_key) FROM item_version") ?? 0) + 1
    try database.run(
      """
      INSERT INTO item_version (office, item, version, title, text, digest, collected, search_key)
      VALUES (\(office), \(item.id), \(version), \(item.title), \(item.text), \(item.digest),
        \(item.collected.milliseconds), \(key))
      """)
    let grams = Grams.document(FoldedText(item.title + "\n" + item.text))
    try database.run("INSERT INTO item_search (rowid, grams) VALUES (\(key), \(grams))")
  }

  /// Stores what the classifier says of a version of an item.
  package func insert(_ assessment: Assessment, item: String, version: Int) throws {
    try database.run(
      """
      INSERT INTO assessment (office, item, version, rulebook, flagged, area, severity, jurisdiction, polarity, body)
      VALUES (\(office), \(item), \(version), \(assessment.rulebook), \(assessment.flagged), \(assessment.area),
        \(assessment.severity?.rawValue), \(assessment.jurisdiction.rawValue), \(assessment.polarity.rawValue),
        \(assessment.text))
      ON CONFLICT DO NOTHING
      """)
  }

  /// Keeps the text of a rule book, so that every judgement can be made again.
  package func keepRuleBook(version: String, content: @autoclosure () -> String, now: Timestamp) throws {
    guard try database.integer("SELECT count(*) FROM rulebook WHERE version = \(version)") == 0 else {
      return
    }
    try database.run(
      "INSERT INTO rulebook (version, content, added) VALUES (\(version), \(content()), \(now.milliseconds))")
  }

  /// Puts an item into its topic; the first one founds it.
  package func insert(_ placement: TopicPlacement, item: Item) throws {
    let time = (item.published ?? item.collected).milliseconds
    if placement.relation == .first {
      try database.run(
        """
        INSERT INTO topic (office, id, title, first_item, started)
        VALUES (\(office), \(placement.topic), \(item.headline), \(item.id), \(time))
        """)
    }
    try database.run(
      """
      INSERT INTO topic_item (office, item, topic, relation, score, time)
      VALUES (\(office), \(item.id), \(placement.topic), \(placement.relation.rawValue), \(placement.score), \(time))
      """)
  }

  /// The topic that an item was put into.
  package func topic(ofItem id: String) throws -> String? {
    try database.rows("SELECT topic FROM topic_item WHERE office = \(office) AND item = \(id)").first?.first?
      .text
  }

  /// How many items a topic has.
  package func itemCount(ofTopic topic: String) throws -> Int {
    Int(
      try database.integer("SELECT count(*) FROM topic_item WHERE office = \(office) AND topic = \(topic)")
        ?? 0)
  }

  /// The first reports of the topics that began within a span of time, in order of their beginning: what new items are
  /// compared with. A topic that was merged into another takes items for that one.
  package func topicFounders(_ span: ClosedRange<Timestamp>) throws -> [TopicFounder] {
    let rows = try database.rows(
      """
      SELECT coalesce(topic.merged_into, topic.id), topic.title, topic.started, item_version.text
      FROM topic
      LEFT JOIN item_version ON item_version.office = topic.office AND item_version.item = topic.first_item
        AND item_version.version = 1
      WHERE topic.office = \(office) AND topic.started >= \(span.lowerBound.milliseconds)
        AND topic.started <= \(span.upperBound.milliseconds)
      ORDER BY topic.started, topic.id
      """)
    return rows.compactMap { row in
      guard let id = row[0].text, let title = row[1].text, let started = row[2].time else { return nil }
      return TopicFounder(topic: id, title: title, text: row[3].text ?? "", started: started)
    }
  }
}
