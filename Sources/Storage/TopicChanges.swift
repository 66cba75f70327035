package import Model

/// Topics put together and taken apart by hand.
extension Transaction {
  /// The topic of that id that holds items; nil if there is none, or if it was merged into another.
  package func liveTopic(_ id: String) throws -> (id: String, firstItem: String, started: Timestamp)? {
    let rows = try database.rows(
      "SELECT first_item, started FROM topic WHERE office = \(office) AND id = \(id) AND merged_into IS NULL")
    guard let row = rows.first, let first = row[0].text, let started = row[1].time else { return nil }
    return (id, first, started)
  }

  /// Moves a topic's items, and its case, to another topic, which takes new items for it from now on.
  package func merge(topic: String, into kept: String) throws {
    try database.run(
      """
      UPDATE topic_item SET topic = \(kept),
        relation = CASE relation WHEN 'first' THEN \(TopicRelation.event.rawValue) ELSE relation END
      WHERE office = \(office) AND topic = \(topic)
      """)
    try database.run(
      """
      UPDATE topic SET merged_into = \(kept)
      WHERE office = \(office) AND (id = \(topic) OR merged_into = \(topic))
      """)
    try database.run(
      "UPDATE case_topic SET topic = \(kept) WHERE office = \(office) AND topic = \(topic)")
  }

  /// The topic that an item is in, and its time there; nil for an unknown one.
  package func membership(ofItem id: String) throws -> (topic: String, time: Timestamp)? {
    let rows = try database.rows(
      "SELECT topic, time FROM topic_item WHERE office = \(office) AND item = \(id)")
    guard let row = rows.first, let topic = row[0].text, let time = row[1].time else { return nil }
    return (topic, time)
  }

  /// Moves items to a topic of their own.
  ///
  /// - Parameters:
  ///   - first: the earliest of the items, which founds the topic.
  ///   - topic: the id that this gives.
  package func split(items: [String], first: String, started: Timestamp, topic: String) throws {
    try database.run(
      """
      INSERT INTO topic (office, id, title, first_item, started)
      SELECT office, \(topic), CASE title WHEN '' THEN substr(text, 1, 60) ELSE title END, item,
        \(started.milliseconds)
      FROM item_version WHERE office = \(office) AND item = \(first) AND version = 1
      ON CONFLICT (office, id) DO UPDATE SET merged_into = NULL
      """)
    for item in items {
      try database.run("UPDATE topic_item SET topic = \(topic) WHERE office = \(office) AND item = \(item)")
    }
    try database.run(
      """
      UPDATE topic_item SET relation = \(TopicRelation.first.rawValue), score = NULL
      WHERE office = \(office) AND item = \(first)
      """)
  }
}
