import Text

/// A table of a Word file: its head stands on every page, no row is cut in two.
struct WordTable {
  private let table: ReportTable
  private let widths: [Int]
  private let year: Int

  /// - Parameter year: that of the report, which its times leave out.
  init(_ table: ReportTable, width: Int, year: Int) {
    (self.table, self.year) = (table, year)
    let weights = max(table.columns.reduce(0) { $0 + $1.weight }, 1)
    widths = table.columns.map { width * $0.weight / weights }
  }

  var xml: Markup {
    let head = zip(table.columns, widths).map { column, width in
      Self.cell(width, [WordBody.paragraph("TableHead", column.words.chinese)], isHead: true)
    }
    let rows = table.rows.map { row -> Markup in
      let cells = zip(row.cells, widths).map { cell, width in Self.cell(width, content(cell)) }
      return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells)</w:tr>\n"
    }
    return """
      \(WordBody.paragraph("Caption", table.title.chinese))<w:tbl>\(Self.properties(widths, table.title.chinese))\
      <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(head)</w:tr>
      \(rows)</w:tbl>\(WordBody.paragraph("TableRemark", ""))
      """
  }

  /// The figures at a glance: what they count above, how many below.
  static func figures(_ figures: [Figure], width: Int) -> Markup {
    let widths = figures.map { _ in width / max(figures.count, 1) }
    let names = zip(figures, widths).map { figure, width in
      cell(width, [WordBody.paragraph("TableHead", figure.words.chinese)], isHead: true)
    }
    let values = zip(figures, widths).map { figure, width in
      cell(width, [WordBody.paragraph("Figure", figure.value.chinese)])
    }
    return """
      <w:tbl>\(properties(widths, "主要数据"))<w:tr>\(names)</w:tr><w:tr>\(values)</w:tr></w:tbl>\
      \(WordBody.paragraph("TableRemark", ""))
      """
  }

  private func content(_ cell: Cell) -> [Markup] {
    let remarks = cell.remark.map { $0.chinese.split(separator: "\n").count } ?? 0
    let lines = cell.lines(in: year)
    return lines.enumerated().map { index, line in
      WordBody.paragraph(index >= lines.count - remarks ? "TableRemark" : "TableText", line)
    }
  }

  private static func cell(_ width: Int, _ content: [Markup], isHead: Bool = false) -> Markup {
    let shade: Markup = isHead ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>" : ""
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/>\(shade)<w:vAlign w:val="center"/></w:tcPr>\(content)</w:tc>
      """
  }

  private static func properties(_ widths: [Int], _ title: String) -> Markup {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>" as Markup
    }
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" as Markup }
    return """
      <w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/><w:jc w:val="center"/>\
      <w:tblBorders>\(sides)</w:tblBorders><w:tblLayout w:type="fixed"/>\
      <w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>\
      <w:right w:w="57" w:type="dxa"/></w:tblCellMar><w:tblCaption w:val="\(title)"/></w:tblPr>\
      <w:tblGrid>\(grid)</w:tblGrid>
      """
  }
}
