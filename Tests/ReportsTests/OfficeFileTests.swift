import Model
import Testing
import Text

@testable import Reports

@Suite struct OfficeFileTests {
  private func part(_ name: String, _ format: ReportFormat) throws -> String {
    try #require(try ZipArchive(try Week.report().bytes(format)).text(name))
  }

  @Test("The same report gives the same bytes, in every form", arguments: ReportFormat.allCases)
  func deterministic(format: ReportFormat) throws {
    let first = try Week.report().bytes(format)
    for _ in 0..<5 { #expect(try Week.report().bytes(format) == first) }
  }

  @Test("A container gives back what went in, the list of types first")
  func container() throws {
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", "<Types/>")
    archive.add("字/空.xml", "")
    archive.add("b", [UInt8](repeating: 7, count: 100_000))
    #expect(try ZipArchive(try archive.bytes()) == archive)
    #expect(try ZipArchive(try Week.report().bytes(.docx)).parts.first?.name == "[Content_Types].xml")
  }

  @Test("What is no container is refused, and so is a damaged one")
  func damaged() throws {
    #expect(throws: ZipError.self) { try ZipArchive(Array("PK\u{3}\u{4} not really".utf8)) }
    var bytes = try Week.report().bytes(.docx)
    bytes.removeLast(bytes.count / 2)
    #expect(throws: ZipError.self) { try ZipArchive(bytes) }
  }

  @Test("The Word page is that of GB/T 9704: A4, margins, 22 lines, page numbers outside")
  func page() throws {
    let body = try part("word/document.xml", .docx)
    for mark in [
      "w:pgSz w:w=\"11906\" w:h=\"16838\"", "w:top=\"2098\"", "w:left=\"1588\"", "w:bottom=\"1984\"",
      "w:right=\"1474\"",
      "w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\"",
    ] {
      #expect(body.contains(mark), "\(mark)")
    }
    #expect(try part("word/settings.xml", .docx).contains("evenAndOddHeaders"))
    #expect(try part("word/footer1.xml", .docx).contains("w:jc w:val=\"right\""))
    #expect(try part("word/footer2.xml", .docx).contains("w:jc w:val=\"left\""))
    #expect(body.contains("一、问题清单") && body.contains("二、通报"))
  }

  @Test("Every form says that the data are a demonstration's", arguments: ReportFormat.allCases)
  func simulated(format: ReportFormat) throws {
    let bytes = try Week.report().bytes(format)
    let texts =
      format == .docx || format == .xlsx
      ? try ZipArchive(bytes).parts.map { String(decoding: $0.bytes, as: UTF8.self) }
      : [String(decoding: bytes, as: UTF8.self)]
    let mark = format == .json ? "\"simulated\":true" : "演示数据"
    #expect(texts.contains { $0.contains(mark) })
  }

  @Test("Nothing in a workbook is a formula, whatever it begins with; numbers are numbers, times are times")
  func workbook() throws {
    let table = ReportTable(
      "t", Words("表", "t"), [.init("甲", "a"), .init("乙", "b"), .init("丙", "c")],
      [
        .init([.text("=1+1"), .number(7), .time(Timestamp(rfc3339: "2026-11-20T12:00:00"))])
      ])
    let document = try Week.report().document
    let sheet = try #require(
      try ZipArchive(try Workbook(document, [table]).bytes()).text("xl/worksheets/sheet1.xml"))
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>"))
    #expect(sheet.contains("<v>7</v>") && sheet.contains("<v>46346.500000000</v>"))
    #expect(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:C2\"/>"))
  }

  @Test("Characters that XML cannot hold are left out; markup stays text")
  func hostileText() throws {
    #expect(OfficeXML.text("a\u{0}\u{B}b\u{FFFE}\n") == "ab\n")
    let report = try Week.report(names: Week.names(office: "<w:p>\u{1}&", person: "]]>"))
    let body = try #require(try ZipArchive(try report.bytes(.docx)).text("word/document.xml"))
    #expect(body.contains("&lt;w:p&gt;&amp;") && body.contains("]]&gt;"))
  }

  @Test("Headings count as official papers do")
  func headings() {
    var numbers = HeadingNumbers()
    let counted = [1, 2, 2, 3, 1, 2].map { numbers.next($0).chinese }
    #expect(counted == ["一、", "（一）", "（二）", "1.", "二、", "（一）"])
    #expect([10, 11, 20, 99].map(HeadingNumbers.chinese) == ["十", "十一", "二十", "九十九"])
    #expect([0, 25, 26, 701, 702].map(Workbook.column) == ["A", "Z", "AA", "ZZ", "AAA"])
  }
}
