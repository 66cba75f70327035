extension Transaction {
  /// The texts of an entry by kind, the first of each; a destroyed one is missing.
  package func texts(ofEntry seq: Int64) throws -> [String: String] {
    var texts: [String: String] = [:]
    for row in try database.rows(
      "SELECT kind, text FROM content WHERE office = \(office) AND seq = \(seq) ORDER BY digest")
    {
      guard let kind = row[0].text, let text = row[1].text else { continue }
      texts[kind] = texts[kind] ?? text
    }
    return texts
  }
}
