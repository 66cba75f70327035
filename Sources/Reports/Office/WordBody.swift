import Model
import Text

/// What stands in a Word file: head, blocks in order, and who signs.
struct WordBody {
  /// The charts in the order in which they stand; their parts are numbered from 1.
  private(set) var charts: [Chart] = []
  private(set) var xml: Markup = ""

  init(_ document: Document) {
    let page = WordPage(document)
    var numbers = HeadingNumbers()
    var parts: [Markup] = [Self.head(document)]
    for block in document.blocks {
      parts.append(render(block, page, &numbers))
    }
    parts.append(Self.foot(document))
    xml = """
      \(OfficeXML.declaration)<w:document xmlns:w="\(OfficeXML.word)" xmlns:r="\(OfficeXML.document)/relationships" \
      xmlns:wp="\(OfficeXML.drawing)/wordprocessingDrawing" xmlns:a="\(OfficeXML.drawing)/main" \
      xmlns:c="\(OfficeXML.drawing)/chart"><w:body>
      \(parts)\(page.section)</w:body></w:document>
      """
  }

  private mutating func render(_ block: Block, _ page: WordPage, _ numbers: inout HeadingNumbers) -> Markup {
    switch block {
    case .heading(let level, let words):
      return Self.paragraph("Heading\(min(max(level, 1), 3))", numbers.next(level).chinese + words.chinese)
    case .paragraph(let text): return Self.paragraphs("Body", text)
    case .remark(let words): return Self.paragraphs("Remark", words.chinese)
    case .figures(let figures): return WordTable.figures(figures, width: page.textWidth)
    case .table(let table): return WordTable(table, width: page.textWidth, year: page.year).xml
    case .chart(let chart):
      charts.append(chart)
      return DrawingChart.frame(chart, number: charts.count)
        + WordTable(chart.table, width: page.textWidth, year: page.year).xml
    case .prose(let prose): return Self.field(prose)
    }
  }

  /// A marked field: a content control, in which a person can go on writing.
  private static func field(_ prose: Prose) -> Markup {
    let empty = prose.text == nil
    let text = prose.text ?? "（\(prose.words.chinese)：由人员填写）"
    return """
      <w:sdt><w:sdtPr><w:alias w:val="\(prose.words.chinese)"/><w:tag w:val="\(proseTag)\(prose.id)"/>\
      \(empty ? "<w:showingPlcHdr/>" : "" as Markup)</w:sdtPr><w:sdtContent>\(paragraphs("Body", text))</w:sdtContent></w:sdt>

      """
  }

  /// Before the name of the field in its tag.
  static let proseTag = "prose."

  private static func head(_ document: Document) -> Markup {
    let title = paragraph("Title", document.title.chinese)
    let covers = paragraph("Covers", document.covers ?? "")
    guard case .briefing(let masthead) = document.style else { return title + covers }
    return """
      \(masthead.keeping.map { paragraph("Keeping", $0) })\(paragraph("MastheadName", masthead.name))\
      \(paragraph("Issue", masthead.issue))\
      <w:p><w:pPr><w:pStyle w:val="MastheadLine"/></w:pPr>\(run(masthead.unit))<w:r><w:tab/></w:r>\(run(day(masthead.day)))</w:p>
      \(title)\(covers)
      """
  }

  private static func foot(_ document: Document) -> Markup {
    let origin = paragraph("Provenance", document.provenance.sentence)
    switch document.style {
    case .plain(let office, let day), .wide(let office, let day):
      return paragraph("Normal", "") + paragraph("Signature", office) + paragraph("Signature", Self.day(day))
        + origin
    case .briefing(let masthead):
      let lines = [("报", masthead.recipients.superiors), ("送", masthead.recipients.others)]
        .filter { !$0.1.isEmpty }
        .map { paragraph("Distribution", "\($0.0)：\($0.1.joined(separator: "，"))。") }
      return "\(origin)\(paragraph("Normal", ""))\(lines)"
    }
  }

  /// 2026年11月20日: Arabic, without leading zeros.
  static func day(_ day: CivilDate) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

  /// A paragraph for each line of the text.
  static func paragraphs(_ style: String, _ text: String) -> Markup {
    "\(text.split(separator: "\n").map { paragraph(style, String($0)) })"
  }

  static func paragraph(_ style: String, _ text: String) -> Markup {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(text.isEmpty ? "" : run(text))</w:p>\n"
  }

  private static func run(_ text: String) -> Markup {
    "<w:r><w:t xml:space=\"preserve\">\(OfficeXML.text(text))</w:t></w:r>"
  }
}
