package import Model

/// An item of the archive in its newest words, as judging it again needs it.
package struct ArchivedItem: Sendable, Hashable {
  package var id: String
  package var feed: String
  package var title: String
  package var text: String
  /// When we first saw it.
  package var collected: Timestamp
  package var topic: String?
}

extension Store {
  /// The next items first seen within a span, in order of id, so that an archive of any length is read in pages.
  ///
  /// - Parameter last: id of the last item of the page before; empty for the first page.
  package func archive(_ span: ClosedRange<Timestamp>, after last: String, limit: Int) throws
    -> [ArchivedItem]
  {
    // The plus keeps the planner from sorting the whole span for every page: ids come in order from their own index.
    let rows = try database.rows(
      """
      SELECT item.id, item.feed, version.title, version.text, item.collected, topic_item.topic
      FROM item
      JOIN item_version AS version ON version.office = item.office AND version.item = item.id
        AND version.version = (SELECT max(version) FROM item_version WHERE office = item.office AND item = item.id)
      LEFT JOIN topic_item ON topic_item.office = item.office AND topic_item.item = item.id
      WHERE item.office = \(office) AND item.id > \(last)
        AND +item.collected >= \(span.lowerBound.milliseconds) AND +item.collected <= \(span.upperBound.milliseconds)
      ORDER BY item.id LIMIT \(limit)
      """)
    return rows.compactMap { row in
      guard let id = row[0].text, let feed = row[1].text, let collected = row[4].time else { return nil }
      return ArchivedItem(
        id: id, feed: feed, title: row[2].text ?? "", text: row[3].text ?? "", collected: collected,
        topic: row[5].text)
    }
  }

  /// When the first and the last item were first seen; nil for an empty archive.
  package func archiveSpan() throws -> ClosedRange<Timestamp>? {
    let row = try database.rows("SELECT min(collected), max(collected) FROM item WHERE office = \(office)")
      .first
    guard let first = row?[0].time, let last = row?[1].time else { return nil }
    return first...last
  }

  /// The case that each topic's items belong to.
  package func caseTopics() throws -> [String: String] {
    let rows = try database.rows("SELECT topic, case_id FROM case_topic WHERE office = \(office)")
    return Dictionary(
      rows.compactMap { row in row[0].text.flatMap { topic in row[1].text.map { (topic, $0) } } }
    ) { first, _ in first }
  }
}
