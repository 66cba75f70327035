/// A table as spreadsheets and hotline systems export it: comma-, semicolon- or tab-separated values (RFC 4180) in
/// whatever charset Chinese systems write. What is wrong with a row costs that row alone.
package struct CSVTable: Sendable, Hashable {
  /// A row of as many cells as the header has.
  package struct Row: Sendable, Hashable {
    /// Line on which it begins, from 1.
    package var line: Int
    /// White space at both ends removed, and the `="…"` with which spreadsheets keep long numbers whole.
    package var cells: [String]
  }

  /// A row that cannot be used.
  package struct BadRow: Sendable, Hashable {
    package var line: Int
    /// What is wrong and what to do.
    package var problem: String
  }

  /// Names of the columns; empty for an empty document.
  package private(set) var header: [String] = []
  /// In the order of the document.
  package private(set) var rows: [Row] = []
  package private(set) var bad: [BadRow] = []
  /// One English sentence for each thing that was mended.
  package private(set) var warnings: [String]

  /// Reads a document; its first row that is not blank is the header, which also tells the delimiter.
  package init(_ bytes: [UInt8]) {
    let decoded = Charset.decode(bytes, contentType: nil)
    warnings = decoded.warnings
    var reader = CSVReader(decoded.text)
    while let row = reader.next() {
      switch row.cells {
      case nil:
        bad.append(
          BadRow(
            line: row.line, problem: "a quotation mark is not closed; close it, or double it inside a cell"))
        // Without a header no later row can be meant.
        if header.isEmpty { return }
      case let cells? where cells.allSatisfy(\.isEmpty): continue
      case let cells? where header.isEmpty: header = cells.map(Self.plain)
      case let cells? where cells.count != header.count:
        bad.append(
          BadRow(
            line: row.line,
            problem:
              "\(cells.count) cells where the header has \(header.count); quote cells that hold a delimiter"
          ))
      case let cells?: rows.append(Row(line: row.line, cells: cells.map(Self.plain)))
      }
    }
  }

  private static func plain(_ cell: String) -> String {
    let text = cell.trimmed
    guard text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 else { return text }
    return String(text.dropFirst(2).dropLast())
  }
}
