package import Model

/// An item of a case as a report quotes it.
package struct CaseItem: Sendable, Hashable {
  package var id: String
  package var feed: String
  /// In their newest words.
  package var title: String
  package var text: String
  package var url: String?
  package var published: Timestamp?
  package var precision: TimePrecision?
  package var collected: Timestamp
  package var isNegative: Bool
}

/// How much came in from one feed on one day, of one area and one judgement.
package struct CollectedCount: Sendable, Hashable {
  package var feed: String
  package var day: CivilDate
  package var isFlagged: Bool
  /// nil = not classified yet 待分类.
  package var area: String?
  package var items: Int
}

extension Store {
  /// The items of a case's topics that were first seen by a moment, earliest first.
  package func items(ofCase id: String, until: Timestamp) throws -> [CaseItem] {
    let rows = try database.rows(
      """
      SELECT item.id, item.feed, version.title, version.text, item.url, item.published, item.precision,
        item.collected,
        (SELECT max(CASE WHEN assessment.polarity = 'negative' THEN 1 ELSE 0 END) FROM assessment
          WHERE assessment.office = item.office AND assessment.item = item.id)
      FROM case_topic
      JOIN topic_item ON topic_item.office = case_topic.office AND topic_item.topic = case_topic.topic
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      JOIN item_version AS version ON version.office = item.office AND version.item = item.id
        AND version.version = (
          SELECT max(version) FROM item_version
          WHERE office = item.office AND item = item.id AND collected <= \(until.milliseconds))
      WHERE case_topic.office = \(office) AND case_topic.case_id = \(id)
        AND item.collected <= \(until.milliseconds)
      ORDER BY coalesce(item.published, item.collected), item.collected, item.id
      """)
    return rows.compactMap { row in
      guard let id = row[0].text, let feed = row[1].text, let collected = row[7].time else { return nil }
      return CaseItem(
        id: id, feed: feed, title: row[2].text ?? "", text: row[3].text ?? "", url: row[4].text,
        published: row[5].time, precision: row[6].text.flatMap(TimePrecision.init), collected: collected,
        isNegative: row[8].integer == 1)
    }
  }

  /// What was first seen within a span, as the newest rule book that judged it told.
  package func collected(_ span: ClosedRange<Timestamp>) throws -> [CollectedCount] {
    let rows = try database.rows(
      """
      SELECT item.feed, (item.collected + \(chinaOffset * 1000)) / 86400000, coalesce(assessment.flagged, 0),
        assessment.area, count(*)
      FROM item
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
        AND assessment.version = (SELECT max(version) FROM item_version WHERE office = item.office AND item = item.id)
        AND assessment.rulebook = (
          SELECT latest.rulebook FROM assessment AS latest JOIN rulebook ON rulebook.version = latest.rulebook
          WHERE latest.office = item.office AND latest.item = item.id AND latest.version = assessment.version
          ORDER BY rulebook.added DESC, rulebook.version LIMIT 1)
      WHERE item.office = \(office) AND item.collected >= \(span.lowerBound.milliseconds)
        AND item.collected <= \(span.upperBound.milliseconds)
      GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 3, 4
      """)
    return rows.compactMap { row in
      guard let feed = row[0].text, let day = row[1].integer, let items = row[4].integer else { return nil }
      return CollectedCount(
        feed: feed, day: CivilDate(daysSinceEpoch: Int(day)), isFlagged: row[2].integer == 1,
        area: row[3].text, items: Int(items))
    }
  }
}
