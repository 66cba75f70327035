extension Migration {
  /// The tree of units, who stands in for whom, who is away, and passwords. Lists of ids are words with spaces between.
  static let routing = Migration(
    name: "routing",
    statements: [
      "ALTER TABLE unit ADD COLUMN parent TEXT",
      "ALTER TABLE unit ADD COLUMN areas TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE unit ADD COLUMN places TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE unit ADD COLUMN vertical BIGINT NOT NULL DEFAULT 0",
      "ALTER TABLE unit ADD COLUMN level TEXT",
      "ALTER TABLE person ADD COLUMN deputy_of TEXT NOT NULL DEFAULT ''",
      """
      CREATE TABLE leave (
        office TEXT NOT NULL, person TEXT NOT NULL, from_time BIGINT NOT NULL, to_time BIGINT NOT NULL,
        PRIMARY KEY (office, person, from_time))
      """,
      """
      CREATE TABLE password (
        office TEXT NOT NULL, person TEXT NOT NULL, hash TEXT NOT NULL, changed BIGINT NOT NULL,
        PRIMARY KEY (office, person))
      """,
    ])
}
