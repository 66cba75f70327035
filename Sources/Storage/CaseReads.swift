/// An entry of the log as it is stored, with the case that it belongs to.
package struct CaseBody: Sendable, Hashable {
  package var caseID: String
  package var body: String
}

extension Store {
  /// All entries that belong to a case, in the order of the log.
  package func caseBodies() throws -> [CaseBody] {
    try database.rows(
      """
      SELECT case_entry.case_id, log_entry.body FROM case_entry
      JOIN log_entry ON log_entry.office = case_entry.office AND log_entry.seq = case_entry.seq
      WHERE case_entry.office = \(office) ORDER BY case_entry.seq
      """
    ).compactMap { row in
      guard let id = row[0].text, let body = row[1].text else { return nil }
      return CaseBody(caseID: id, body: body)
    }
  }

  /// The last entries of the log before a seq, newest first; those of one case, of one action, where these are given.
  package func logBodies(
    before seq: Int64, limit: Int, ofCase caseID: String? = nil, action: String? = nil
  ) throws -> [String] {
    var filter: SQL = ""
    if let caseID {
      filter = "AND seq IN (SELECT seq FROM case_entry WHERE office = \(office) AND case_id = \(caseID))"
    }
    if let action { filter = "\(filter) AND body LIKE \("%\"action\":\"\(action)\"%")" }
    return try database.rows(
      """
      SELECT body FROM log_entry WHERE office = \(office) AND seq < \(seq) \(filter) ORDER BY seq DESC LIMIT \(limit)
      """
    ).compactMap { $0[0].text }
  }

  /// What every case is called, by id: as `title(ofCase:)`. The plus keeps a planner from walking all topics by their time.
  package func caseTitles() throws -> [String: String] {
    let rows = try database.rows(
      """
      SELECT opened.case_id, coalesce(
        (SELECT topic.title FROM case_topic JOIN topic ON topic.office = case_topic.office AND topic.id = case_topic.topic
          WHERE case_topic.office = opened.office AND case_topic.case_id = opened.case_id
          ORDER BY +topic.started LIMIT 1),
        (SELECT content.text FROM content WHERE content.office = opened.office AND content.seq = opened.seq
          AND content.kind = 'title' LIMIT 1))
      FROM (SELECT office, case_id, min(seq) AS seq FROM case_entry WHERE office = \(office) GROUP BY office, case_id)
        AS opened
      """)
    return Dictionary(
      rows.compactMap { row in row[0].text.flatMap { id in row[1].text.map { (id, $0) } } }
    ) { first, _ in first }
  }

  /// The texts of a case's entries by digest; destroyed ones are missing.
  package func content(ofCase id: String) throws -> [String: String] {
    let rows = try database.rows(
      """
      SELECT content.digest, content.text FROM case_entry
      JOIN content ON content.office = case_entry.office AND content.seq = case_entry.seq
      WHERE case_entry.office = \(office) AND case_entry.case_id = \(id)
      """)
    return Dictionary(
      rows.compactMap { row in row[0].text.flatMap { digest in row[1].text.map { (digest, $0) } } }
    ) { first, _ in first }
  }
}
