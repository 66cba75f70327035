package import Model

/// An item in the words that it first came with: they never change, so a replay of a past day reads the same.
package struct FirstSight: Sendable, Hashable {
  package var id: String
  package var feed: String
  package var title: String
  package var text: String
  /// When we first saw it.
  package var collected: Timestamp
}

extension Store {
  /// The next items first seen before a moment, in the order in which they came (of one moment by id).
  ///
  /// - Parameter last: the last item of the page before; nil for the first page.
  package func firstSights(before end: Timestamp, after last: FirstSight?, limit: Int) throws -> [FirstSight]
  {
    let (from, id) = (last?.collected.milliseconds ?? Int64.min, last?.id ?? "")
    let rows = try database.rows(
      """
      SELECT item.id, item.feed, version.title, version.text, item.collected
      FROM item
      JOIN item_version AS version ON version.office = item.office AND version.item = item.id
        AND version.version = (SELECT min(version) FROM item_version WHERE office = item.office AND item = item.id)
      WHERE item.office = \(office) AND item.collected < \(end.milliseconds)
        AND (item.collected > \(from) OR item.collected = \(from) AND item.id > \(id))
      ORDER BY item.collected, item.id LIMIT \(limit)
      """)
    return rows.compactMap { row in
      guard let id = row[0].text, let feed = row[1].text, let collected = row[4].time else { return nil }
      return FirstSight(
        id: id, feed: feed, title: row[2].text ?? "", text: row[3].text ?? "", collected: collected)
    }
  }
}
