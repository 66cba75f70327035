import Model
import Testing

@testable import Reports

@Suite struct ReportFileTests {
  static let readable: [ReportFormat] = [.html, .docx, .xlsx, .json]

  @Test("A report tells what it was computed from, in every form but CSV", arguments: readable)
  func origin(format: ReportFormat) throws {
    let report = try Week.report()
    let file = try ReportFile(try report.bytes(format))
    #expect(file.provenance == report.document.provenance)
    #expect(file.format == format)
    #expect(file.lines.count > 20)
    #expect(file.differences(from: try ReportFile(try report.bytes(format))).isEmpty)
  }

  @Test("A changed figure is told with both sides", arguments: readable)
  func changed(format: ReportFormat) throws {
    let file = try ReportFile(try Week.report().bytes(format))
    let other = try ReportFile(try Week.report(person: "somebody-else").bytes(format))
    let told = other.differences(from: file)
    #expect(told.contains { $0.hasPrefix("file: ") && $0.contains("somebody-else") })
    #expect(told.contains { $0.hasPrefix("recomputed: ") })
  }

  @Test("What a person writes in a marked field is no difference", arguments: [ReportFormat.html, .docx])
  func prose(format: ReportFormat) throws {
    let plain = try ReportFile(try Week.report().bytes(format))
    let bytes = try Week.report(notes: ["opinion": "情况属实。\n建议通报。"]).bytes(format)
    let written = try ReportFile(bytes)
    #expect(written.differences(from: plain).isEmpty)
    #expect(!written.lines.contains { $0.contains("情况属实") })
  }

  @Test("What is no report is told as such")
  func strangers() throws {
    let csv = try Week.report().bytes(.csv)
    #expect(throws: ReportFileError.noReport) { try ReportFile(csv) }
    #expect(throws: ReportFileError.noOrigin) { try ReportFile(Array("{\"a\":1}".utf8)) }
    #expect(throws: ReportFileError.noOrigin) { try ReportFile(Array("<!doctype html><p>".utf8)) }
    #expect(throws: ReportFileError.self) { try ReportFile(Array("PK".utf8)) }
    var archive = ZipArchive()
    archive.add("word/document.xml", "<w:p/>")
    let bytes = try archive.bytes()
    #expect(throws: ReportFileError.noOrigin) { try ReportFile(bytes) }
  }

  @Test("Entities and tags are read as programs write them")
  func scanner() {
    #expect(MarkupScanner.unescaped("a&amp;b&#x4e00;&#20108;&nope;&lt;&quot;") == "a&b一二&nope;<\"")
    #expect(
      WordText("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙</w:t></w:r></w:p>").lines == [
        "甲 乙"
      ])
    #expect(
      PageText("<p>甲<br>乙</p><div data-field=\"x\"><div>丙</div>丁</div><p>戊</p>").lines == ["甲", "乙", "戊"])
  }
}
