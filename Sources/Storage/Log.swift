package import Model

/// A free text of the log with the salt that hides it.
package struct StoredContent: Sendable, Hashable {
  package var kind: String
  package var text: String
  /// 16 random bytes in lower hex.
  package var salt: String
  /// Hex SHA-256 of the salt's bytes followed by the text.
  package var digest: String

  package init(kind: String, text: String, salt: String, digest: String) {
    self.kind = kind
    self.text = text
    self.salt = salt
    self.digest = digest
  }
}

extension Transaction {
  /// The last row of the log, as the head names it; nil for an empty log.
  package func logHead() throws -> LogHead? { try database.logHead(of: office) }

  /// Puts a row behind the last one and moves the head; the row's seq must be the next.
  ///
  /// - Parameters:
  ///   - caseID: the case that the entry belongs to.
  ///   - topic: the topic whose later items belong to this case, for the entry that opens it.
  package func append(_ row: LogRow, caseID: String?, topic: String?, content: [StoredContent]) throws {
    try database.run(
      """
      INSERT INTO log_entry (office, seq, body, prev, hash)
      VALUES (\(office), \(row.seq), \(row.body), \(row.prev), \(row.hash))
      """)
    try database.run(
      """
      INSERT INTO log_head (office, seq, hash) VALUES (\(office), \(row.seq), \(row.hash))
      ON CONFLICT (office) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
      """)
    if let caseID {
      try database.run(
        "INSERT INTO case_entry (office, case_id, seq) VALUES (\(office), \(caseID), \(row.seq))")
    }
    if let topic, let caseID {
      try database.run(
        "INSERT INTO case_topic (office, topic, case_id) VALUES (\(office), \(topic), \(caseID)) ON CONFLICT DO NOTHING"
      )
    }
    for text in content {
      try database.run(
        """
        INSERT INTO content (office, digest, kind, salt, text, seq)
        VALUES (\(office), \(text.digest), \(text.kind), \(text.salt), \(text.text), \(row.seq))
        """)
    }
  }

  /// The bodies of a case's entries, in order.
  package func bodies(ofCase id: String) throws -> [String] {
    try database.bodies(ofCase: id, office: office)
  }

  /// The body of one entry.
  package func body(_ seq: Int64) throws -> String? {
    try database.rows("SELECT body FROM log_entry WHERE office = \(office) AND seq = \(seq)").first?.first?
      .text
  }

  /// The case that a topic's items belong to.
  package func caseID(ofTopic topic: String) throws -> String? {
    try database.rows("SELECT case_id FROM case_topic WHERE office = \(office) AND topic = \(topic)").first?
      .first?.text
  }

  /// The highest case id of a year; nil for none.
  package func lastCaseID(year: Int) throws -> String? {
    let last = "\(year)-~"
    return try database.rows(
      """
      SELECT max(case_id) FROM case_entry
      WHERE office = \(office) AND case_id > \("\(year)-") AND case_id < \(last) AND length(case_id) = (
        SELECT max(length(case_id)) FROM case_entry
        WHERE office = \(office) AND case_id > \("\(year)-") AND case_id < \(last))
      """
    ).first?.first?.text
  }
}

extension Store {
  /// Whether nothing has been written yet but the office itself.
  package func isBlank() throws -> Bool {
    try database.integer(
      """
      SELECT (SELECT count(*) FROM log_entry) + (SELECT count(*) FROM log_head) + (SELECT count(*) FROM unit)
        + (SELECT count(*) FROM case_entry) + (SELECT count(*) FROM item)
      """) == 0
  }

  /// The rows of the log from a seq on, in order, at most so many.
  package func logRows(after seq: Int64 = 0, limit: Int = .max) throws -> [LogRow] {
    try database.rows(
      """
      SELECT office, seq, body, prev, hash FROM log_entry WHERE office = \(office) AND seq > \(seq)
      ORDER BY seq LIMIT \(limit)
      """
    ).compactMap(Self.row)
  }

  /// Every row of every office in either table of the log: what verifying looks at.
  package func wholeLog() throws -> WholeLog {
    var whole = WholeLog()
    for row in try database.rows("SELECT office, seq, body, prev, hash FROM log_entry ORDER BY office, seq") {
      if let row = Self.row(row) { whole.rows.append(row) } else { whole.unreadable += 1 }
    }
    for row in try database.rows("SELECT office, seq, hash FROM log_head") {
      if let office = row[0].text, let seq = row[1].integer, let hash = row[2].text {
        whole.heads.append(LogHead(office: office, seq: seq, hash: hash))
      } else {
        whole.unreadable += 1
      }
    }
    whole.known =
      try database.integer(
        "SELECT max(seq) FROM (SELECT max(seq) AS seq FROM case_entry UNION ALL SELECT max(seq) FROM content)"
      ) ?? 0
    return whole
  }

  private static func row(_ row: [SQLValue]) -> LogRow? {
    guard let office = row[0].text, let seq = row[1].integer, let body = row[2].text, let prev = row[3].text,
      let hash = row[4].text
    else { return nil }
    return LogRow(office: office, seq: seq, body: body, prev: prev, hash: hash)
  }

