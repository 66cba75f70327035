package import Model

/// What the doctor looks at beside the log.
package struct StoreExamination: Sendable {
  /// `ok`, or what SQLite says is wrong with the file.
  package var integrity = "ok"
  /// Seqs by case, in order.
  package var caseEntries: [String: [Int64]] = [:]
  package var content: [StoredContent] = []
  package var units: [Unit] = []
  package var people: [Person] = []
  package var items = 0
  /// Versions of items that the search index does not know.
  package var unsearchable = 0
  package var withoutTopic = 0
  /// When a feed last answered.
  package var lastAnswer: Timestamp?
}

extension Store {
  /// Reads all of it.
  package func examination() throws -> StoreExamination {
    func count(_ sql: SQL) throws -> Int { Int(try database.integer(sql) ?? 0) }
    var view = StoreExamination()
    view.integrity = try database.rows("PRAGMA integrity_check(1)").first?.first?.text ?? "no answer"
    for row in try database.rows("SELECT case_id, seq FROM case_entry WHERE office = \(office) ORDER BY seq")
    {
      if let id = row[0].text, let seq = row[1].integer { view.caseEntries[id, default: []].append(seq) }
    }
    for row in try database.rows("SELECT kind, text, salt, digest FROM content WHERE office = \(office)") {
      guard let kind = row[0].text, let text = row[1].text, let salt = row[2].text, let digest = row[3].text
      else {
        continue
      }
      view.content.append(StoredContent(kind: kind, text: text, salt: salt, digest: digest))
    }
    (view.units, view.people) = (try units(), try people())
    view.items = try count("SELECT count(*) FROM item WHERE office = \(office)")
    view.unsearchable = try count(
      "SELECT count(*) FROM item_version WHERE search_key NOT IN (SELECT rowid FROM item_search)")
    view.withoutTopic = try count(
      """
      SELECT count(*) FROM item WHERE office = \(office)
        AND id NOT IN (SELECT item FROM topic_item WHERE office = \(office))
      """)
    view.lastAnswer = try database.rows("SELECT max(answered) FROM feed_state WHERE office = \(office)")
      .first?.first?
      .time
    return view
  }
}
