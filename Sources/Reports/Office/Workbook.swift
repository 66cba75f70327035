import Model
import Text

/// A workbook as Excel files are: text stays text, so that nothing in it is ever a formula; times are times.
struct Workbook {
  enum Value {
    case none
    case text(String)
    /// Digits.
    case number(String)
    /// A moment, shown as China's clocks show it.
    case time(Timestamp)
    case day(CivilDate)
    /// Seconds, not negative.
    case length(Int64)
  }

  struct Sheet {
    /// At most 31 characters, none of `[]:*?/\`.
    var name: String
    /// Head and width in characters.
    var columns: [(head: String, width: Int)]
    var rows: [[Value]]
    /// Whether the head stays in sight, can be filtered by, and is printed on every page.
    var isList = false
    /// On every printed page.
    var mark: String?
  }

  var sheets: [Sheet]
  var properties: OfficeProperties?

  func bytes() throws(ZipError) -> [UInt8] {
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", OfficeXML.contentTypes(types))
    archive.add(
      "_rels/.rels",
      OfficeXML.relations(
        [(id: "rIdBook", kind: "officeDocument", target: "xl/workbook.xml")]
          + (properties == nil ? [] : OfficeProperties.relations)))
    properties?.add(to: &archive)
    archive.add("xl/workbook.xml", book.html)
    archive.add(
      "xl/_rels/workbook.xml.rels",
      OfficeXML.relations(
        sheets.indices.map {
          (id: "rIdSheet\($0 + 1)", kind: "worksheet", target: "worksheets/sheet\($0 + 1).xml")
        }
          + [(id: "rIdStyles", kind: "styles", target: "styles.xml")]))
    archive.add("xl/styles.xml", Self.styles.html)
    for (index, sheet) in sheets.enumerated() {
      archive.add("xl/worksheets/sheet\(index + 1).xml", Self.xml(sheet).html)
    }
    return try archive.bytes()
  }

