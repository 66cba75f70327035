/// The store's shape, step by step. Steps are only ever appended; each runs once, in a transaction of its own.
struct Migration: Sendable {
  var name: String
  var statements: [String]

  static let all = [collecting, responding, routing, importing, topics, warnings, signIn, finding]

  /// Items, judgements, topics. Texts are searched as pairs of characters (`Text.Grams`) that we make ourselves, so
  /// that any SQLite tool can open the file and PostgreSQL's search can agree.
  private static let collecting = Migration(
    name: "collecting",
    statements: [
      """
      CREATE TABLE office (
        code TEXT PRIMARY KEY, name TEXT NOT NULL, simulated BIGINT NOT NULL, created BIGINT NOT NULL)
      """,
      """
      CREATE TABLE feed (
        office TEXT NOT NULL, id TEXT NOT NULL, definition TEXT NOT NULL, removed BIGINT NOT NULL,
        changed BIGINT NOT NULL, PRIMARY KEY (office, id))
      """,
      """
      CREATE TABLE feed_state (
        office TEXT NOT NULL, feed TEXT NOT NULL, url TEXT NOT NULL, status TEXT NOT NULL, http BIGINT NOT NULL,
        error TEXT, etag TEXT, last_modified TEXT, tried BIGINT NOT NULL, answered BIGINT, last_new BIGINT,
        newest BIGINT, failures BIGINT NOT NULL, retry_after BIGINT, PRIMARY KEY (office, feed))
      """,
      """
      CREATE TABLE item (
        office TEXT NOT NULL, id TEXT NOT NULL, feed TEXT NOT NULL, url TEXT, published BIGINT, precision TEXT,
        collected BIGINT NOT NULL, PRIMARY KEY (office, id))
      """,
      "CREATE INDEX item_collected ON item (office, collected)",
      """
      CREATE TABLE item_version (
        office TEXT NOT NULL, item TEXT NOT NULL, version BIGINT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
        digest TEXT NOT NULL, collected BIGINT NOT NULL, search_key BIGINT NOT NULL,
        PRIMARY KEY (office, item, version))
      """,
      "CREATE UNIQUE INDEX item_version_search_key ON item_version (search_key)",
      "CREATE VIRTUAL TABLE item_search USING fts5(grams, content='', detail=none, tokenize='unicode61')",
      "CREATE TABLE rulebook (version TEXT PRIMARY KEY, content TEXT NOT NULL, added BIGINT NOT NULL)",
      """
      CREATE TABLE assessment (
        office TEXT NOT NULL, item TEXT NOT NULL, version BIGINT NOT NULL, rulebook TEXT NOT NULL,
        flagged BIGINT NOT NULL, area TEXT, severity TEXT, jurisdiction TEXT NOT NULL, polarity TEXT NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (office, item, version, rulebook))
      """,
      """
      CREATE TABLE topic (
        office TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, first_item TEXT NOT NULL, started BIGINT NOT NULL,
        PRIMARY KEY (office, id))
      """,
      "CREATE INDEX topic_started ON topic (office, started)",
      """
      CREATE TABLE topic_item (
        office TEXT NOT NULL, item TEXT NOT NULL, topic TEXT NOT NULL, relation TEXT NOT NULL, score DOUBLE PRECISION,
        time BIGINT NOT NULL, PRIMARY KEY (office, item))
      """,
      "CREATE INDEX topic_item_topic ON topic_item (office, topic)",
    ])
}

extension Migration {
  /// People, cases, and the response log, whose entries the database itself refuses to change.
  fileprivate static let responding = Migration(
    name: "responding",
    statements: [
      """
      CREATE TABLE unit (
        office TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, duty BIGINT NOT NULL,
        disabled BIGINT NOT NULL, PRIMARY KEY (office, id))
      """,
      """
      CREATE TABLE person (
        office TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, roles TEXT NOT NULL,
        disabled BIGINT NOT NULL, PRIMARY KEY (office, id))
      """,
      """
      CREATE TABLE log_entry (
        office TEXT NOT NULL, seq BIGINT NOT NULL, body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (office, seq))
      """,
      """
      CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry
      BEGIN SELECT RAISE(ABORT, 'a log entry is never changed'); END
      """,
      """
      CREATE TRIGGER log_entry_no_delete BEFORE DELETE ON log_entry
      BEGIN SELECT RAISE(ABORT, 'a log entry is never removed'); END
      """,
      """
      CREATE TRIGGER log_entry_no_replace BEFORE INSERT ON log_entry
      WHEN EXISTS (SELECT 1 FROM log_entry WHERE office = NEW.office AND seq = NEW.seq)
      BEGIN SELECT RAISE(ABORT, 'a log entry is never replaced'); END
      """,
      "CREATE TABLE log_head (office TEXT PRIMARY KEY, seq BIGINT NOT NULL, hash TEXT NOT NULL)",
      """
      CREATE TABLE content (
        office TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, salt TEXT NOT NULL, text TEXT NOT NULL,
        seq BIGINT NOT NULL, PRIMARY KEY (office, digest))
      """,
      // What follows only finds entries faster; all of it can be made anew from the log.
      """
      CREATE TABLE case_entry (
        office TEXT NOT NULL, case_id TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (office, case_id, seq))
      """,
      """
      CREATE TABLE case_topic (
        office TEXT NOT NULL, topic TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (office, topic))
      """,
    ])
}

extension Migration {
  /// Finds the texts of an entry and the topics of a case without reading all of them.
  fileprivate static let finding = Migration(
    name: "finding",
    statements: [
      "CREATE INDEX content_seq ON content (office, seq)",
      "CREATE INDEX case_topic_case ON case_topic (office, case_id)",
    ])
}

extension Database {
  /// Brings an opened file to today's shape.
  ///
  /// - Parameter now: milliseconds, for the record.
  func migrate(now: Int64) throws {
    try run(
      "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)"
    )
    let done = Int(try integer("SELECT max(number) FROM migration") ?? 0)
    guard done <= Migration.all.count else { throw StorageError.newer(path: path, migration: done) }
    for (index, step) in Migration.all.enumerated().dropFirst(done) {
      try transaction {
        // Another process may have opened the new file in the same moment.
        guard try integer("SELECT count(*) FROM migration WHERE number = \(index + 1)") == 0 else { return }
        for statement in step.statements { try run(SQL(stringLiteral: statement)) }
        try run("INSERT INTO migration (number, name, applied) VALUES (\(index + 1), \(step.name), \(now))")
      }
    }
  }

  /// Whether the file is new, or has the table of our migrations.
  func holdsOurs() throws(StorageError) -> Bool {
    let tables = try rows("SELECT name FROM sqlite_master WHERE type = 'table'").compactMap { $0.first?.text }
    return tables.isEmpty || tables.contains("migration")
  }
}
