import Model
import Text

/// Tables as any spreadsheet opens them: UTF-8 with a byte order mark, so that the Chinese reads right; lines end in
/// CR LF (RFC 4180), tables are parted by an empty line.
package struct CSVText {
  private let tables: [ReportTable]
  private let isSimulated: Bool

  init(_ tables: [ReportTable], isSimulated: Bool) { (self.tables, self.isSimulated) = (tables, isSimulated) }

  var text: String {
    let isMarked = !tables.isEmpty && tables.allSatisfy(\.isMarked)
    let mark = isSimulated && !isMarked ? [[["演示数据", "simulated"]]] : []
    let sections =
      mark
      + tables.map { table in
        [table.columns.map(\.words.chinese)] + table.rows.map { $0.cells.map(Self.plain) }
      }
    let lines = sections.map { rows in
      rows.map { $0.map(Self.cell).joined(separator: ",") }.joined(separator: "\r\n")
    }
    return "\u{FEFF}" + lines.joined(separator: "\r\n\r\n") + "\r\n"
  }

  /// Rows of cells as such a file.
  package static func file(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Times and lengths as machines read them.
  private static func plain(_ cell: Cell) -> String {
    switch cell.value {
    case .none: ""
    case .time(let time): time.rfc3339
    case .length(let seconds): String(seconds)
    case .cases(let ids): ids.joined(separator: " ")
    case .entries(let entries): entries.map { String($0.seq) }.joined(separator: " ")
    case .list(let list): list.map(\.chinese).joined(separator: "；")
    default: cell.lines.joined(separator: " ")
    }
  }

  /// A cell in quotes where it must be; one that a spreadsheet would take for a formula is led by an apostrophe. It goes
  /// by scalars: a line break or a formula's sign may be part of a longer character.
  static func cell(_ text: String) -> String {
    let isNumber = Int64(text) != nil
    let isFormula = !isNumber && text.unicodeScalars.first.map { formulaSigns.contains($0) } == true
    let safe = isFormula ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { special.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// The full-width ones count in East Asian editions of spreadsheets.
  private static let formulaSigns = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)
  private static let special = Set("\",\r\n".unicodeScalars)
}
