package import Model

/// An item as the watch over topics is shown it: in the words that it first came with and as it was then judged, so
/// that a replay of a past day sees the same.
package struct StoredSighting: Sendable, Hashable {
  /// Place in the order in which items came in, from 1.
  package var seq: Int64
  package var item: String
  package var feed: String
  package var title: String
  package var text: String
  package var published: Timestamp?
  /// When we first saw it.
  package var collected: Timestamp
  /// The topic that it was put into.
  package var topic: String
  package var concern: Concern
}

/// A step of the watch that is over.
package struct WatchStep: Sendable, Hashable {
  package var end: Timestamp
  /// The last sighting that it took.
  package var lastSeq: Int64

  package init(end: Timestamp, lastSeq: Int64) { (self.end, self.lastSeq) = (end, lastSeq) }
}

extension Transaction {
  /// Keeps a new item for the watch.
  package func insert(_ concern: Concern, item: String, topic: String) throws {
    let last = try database.integer("SELECT max(seq) FROM sighting WHERE office = \(office)") ?? 0
    try database.run(
      """
      INSERT INTO sighting (office, seq, item, topic, flagged, voiced, area, severity, place, elsewhere)
      VALUES (\(office), \(last + 1), \(item), \(topic), \(concern.flagged), \(concern.voiced), \(concern.area),
        \(concern.severity?.rawValue), \(concern.place), \(concern.elsewhere))
      """)
  }

  /// The next sightings behind a seq, in the order in which they came; words that were destroyed are empty.
  package func sightings(after seq: Int64, limit: Int) throws -> [StoredSighting] {
    let rows = try database.rows(
      """
      SELECT sighting.seq, sighting.item, item.feed, version.title, version.text, item.published, item.collected,
        sighting.topic, sighting.flagged, sighting.voiced, sighting.area, sighting.severity, sighting.place,
        sighting.elsewhere
      FROM sighting
      JOIN item ON item.office = sighting.office AND item.id = sighting.item
      LEFT JOIN item_version AS version
        ON version.office = item.office AND version.item = item.id AND version.version = 1
      WHERE sighting.office = \(office) AND sighting.seq > \(seq)
      ORDER BY sighting.seq LIMIT \(limit)
      """)
    return rows.compactMap(Self.sighting)
  }

  private static func sighting(_ row: [SQLValue]) -> StoredSighting? {
    guard let seq = row[0].integer, let item = row[1].text, let feed = row[2].text,
      let collected = row[6].time, let topic = row[7].text
    else { return nil }
    return StoredSighting(
      seq: seq, item: item, feed: feed, title: row[3].text ?? "", text: row[4].text ?? "",
      published: row[5].time, collected: collected, topic: topic,
      concern: Concern(
        flagged: row[8].integer == 1, voiced: row[9].integer == 1, area: row[10].text,
        severity: row[11].text.flatMap(EventGrade.init), place: row[12].text,
        elsewhere: row[13].integer == 1))
  }

  /// The first step of the watch that ended after a moment; nil if the watch has not come so far.
  package func watchStep(after time: Timestamp) throws -> WatchStep? {
    let rows = try database.rows(
      """
      SELECT step_end, last_seq FROM watch_step
      WHERE office = \(office) AND step_end > \(time.milliseconds) ORDER BY step_end LIMIT 1
      """)
    guard let row = rows.first, let end = row[0].time, let last = row[1].integer else { return nil }
    return WatchStep(end: end, lastSeq: last)
  }

  /// Remembers that a step is over.
  package func insert(_ step: WatchStep) throws {
    try database.run(
      """
      INSERT INTO watch_step (office, step_end, last_seq)
      VALUES (\(office), \(step.end.milliseconds), \(step.lastSeq))
      """)
  }
}
