package import Model

/// Somebody who is signed in at one browser.
package struct StoredSession: Sendable, Hashable {
  /// Hash of what the browser holds.
  package var token: String
  /// Id of the person.
  package var person: String
  package var begun: Timestamp
  /// When it was last used, to the minute.
  package var seen: Timestamp

  package init(token: String, person: String, begun: Timestamp, seen: Timestamp) {
    (self.token, self.person, self.begun, self.seen) = (token, person, begun, seen)
  }
}

extension Transaction {
  /// Writes a session, over the one of the same token.
  package func save(_ session: StoredSession) throws {
    try database.run(
      """
      INSERT INTO session (office, token, person, begun, seen)
      VALUES (\(office), \(session.token), \(session.person), \(session.begun.milliseconds),
        \(session.seen.milliseconds))
      ON CONFLICT (office, token) DO UPDATE SET seen = excluded.seen
      """)
  }

  package func endSession(_ token: String) throws {
    try database.run("DELETE FROM session WHERE office = \(office) AND token = \(token)")
  }

  /// Ends a person's sessions at every browser.
  package func endSessions(of person: String) throws {
    try database.run("DELETE FROM session WHERE office = \(office) AND person = \(person)")
  }

  /// Ends what was begun before the one moment, or not used since the other.
  package func endSessions(begunBefore begun: Timestamp, unseenSince seen: Timestamp) throws {
    try database.run(
      """
      DELETE FROM session
      WHERE office = \(office) AND (begun < \(begun.milliseconds) OR seen < \(seen.milliseconds))
      """)
  }

  /// Keeps the hash of the secret by which the first administrator gets in, over an older one.
  package func saveSetupSecret(hash: String, now: Timestamp) throws {
    try database.run(
      """
      INSERT INTO setup_secret (office, hash, made) VALUES (\(office), \(hash), \(now.milliseconds))
      ON CONFLICT (office) DO UPDATE SET hash = excluded.hash, made = excluded.made
      """)
  }

  /// nil where none was made, or it has been used.
  package func setupSecret() throws -> String? {
    try database.rows("SELECT hash FROM setup_secret WHERE office = \(office)").first?.first?.text
  }

  /// Whether anybody has a password, the disabled too.
  package func hasPasswords() throws -> Bool {
    try database.integer("SELECT count(*) FROM password WHERE office = \(office)") != 0
  }
}

extension Store {
  /// The session of a token's hash; nil if there is none.
  package func session(_ token: String) throws -> StoredSession? {
    let rows = try database.rows(
      "SELECT person, begun, seen FROM session WHERE office = \(office) AND token = \(token)")
    guard let row = rows.first, let person = row[0].text, let begun = row[1].time, let seen = row[2].time
    else { return nil }
    return StoredSession(token: token, person: person, begun: begun, seen: seen)
  }
}
