import Testing

@testable import Storage

struct SQLTests {
  @Test("Every interpolated value is bound, none is read as SQL")
  func binds() throws {
    let evil = "'); DROP TABLE t; --"
    let sql: SQL = "INSERT INTO t VALUES (\(evil), \(7), \(nil as String?), \(true), \(2.5))"
    #expect(sql.text == "INSERT INTO t VALUES (?, ?, ?, ?, ?)")
    #expect(sql.values == [.text(evil), .integer(7), .null, .integer(1), .real(2.5)])
    let database = try Database(path: ":memory:")
    try database.run("CREATE TABLE t (a, b, c, d, e)")
    try database.run(sql)
    #expect(try database.rows("SELECT * FROM t") == [sql.values])
  }

  @Test("A piece of SQL brings its own values, in order")
  func nests() {
    let condition: SQL = "b = \(2)"
    let sql: SQL = "SELECT \(1) WHERE \(condition) AND c = \("3")"
    #expect(sql.text == "SELECT ? WHERE b = ? AND c = ?")
    #expect(sql.values == [.integer(1), .integer(2), .text("3")])
  }

  @Test(
    "Texts come back as they went in, but for U+0000",
    arguments: [
      ("", ""), ("中文😀𠮷e\u{301}", "中文😀𠮷e\u{301}"), ("a\0b", "ab"), ("\0", ""), ("\r\n\0\u{1}", "\r\n\u{1}"),
      ("'\"\\?%", "'\"\\?%"),
    ])
  func texts(text: String, stored: String) throws {
    let database = try Database(path: ":memory:")
    let rows = try database.rows("SELECT \(text), length(\(text))")
    #expect(rows == [[.text(stored), .integer(Int64(stored.unicodeScalars.count))]])
  }
}