  private var types: [(part: String, type: String)] {
    func sheet(_ part: String, _ kind: String) -> (part: String, type: String) {
      (part: part, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.\(kind)+xml")
    }
    return [sheet("/xl/workbook.xml", "sheet.main"), sheet("/xl/styles.xml", "styles")]
      + sheets.indices.map { sheet("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
      + (properties == nil ? [] : OfficeProperties.contentTypes)
  }

  private var book: Markup {
    let lines = sheets.enumerated().map { index, sheet -> Markup in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rIdSheet\(index + 1)\"/>"
    }
    let names = sheets.enumerated().filter { $0.element.isList }.map { index, sheet -> Markup in
      let area = "$A$1:$\(Self.column(max(sheet.columns.count - 1, 0)))$\(sheet.rows.count + 1)"
      return """
        <definedName name="_xlnm._FilterDatabase" localSheetId="\(index)" hidden="1">'\(sheet.name)'!\(area)</definedName>\
        <definedName name="_xlnm.Print_Titles" localSheetId="\(index)">'\(sheet.name)'!$1:$1</definedName>
        """
    }
    return """
      \(OfficeXML.declaration)<workbook xmlns="\(OfficeXML.sheet)" xmlns:r="\(OfficeXML.document)/relationships">\
      <sheets>\(lines)</sheets>\(names.isEmpty ? "" : "<definedNames>\(names)</definedNames>" as Markup)</workbook>
      """
  }

  private static func xml(_ sheet: Sheet) -> Markup {
    let columns = sheet.columns.enumerated().map { index, column -> Markup in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
    }
    let head = row(1, sheet.columns.map { .text($0.head) }, style: Style.head)
    let rows = sheet.rows.enumerated().map { row($0.offset + 2, $0.element, style: nil) }
    let last = "\(column(max(sheet.columns.count - 1, 0)))\(sheet.rows.count + 1)"
    let pane: Markup =
      sheet.isList
      ? "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>" : ""
    let footer = (sheet.mark.map { "&L\($0)" } ?? "") + "&C第 &P 页，共 &N 页"
    return """
      \(OfficeXML.declaration)<worksheet xmlns="\(OfficeXML.sheet)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
      <dimension ref="A1:\(last)"/><sheetViews><sheetView workbookViewId="0">\(pane)</sheetView></sheetViews>\
      <cols>\(columns)</cols><sheetData>\(head)\(rows)</sheetData>\
      \(sheet.isList ? "<autoFilter ref=\"A1:\(last)\"/>" : "" as Markup)\
      <pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>\
      <headerFooter><oddFooter>\(footer)</oddFooter></headerFooter></worksheet>
      """
  }

  private static func row(_ number: Int, _ values: [Value], style: Int?) -> Markup {
    let cells = values.enumerated().compactMap { index, value in
      cell("\(column(index))\(number)", value, style: style)
    }
    return "<row r=\"\(number)\">\(cells)</row>"
  }

  private static func cell(_ place: String, _ value: Value, style: Int?) -> Markup? {
    switch value {
    case .none: nil
    case .text(let text):
      """
      <c r="\(place)" s="\(style ?? Style.text)" t="inlineStr"><is><t xml:space="preserve">\(OfficeXML.text(text))</t></is></c>
      """
    case .number(let digits): "<c r=\"\(place)\" s=\"\(Style.number)\"><v>\(digits)</v></c>"
    case .time(let time):
      "<c r=\"\(place)\" s=\"\(Style.time)\"><v>\(serial(time.seconds + chinaOffset))</v></c>"
    case .day(let day):
      "<c r=\"\(place)\" s=\"\(Style.day)\"><v>\(day.daysSinceEpoch + dayOne)</v></c>"
    case .length(let seconds): "<c r=\"\(place)\" s=\"\(Style.length)\"><v>\(fraction(seconds))</v></c>"
    }
  }

  /// Days from Excel's day 0 to 1970-01-01.
  private static let dayOne = 25569

  private static func serial(_ localSeconds: Int64) -> String {
    fraction(localSeconds + Int64(dayOne) * 86400)
  }

  /// Days with as many decimals as seconds need.
  private static func fraction(_ seconds: Int64) -> String {
    let billionths = ((seconds % 86400) * 1_000_000_000 + 43200) / 86400
    let digits = String(billionths)
    return "\(seconds / 86400).\(String(repeating: "0", count: max(9 - digits.count, 0)))\(digits)"
  }

  /// A, B … Z, AA …
  static func column(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : column(index / 26 - 1) + letter
  }

  /// Places in the list of cell formats.
  private enum Style {
    static let (text, head, number, time, day, length) = (0, 1, 2, 3, 4, 5)
  }

  private static let styles: Markup = """
    \(OfficeXML.declaration)<styleSheet xmlns="\(OfficeXML.sheet)"><numFmts count="3">\
    <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts>\
    <fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font>\
    <font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>\
    <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>\
    <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
    <border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="6">\(format(49, wraps: true))\
    <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>\
    \(format(0))\(format(164))\(format(165))\(format(166))</cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

  private static func format(_ number: Int, wraps: Bool = false) -> Markup {
    """
    <xf numFmtId="\(number)" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" \
    applyAlignment="1"><alignment vertical="top"\(wraps ? " wrapText=\"1\"" : "" as Markup)/></xf>
    """
  }
}

extension Workbook {
  /// The tables of a report, a sheet each.
  init(_ document: Document, _ tables: [ReportTable]) {
    let mark = document.provenance.isSimulated ? "演示数据 simulated data" : nil
    sheets = tables.enumerated().map { Self.sheet($0.element, number: $0.offset + 1, mark: mark) }
    if sheets.isEmpty { sheets = [Sheet(name: "空", columns: [("本期没有数据", 24)], rows: [])] }
    properties = OfficeProperties(title: document.title.chinese, provenance: document.provenance)
  }

  private static func sheet(_ table: ReportTable, number: Int, mark: String?) -> Sheet {
    let title = String(table.title.chinese.filter { !"[]:*?/\\'".contains($0) }.prefix(24))
    return Sheet(
      name: "\(number) \(title)", columns: table.columns.map { ($0.words.chinese, 6 + 5 * $0.weight) },
      rows: table.rows.map { $0.cells.map(value) }, isList: true, mark: mark)
  }

  private static func value(_ cell: Cell) -> Value {
    switch cell.value {
    case .none where cell.under == nil && cell.remark == nil: .none
    case .number(let number): .number(String(number))
    case .time(let time): .time(time)
    case .day(let day): .day(day)
    case .length(let seconds) where seconds >= 0: .length(seconds)
    default: .text(cell.lines.joined(separator: "\n"))
    }
  }
}
