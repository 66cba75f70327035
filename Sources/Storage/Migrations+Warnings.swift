extension Migration {
  /// What the watch over topics was shown, how far it looked, and what it warned of.
  static let warnings = Migration(
    name: "warnings",
    statements: [
      """
      CREATE TABLE sighting (
        office TEXT NOT NULL, seq BIGINT NOT NULL, item TEXT NOT NULL, topic TEXT NOT NULL, flagged BIGINT NOT NULL,
        voiced BIGINT NOT NULL, area TEXT, severity TEXT, place TEXT, elsewhere BIGINT NOT NULL,
        PRIMARY KEY (office, seq))
      """,
      """
      CREATE TABLE watch_step (
        office TEXT NOT NULL, step_end BIGINT NOT NULL, last_seq BIGINT NOT NULL, PRIMARY KEY (office, step_end))
      """,
      """
      CREATE TABLE warning (
        office TEXT NOT NULL, at BIGINT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL,
        subject TEXT, area TEXT, severity TEXT, level TEXT NOT NULL, baseline DOUBLE PRECISION NOT NULL,
        chance DOUBLE PRECISION NOT NULL, surprise DOUBLE PRECISION NOT NULL, first_seen BIGINT NOT NULL,
        thin BIGINT NOT NULL, growth BIGINT NOT NULL, recurs TEXT, PRIMARY KEY (office, at, number))
      """,
      """
      CREATE TABLE warning_item (
        office TEXT NOT NULL, at BIGINT NOT NULL, number BIGINT NOT NULL, place BIGINT NOT NULL, item TEXT NOT NULL,
        PRIMARY KEY (office, at, number, place))
      """,
      "CREATE INDEX warning_item_item ON warning_item (office, item)",
    ])
}
