import Text

/// A report as a Word file, set as offices set theirs: GB/T 9704 page, grid, faces and page numbers (`domain.md` §7).
package struct WordDocument {
  private let document: Document

  package init(_ document: Document) { self.document = document }

  /// The file; the same report gives the same bytes.
  package func bytes() throws(ZipError) -> [UInt8] {
    let body = WordBody(document)
    let charts = body.charts
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", OfficeXML.contentTypes(Self.types(charts.count)))
    archive.add(
      "_rels/.rels",
      OfficeXML.relations(
        [(id: "rIdDocument", kind: "officeDocument", target: "word/document.xml")]
          + OfficeProperties.relations))
    OfficeProperties(title: document.title.chinese, provenance: document.provenance).add(to: &archive)
    archive.add("word/document.xml", body.xml.html)
    archive.add("word/_rels/document.xml.rels", OfficeXML.relations(Self.relations(charts.count)))
    archive.add("word/styles.xml", WordStyles.xml.html)
    archive.add("word/fontTable.xml", WordStyles.fonts.html)
    archive.add("word/settings.xml", WordPage.settings.html)
    for (name, part) in WordPage(document).margins { archive.add("word/\(name).xml", part.html) }
    for (index, chart) in charts.enumerated() { try Self.add(chart, index + 1, to: &archive) }
    return try archive.bytes()
  }

  private static func add(_ chart: Chart, _ number: Int, to archive: inout ZipArchive) throws(ZipError) {
    archive.add("word/charts/chart\(number).xml", DrawingChart(chart).xml.html)
    archive.add(
      "word/charts/_rels/chart\(number).xml.rels",
      OfficeXML.relations([
        (id: "rIdData", kind: "package", target: "../embeddings/chart\(number).xlsx")
      ]))
    archive.add("word/embeddings/chart\(number).xlsx", try DrawingChart(chart).workbook())
  }

  private static func types(_ charts: Int) -> [(part: String, type: String)] {
    func word(_ name: String, _ kind: String) -> (part: String, type: String) {
      (
        part: "/word/\(name).xml",
        type: "application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind)+xml"
      )
    }
    let drawn = (0..<charts).map {
      (
        part: "/word/charts/chart\($0 + 1).xml",
        type: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
      )
    }
    return [
      word("document", "document.main"), word("styles", "styles"), word("fontTable", "fontTable"),
      word("settings", "settings"), word("header1", "header"), word("header2", "header"),
      word("footer1", "footer"), word("footer2", "footer"),
    ] + drawn + OfficeProperties.contentTypes
  }

  private static func relations(_ charts: Int) -> [(id: String, kind: String, target: String)] {
    let drawn = (0..<charts).map {
      (id: "rIdChart\($0 + 1)", kind: "chart", target: "charts/chart\($0 + 1).xml")
    }
    return [
      (id: "rIdStyles", kind: "styles", target: "styles.xml"),
      (id: "rIdFonts", kind: "fontTable", target: "fontTable.xml"),
      (id: "rIdSettings", kind: "settings", target: "settings.xml"),
      (id: "rIdHeader1", kind: "header", target: "header1.xml"),
      (id: "rIdHeader2", kind: "header", target: "header2.xml"),
      (id: "rIdFooter1", kind: "footer", target: "footer1.xml"),
      (id: "rIdFooter2", kind: "footer", target: "footer2.xml"),
    ] + drawn
  }
}
