import Model

@testable import Storage

extension Town {
  /// Takes in a flagged item whose words and address would like to be run; the id of its case.
  @discardableResult
  func collectHostile(evidenceAt start: Int = 8) async throws -> String {
    let title = "<script>alert(1)</script>\"'&"
    let evidence = Evidence(
      rule: "labour.x", area: "labour", field: .title, start: start, length: 5, text: "alert", points: 3,
      reason: "<b onclick=x>理由</b>")
    let assessment = Assessment(
      flagged: true, areas: [.init(area: "labour", score: 3)], severity: .ordinary, casualties: Casualties(),
      rumour: .none, polarity: .negative, jurisdiction: .ours, places: [], evidence: [evidence], whyNot: nil,
      rulebook: "k0")
    try await collect("x1", title, url: "javascript:alert(1)", assessment: assessment)
    return try await open("x1", title: title, area: "labour")
  }

  /// Throws away all texts, as destroying them one by one would.
  func destroyTexts() throws {
    try Database(path: path + "/store.sqlite").run("DELETE FROM content")
  }

  /// Changes an entry as somebody with the file and a tool could.
  func tamper(_ seq: Int) throws {
    let database = try Database(path: path + "/store.sqlite")
    try database.run("DROP TRIGGER log_entry_no_update")
    try database.run("UPDATE log_entry SET body = replace(body, 'cli', 'api') WHERE seq = \(seq)")
  }
}
