import Testing

@testable import Reports

@Suite struct EvaluationCSVTests {
  private static func text(_ report: Report) throws -> String {
    String(decoding: try report.bytes(.csv), as: UTF8.self)
  }

  @Test(
    "A cell that a spreadsheet would run is led by an apostrophe, and a number stays one",
    arguments: [
      ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
      ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""), ("-20", "-20"),
      ("2026-0001", "2026-0001"), ("a=b", "a=b"), ("", ""),
      ("=\u{301}1", "'=\u{301}1"), ("＝1+1", "'＝1+1"), ("\r\n=1", "\"'\r\n=1\""),
    ])
  func formulas(given: String, cell: String) {
    #expect(CSVText.cell(given) == cell)
  }

  @Test(
    "A cell with a separator, a quote or a line break stands in quotes",
    arguments: [
      ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
      ("a\r\nb", "\"a\r\nb\""),
    ])
  func quotes(given: String, cell: String) {
    #expect(CSVText.cell(given) == cell)
  }

  @Test(
    "The file begins with its byte order mark, ends its lines as spreadsheets expect, and holds every table")
  func file() throws {
    let text = try Self.text(Week.report(names: Week.names(simulated: false)))
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    #expect(text.hasSuffix("\r\n"))
    #expect(
      text.unicodeScalars.filter { $0 == "\n" }.count == text.unicodeScalars.filter { $0 == "\r" }.count)
    let tables = text.components("\r\n\r\n")
    #expect(tables.count == 4)
    #expect(tables.first?.components("\r\n").count == 4, "a head and three cases")
    #expect(text.contains("2026-0001,late-reporting,acknowledge-late,laobao-suo,lin-fang,10800,5"))
  }

  @Test("A name from outside cannot smuggle a formula into the file")
  func hostilePerson() throws {
    let text = try Self.text(Week.report(person: "=cmd|' /C calc'!A0"))
    #expect(text.contains(",'=cmd|' /C calc'!A0"))
    #expect(text.firstMatch(of: /[,\n]=/) == nil)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
