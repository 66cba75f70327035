import Foundation
package import Model

extension Transaction {
  /// Remembers how a feed fared.
  package func save(_ state: FeedState) throws {
    try database.run(
      """
      INSERT INTO feed_state (office, feed, url, status, http, error, etag, last_modified, tried, answered, last_new,
        newest, failures, retry_after)
      VALUES (\(office), \(state.feed), \(state.url), \(state.status.rawValue), \(state.http), \(state.error),
        \(state.etag), \(state.lastModified), \(state.tried.milliseconds), \(state.answered?.milliseconds),
        \(state.lastNew?.milliseconds), \(state.newest?.milliseconds), \(state.failures),
        \(state.retryAfter?.milliseconds))
      ON CONFLICT (office, feed) DO UPDATE SET url = excluded.url, status = excluded.status, http = excluded.http,
        error = excluded.error, etag = excluded.etag, last_modified = excluded.last_modified, tried = excluded.tried,
        answered = excluded.answered, last_new = excluded.last_new, newest = excluded.newest,
        failures = excluded.failures, retry_after = excluded.retry_after
      """)
  }

  /// Writes the office's own definition of a feed, over the list's one if there is one.
  package func save(_ feed: Feed, now: Timestamp) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let definition = String(decoding: try encoder.encode(feed), as: UTF8.self)
    try database.run(
      """
      INSERT INTO feed (office, id, definition, removed, changed)
      VALUES (\(office), \(feed.id), \(definition), 0, \(now.milliseconds))
      ON CONFLICT (office, id) DO UPDATE SET definition = excluded.definition, removed = 0, changed = excluded.changed
      """)
  }

  /// Takes a feed off the office's list; what it brought stays, and its id is never given again.
  package func remove(_ feed: Feed, now: Timestamp) throws {
    try save(feed, now: now)
    try database.run("UPDATE feed SET removed = 1 WHERE office = \(office) AND id = \(feed.id)")
  }
}

/// What an office has changed about its feeds.
package struct FeedChanges: Sendable, Hashable {
  /// Feeds that it added or changed, by id.
  package var saved: [String: Feed] = [:]
  /// Ids that it took off the list.
  package var removed: Set<String> = []

  package init() {}
}

extension Store {
  /// What the office has changed about its feeds.
  package func feedChanges() throws -> FeedChanges {
    var changes = FeedChanges()
    for row in try database.rows("SELECT id, definition, removed FROM feed WHERE office = \(office)") {
      guard let id = row[0].text, let definition = row[1].text else { continue }
      if row[2].integer == 1 {
        changes.removed.insert(id)
      } else {
        changes.saved[id] = try JSONDecoder().decode(Feed.self, from: Data(definition.utf8))
      }
    }
    return changes
  }

  /// How each feed fared when it was last asked, by id.
  package func feedStates() throws -> [String: FeedState] {
    let rows = try database.rows(
      """
      SELECT feed, url, status, http, error, etag, last_modified, tried, answered, last_new, newest, failures,
        retry_after FROM feed_state WHERE office = \(office)
      """)
    var states: [String: FeedState] = [:]
    for row in rows {
      guard let feed = row[0].text, let url = row[1].text, let status = row[2].text.flatMap(FeedStatus.init),
        let tried = row[7].time
      else { continue }
      states[feed] = FeedState(
        feed: feed, url: url, status: status, http: Int(row[3].integer ?? 0), error: row[4].text,
        etag: row[5].text,
        lastModified: row[6].text, tried: tried, answered: row[8].time, lastNew: row[9].time,
        newest: row[10].time,
        failures: Int(row[11].integer ?? 0), retryAfter: row[12].time)
    }
    return states
  }
}

extension SQLValue {
  var time: Timestamp? { integer.map(Timestamp.init(milliseconds:)) }
}