  /// The bodies of a case's entries, in order.
  package func bodies(ofCase id: String) throws -> [String] {
    try database.bodies(ofCase: id, office: office)
  }

  /// Ids of all cases, oldest first.
  package func caseIDs() throws -> [String] {
    try database.rows(
      "SELECT case_id FROM case_entry WHERE office = \(office) GROUP BY case_id ORDER BY min(seq)"
    ).compactMap { $0[0].text }
  }

  /// The case that an item's topic belongs to.
  package func caseID(ofItem id: String) throws -> String? {
    try database.rows(
      """
      SELECT case_topic.case_id FROM topic_item
      JOIN case_topic ON case_topic.office = topic_item.office AND case_topic.topic = topic_item.topic
      WHERE topic_item.office = \(office) AND topic_item.item = \(id)
      """
    ).first?.first?.text
  }

  /// How much the store holds.
  package func counts() throws -> (items: Int, flagged: Int, cases: Int, entries: Int) {
    func count(_ sql: SQL) throws -> Int { Int(try database.integer(sql) ?? 0) }
    return (
      try count("SELECT count(*) FROM item WHERE office = \(office)"),
      try count("SELECT count(DISTINCT item) FROM assessment WHERE office = \(office) AND flagged = 1"),
      try count("SELECT count(DISTINCT case_id) FROM case_entry WHERE office = \(office)"),
      try count("SELECT count(*) FROM log_entry WHERE office = \(office)")
    )
  }

  /// What a case is called: the title of its topic, else the text that came with its opening.
  package func title(ofCase id: String) throws -> String? {
    let rows = try database.rows(
      """
      SELECT coalesce(
        (SELECT topic.title FROM case_topic JOIN topic ON topic.office = case_topic.office AND topic.id = case_topic.topic
          WHERE case_topic.office = \(office) AND case_topic.case_id = \(id) ORDER BY +topic.started LIMIT 1),
        (SELECT content.text FROM case_entry JOIN content ON content.office = case_entry.office
          AND content.seq = case_entry.seq AND content.kind = 'title'
          WHERE case_entry.office = \(office) AND case_entry.case_id = \(id) ORDER BY content.seq LIMIT 1))
      """)
    return rows.first?.first?.text
  }

  /// The last row of the log, as the head names it; nil for an empty log.
  package func logHead() throws -> LogHead? { try database.logHead(of: office) }

  /// Topics whose items belong to a case.
  package func topics(ofCase id: String) throws -> [String] {
    try database.rows(
      "SELECT topic FROM case_topic WHERE office = \(office) AND case_id = \(id) ORDER BY topic"
    ).compactMap { $0[0].text }
  }

  /// The texts of an entry by digest; a destroyed one is missing.
  package func content(ofEntry seq: Int64) throws -> [String: StoredContent] {
    var texts: [String: StoredContent] = [:]
    for row in try database.rows(
      "SELECT digest, kind, salt, text FROM content WHERE office = \(office) AND seq = \(seq)")
    {
      guard let digest = row[0].text, let kind = row[1].text, let salt = row[2].text, let text = row[3].text
      else {
        continue
      }
      texts[digest] = StoredContent(kind: kind, text: text, salt: salt, digest: digest)
    }
    return texts
  }
}

extension Database {
  fileprivate func logHead(of office: String) throws -> LogHead? {
    try rows("SELECT seq, hash FROM log_head WHERE office = \(office)").first.flatMap { row in
      guard let seq = row[0].integer, let hash = row[1].text else { return nil }
      return LogHead(office: office, seq: seq, hash: hash)
    }
  }

  fileprivate func bodies(ofCase id: String, office: String) throws -> [String] {
    try rows(
      """
      SELECT log_entry.body FROM case_entry
      JOIN log_entry ON log_entry.office = case_entry.office AND log_entry.seq = case_entry.seq
      WHERE case_entry.office = \(office) AND case_entry.case_id = \(id) ORDER BY case_entry.seq
      """
    ).compactMap { $0[0].text }
  }
}

/// An item of a case as the observation of its heat counts it.
package struct CaseSighting: Sendable, Hashable {
  /// When we first saw it.
  package var time: Timestamp
  package var feed: String
  package var isNegative: Bool
}

extension Transaction {
  /// The items of a case's topics that were first seen within a span.
  package func sightings(ofCase id: String, _ span: ClosedRange<Timestamp>) throws -> [CaseSighting] {
    let rows = try database.rows(
      """
      SELECT item.collected, item.feed, max(CASE WHEN assessment.polarity = 'negative' THEN 1 ELSE 0 END)
      FROM case_topic
      JOIN topic_item ON topic_item.office = case_topic.office AND topic_item.topic = case_topic.topic
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
      WHERE case_topic.office = \(office) AND case_topic.case_id = \(id)
        AND item.collected >= \(span.lowerBound.milliseconds) AND item.collected <= \(span.upperBound.milliseconds)
      GROUP BY item.id, item.collected, item.feed ORDER BY item.collected, item.id
      """)
    return rows.compactMap { row in
      guard let time = row[0].time, let feed = row[1].text else { return nil }
      return CaseSighting(time: time, feed: feed, isNegative: row[2].integer == 1)
    }
  }
}
