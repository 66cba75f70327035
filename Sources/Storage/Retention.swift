package import Model
import Text

extension Transaction {
  /// The last entry of an action; nil if there is none.
  package func lastBody(of action: String) throws -> String? {
    try database.rows(
      """
      SELECT body FROM log_entry WHERE office = \(office) AND body LIKE \("%\"action\":\"\(action)\"%")
      ORDER BY seq DESC LIMIT 1
      """
    ).first?.first?.text
  }

  /// All entries of an action, in order.
  package func bodies(of action: String) throws -> [String] {
    try database.rows(
      """
      SELECT body FROM log_entry WHERE office = \(office) AND body LIKE \("%\"action\":\"\(action)\"%") ORDER BY seq
      """
    ).compactMap { $0[0].text }
  }

  /// Ids of all cases, oldest first.
  package func caseIDs() throws -> [String] {
    try database.rows(
      "SELECT case_id FROM case_entry WHERE office = \(office) GROUP BY case_id ORDER BY min(seq)"
    ).compactMap { $0[0].text }
  }

  /// Items with words first seen before a moment whose topics belong to none of these cases, oldest first.
  package func itemsCollected(before: Timestamp, sparing cases: Set<String>, limit: Int) throws -> [String] {
    let rows = try database.rows(
      """
      SELECT DISTINCT item.id, case_topic.case_id FROM item
      JOIN item_version ON item_version.office = item.office AND item_version.item = item.id
      LEFT JOIN topic_item ON topic_item.office = item.office AND topic_item.item = item.id
      LEFT JOIN case_topic ON case_topic.office = item.office AND case_topic.topic = topic_item.topic
      WHERE item.office = \(office) AND item.collected < \(before.milliseconds)
      ORDER BY item.collected, item.id LIMIT \(limit)
      """)
    return rows.filter { row in row[1].text.map { !cases.contains($0) } ?? true }.compactMap { $0[0].text }
  }

  /// The items of a case's topics that still have words.
  package func items(ofCase id: String) throws -> [String] {
    try database.rows(
      """
      SELECT DISTINCT topic_item.item FROM case_topic
      JOIN topic_item ON topic_item.office = case_topic.office AND topic_item.topic = case_topic.topic
      JOIN item_version ON item_version.office = topic_item.office AND item_version.item = topic_item.item
      WHERE case_topic.office = \(office) AND case_topic.case_id = \(id) ORDER BY topic_item.item
      """
    ).compactMap { $0[0].text }
  }

  /// Takes the words of an item out of every table and index. The item's id stays, so that it is not collected anew.
  package func destroy(item id: String) throws {
    let versions = try database.rows(
      "SELECT search_key, title, text FROM item_version WHERE office = \(office) AND item = \(id)")
    for row in versions {
      guard let key = row[0].integer else { continue }
      // An index without content wants to be told what it held.
      let grams = Grams.document(FoldedText((row[1].text ?? "") + "\n" + (row[2].text ?? "")))
      try database.run(
        "INSERT INTO item_search (item_search, rowid, grams) VALUES ('delete', \(key), \(grams))")
    }
    try database.run("DELETE FROM assessment WHERE office = \(office) AND item = \(id)")
    try database.run("DELETE FROM item_version WHERE office = \(office) AND item = \(id)")
    try database.run("UPDATE item SET url = NULL WHERE office = \(office) AND id = \(id)")
    // A name that a warning was given for is a piece of its items' words.
    try database.run(
      """
      UPDATE warning SET subject = NULL WHERE office = \(office) AND kind = 'term' AND EXISTS (
        SELECT 1 FROM warning_item WHERE warning_item.office = warning.office AND warning_item.at = warning.at
          AND warning_item.number = warning.number AND warning_item.item = \(id))
      """)
    try database.run("UPDATE topic SET title = '' WHERE office = \(office) AND first_item = \(id)")
  }

  /// The digests of a case's texts of some kinds; no kinds = of every kind.
  package func digests(ofCase id: String, kinds: Set<String>) throws -> [String] {
    try database.rows(
      """
      SELECT content.digest, content.kind FROM case_entry
      JOIN content ON content.office = case_entry.office AND content.seq = case_entry.seq
      WHERE case_entry.office = \(office) AND case_entry.case_id = \(id) ORDER BY content.seq, content.digest
      """
    ).filter { row in kinds.isEmpty || row[1].text.map(kinds.contains) == true }.compactMap { $0[0].text }
  }

  /// Takes a text of the log away, salt included: its entry stays, and nobody can guess what it said.
  package func destroy(content digest: String) throws {
    try database.run("DELETE FROM content WHERE office = \(office) AND digest = \(digest)")
  }

  /// Makes the search index forget what was deleted from it.
  package func settleSearch() throws {
    try database.run("INSERT INTO item_search (item_search) VALUES ('optimize')")
  }
}

extension Store {
  /// Empties the write-ahead log, in which deleted words still stand, and gives free pages back.
  ///
  /// - Throws: `StorageError`, also where another process reads at that moment.
  package func wipeFreed() throws {
    let rows = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    guard rows.first?.first?.integer == 0 else { throw StorageError.locked(path: database.path) }
  }
}
