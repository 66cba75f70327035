import FeedParsing
import Model

/// One row or line of an imported file, its cells known by what they mean.
package struct IntakeRecord: Sendable, Hashable {
  /// From 1.
  package var line: Int
  private var values: [IntakeField: String] = [:]

  init(line: Int) { self.line = line }

  /// What stands there; nil where nothing does.
  package internal(set) subscript(field: IntakeField) -> String? {
    get { values[field] }
    set { values[field] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
  }
}

/// What an imported file holds: records, and the rows that are none.
package struct IntakeFile: Sendable, Hashable {
  package enum Format: String, Sendable, CaseIterable {
    case ndjson, csv
  }

  /// A row that cannot be used.
  package struct BadRow: Error, Sendable, Hashable, CustomStringConvertible {
    package var line: Int
    package var problem: String

    package init(line: Int, problem: String) {
      self.line = line
      self.problem = problem
    }

    package var description: String { problem }
  }

  package private(set) var records: [IntakeRecord] = []
  package private(set) var bad: [BadRow] = []
  package private(set) var warnings: [String] = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - needs: of each of these lists one field must have a column.
  /// - Throws: `IntakeError` where no row could be meant.
  package init(
    _ bytes: [UInt8], _ format: Format, map: ColumnMap = ColumnMap(), needs: [[IntakeField]]
  ) throws(IntakeError) {
    switch format {
    case .csv: try read(CSVTable(bytes), Columns(map), needs)
    case .ndjson: readLines(bytes, map)
    }
  }

  private mutating func read(_ table: CSVTable, _ columns: Columns, _ needs: [[IntakeField]])
    throws(IntakeError)
  {
    warnings = table.warnings
    bad = table.bad.map { BadRow(line: $0.line, problem: $0.problem) }
    if table.header.isEmpty && bad.isEmpty { throw .empty }
    if table.header.isEmpty { return }
    let places = try columns.places(in: table.header)
    for group in needs where !group.contains(where: { places[$0] != nil }) {
      throw .missing(group, header: table.header)
    }
    records = table.rows.map { row in
      var record = IntakeRecord(line: row.line)
      for (field, indices) in places {
        let cells = indices.filter { !row.cells[$0].isEmpty }
        record[field] =
          field == .complainant
          ? cells.map { "\(table.header[$0])：\(row.cells[$0])" }.joined(separator: "；")
          : cells.first.map { row.cells[$0] }
      }
      return record
    }
  }

  private mutating func readLines(_ bytes: [UInt8], _ map: ColumnMap) {
    let columns = Columns(map)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let text = String(decoding: line, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      if text.isEmpty { continue }
      guard case .object(let members)? = JSONValue(text: String(text)) else {
        bad.append(BadRow(line: index + 1, problem: "not a JSON object"))
        continue
      }
      var record = IntakeRecord(line: index + 1)
      for field in IntakeField.allCases {
        let names = columns.names(of: field)
        let found = names.filter { members[$0].flatMap(Self.written) != nil }
        record[field] =
          field == .complainant
          ? found.compactMap { name in members[name].flatMap(Self.written).map { "\(name)：\($0)" } }
            .joined(separator: "；")
          : found.first.flatMap { members[$0] }.flatMap(Self.written)
      }
      records.append(record)
    }
  }

  /// A member as a cell would hold it.
  private static func written(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }
}

/// Which columns hold which fields.
struct Columns {
  private let map: ColumnMap

  init(_ map: ColumnMap) { self.map = map }

  /// The names that a field may go by here.
  func names(of field: IntakeField) -> [String] {
    if let given = map.columns[field] { return [given] }
    let taken = Set(map.columns.values)
    return ([field.rawValue] + field.names).filter { !taken.contains($0) }
  }

  /// The columns of each field: one, but for the complainant every one that fits.
  func places(in header: [String]) throws(IntakeError) -> [IntakeField: [Int]] {
    for name in map.columns.values where !header.contains(name) {
      throw .noColumn(name, header: header)
    }
    let plain = header.map(Self.plain)
    var places: [IntakeField: [Int]] = [:]
    for field in IntakeField.allCases {
      let names = names(of: field)
      let given = map.columns[field] != nil
      let found = names.compactMap { name in
        given ? header.firstIndex(of: name) : plain.firstIndex(of: name)
      }
      if !found.isEmpty { places[field] = field == .complainant ? found.sorted() : [found[0]] }
    }
    return places
  }

  /// A column's name without the marks that forms put to it: `诉求标题（必填）*`.
  private static func plain(_ name: String) -> String {
    let cut = name.prefix { !"(（[【*＊:：".contains($0) }
    return cut.filter { !$0.isWhitespace }.lowercased()
  }
}
