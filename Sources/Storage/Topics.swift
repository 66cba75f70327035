package import Model

/// An item of a topic, as a list shows it.
package struct TopicItem: Sendable, Hashable {
  package var item: String
  package var feed: String
  package var title: String
  package var url: String?
  package var time: Timestamp
  package var relation: TopicRelation
  package var score: Double?
  /// As its newest words were judged; nil where they were not.
  package var mood: Mood?
}

extension Store {
  /// Topics with an item at `since` or later, latest first.
  package func topics(since: Timestamp, flaggedOnly: Bool, limit: Int) throws -> [Topic] {
    try topics(
      """
      WHERE topic.office = \(office) AND topic.id IN (
        SELECT topic FROM topic_item WHERE office = \(office) AND time >= \(since.milliseconds))
      GROUP BY topic.office, topic.id, topic.title, topic.first_item, topic.started
      HAVING count(DISTINCT CASE WHEN assessment.flagged = 1 THEN topic_item.item END) >= \(flaggedOnly ? 1 : 0)
      ORDER BY max(topic_item.time) DESC, topic.id LIMIT \(limit)
      """)
  }

  /// One topic; nil if there is none of that id.
  package func topic(_ id: String) throws -> Topic? {
    try topics(
      """
      WHERE topic.office = \(office) AND topic.id = \(id)
      GROUP BY topic.office, topic.id, topic.title, topic.first_item, topic.started
      """
    ).first
  }

  private func topics(_ rest: SQL) throws -> [Topic] {
    let rows = try database.rows(
      """
      SELECT topic.id, topic.title, topic.first_item, topic.started, max(topic_item.time),
        count(DISTINCT topic_item.item), count(DISTINCT item.feed),
        count(DISTINCT CASE WHEN assessment.flagged = 1 THEN topic_item.item END)
      FROM topic
      JOIN topic_item ON topic_item.office = topic.office AND topic_item.topic = topic.id
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
        AND assessment.version = (SELECT max(version) FROM item_version WHERE office = item.office AND item = item.id)
        AND assessment.rulebook = (
          SELECT latest.rulebook FROM assessment AS latest JOIN rulebook ON rulebook.version = latest.rulebook
          WHERE latest.office = item.office AND latest.item = item.id AND latest.version = assessment.version
          ORDER BY rulebook.added DESC LIMIT 1) \(rest)
      """)
    return rows.compactMap { row in
      guard let id = row[0].text, let title = row[1].text, let first = row[2].text, let started = row[3].time,
        let latest = row[4].time
      else { return nil }
      return Topic(
        id: id, title: title, firstItem: first, started: started, latest: latest,
        items: Int(row[5].integer ?? 0),
        sources: Int(row[6].integer ?? 0), flagged: Int(row[7].integer ?? 0))
    }
  }

  /// The items of a topic, earliest first, with the newest title of each.
  package func items(ofTopic id: String) throws -> [TopicItem] {
    let rows = try database.rows(
      """
      SELECT item.id, item.feed, version.title, item.url, topic_item.time, topic_item.relation, topic_item.score,
        (SELECT min(body) FROM assessment WHERE assessment.office = item.office AND assessment.item = item.id
          AND assessment.version = version.version)
      FROM topic_item
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      JOIN item_version AS version ON version.office = item.office AND version.item = item.id
        AND version.version = (SELECT max(version) FROM item_version WHERE office = item.office AND item = item.id)
      WHERE topic_item.office = \(office) AND topic_item.topic = \(id)
      ORDER BY topic_item.time, item.id
      """)
    return rows.compactMap { row in
      guard let item = row[0].text, let feed = row[1].text, let time = row[4].time,
        let relation = row[5].text.flatMap(TopicRelation.init)
      else { return nil }
      return TopicItem(
        item: item, feed: feed, title: row[2].text ?? "", url: row[3].text, time: time, relation: relation,
        score: row[6].real, mood: row[7].text.flatMap(Self.mood))
    }
  }
}

extension Store {
  /// The mood of a judgement that is stored as JSON.
  private static func mood(_ assessment: String) -> Mood? {
    guard case .object(let members)? = JSONValue(text: assessment), case .string(let mood)? = members["mood"]
    else { return nil }
    return Mood(rawValue: mood)
  }
}

/// What is known of a topic's first item when a person opens a case for it.
package struct Story: Sendable, Hashable {
  package var topic: String
  package var published: Timestamp?
  package var collected: Timestamp
  /// When it was judged, if it was flagged.
  package var flagged: Timestamp?
  package var severity: String?
  package var area: String?
  package var items: Int
  package var rulebook: String?
  /// The whole judgement as JSON.
  package var assessment: String?
}

extension Store {
  /// The story of an item or of a topic; nil if there is none.
  package func story(item: String?, topic: String?) throws -> Story? {
    let rows = try database.rows(
      """
      SELECT topic.id, item.published, item.collected, assessment.area, assessment.rulebook,
        (SELECT count(*) FROM topic_item AS member WHERE member.office = topic.office AND member.topic = topic.id),
        CASE WHEN assessment.flagged = 1 THEN item_version.collected END, assessment.severity, assessment.body
      FROM topic_item
      JOIN topic ON topic.office = topic_item.office AND topic.id = topic_item.topic
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
      LEFT JOIN item_version ON item_version.office = item.office AND item_version.item = item.id
        AND item_version.version = assessment.version
      WHERE topic_item.office = \(office) AND (topic_item.item = \(item) OR topic_item.topic = \(topic))
      ORDER BY item.collected, item.id, assessment.version DESC LIMIT 1
      """)
    return rows.first.flatMap { row in
      guard let topic = row[0].text, let collected = row[2].time else { return nil }
      return Story(
        topic: topic, published: row[1].time, collected: collected, flagged: row[6].time,
        severity: row[7].text,
        area: row[3].text, items: Int(row[5].integer ?? 0), rulebook: row[4].text, assessment: row[8].text)
    }
  }
}
