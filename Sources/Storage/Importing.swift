package import Model

extension Migration {
  /// What came in by file instead of by feed: which items are internal, which tickets are cases already, and what a
  /// superior says really happened.
  static let importing = Migration(
    name: "importing",
    statements: [
      """
      CREATE TABLE imported_item (
        office TEXT NOT NULL, item TEXT NOT NULL, source TEXT, imported BIGINT NOT NULL, PRIMARY KEY (office, item))
      """,
      """
      CREATE TABLE imported_case (
        office TEXT NOT NULL, key TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (office, key))
      """,
      """
      CREATE TABLE truth (
        office TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, time BIGINT NOT NULL, source TEXT,
        state TEXT NOT NULL, reason TEXT NOT NULL, topic TEXT, case_id TEXT, seen BIGINT, opened BIGINT, why_not TEXT,
        PRIMARY KEY (office, id))
      """,
      "CREATE INDEX truth_time ON truth (office, time)",
    ])
}

extension Transaction {
  /// Marks an item as internal: a person brought it, and it may be about people who wrote to the office alone.
  ///
  /// - Parameter source: the channel that the file names.
  package func markImported(item id: String, source: String?, now: Timestamp) throws {
    try database.run(
      """
      INSERT INTO imported_item (office, item, source, imported)
      VALUES (\(office), \(id), \(source), \(now.milliseconds)) ON CONFLICT DO NOTHING
      """)
  }

  /// The case that an imported ticket became.
  ///
  /// - Parameter key: what the ticket is known by; a digest, for numbers lead to people.
  package func importedCase(_ key: String) throws -> String? {
    try database.rows("SELECT case_id FROM imported_case WHERE office = \(office) AND key = \(key)").first?
      .first?.text
  }

  /// Remembers which case a ticket became.
  package func saveImportedCase(_ key: String, _ caseID: String) throws {
    try database.run(
      "INSERT INTO imported_case (office, key, case_id) VALUES (\(office), \(key), \(caseID))")
  }
}
