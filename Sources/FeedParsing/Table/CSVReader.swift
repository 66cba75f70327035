/// Walks the rows of separated values.
struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var at = 0
  private var line = 1

  /// More than any spreadsheet's cell holds (32,767 characters): a quotation mark that encloses more was never closed.
  private static let longestCell = 131_072

  /// A row with the line it begins on; `cells` is nil where its quotation marks do not fit.
  struct RawRow {
    var line: Int
    var cells: [String]?
  }

  init(_ text: [UInt8]) {
    bytes = text
    delimiter = Self.delimiter(of: text)
  }

  /// The commonest of comma, semicolon and tab outside quotation marks in the first line that says anything.
  private static func delimiter(of text: [UInt8]) -> UInt8 {
    let line = text.drop { $0 == 0x0A || $0 == 0x0D }
    var (counts, quoted) = ([UInt8: Int](), false)
    for byte in line {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if quoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte, default: 0] += 1
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    return candidates.reduce(candidates[0]) { counts[$1] ?? 0 > counts[$0] ?? 0 ? $1 : $0 }
  }

  /// The next row that is not blank. After one whose quotation marks do not fit, reading goes on with the line below
  /// its first: an open quotation mark may not swallow the good rows behind it.
  mutating func next() -> RawRow? {
    while at < bytes.count, takeBreak() {}
    guard at < bytes.count else { return nil }
    let start = (at: at, line: line)
    var cells: [String] = []
    while true {
      guard let cell = cell() else {
        (at, line) = start
        while at < bytes.count, !isBreak(at) { at += 1 }
        _ = takeBreak()
        return RawRow(line: start.line)
      }
      cells.append(cell)
      if at < bytes.count, bytes[at] == delimiter {
        at += 1
      } else {
        _ = takeBreak()
        return RawRow(line: start.line, cells: cells)
      }
    }
  }

  private func isBreak(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

  /// Goes past one line break: CR LF, LF or CR.
  private mutating func takeBreak() -> Bool {
    guard at < bytes.count, isBreak(at) else { return false }
    at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
    line += 1
    return true
  }

  /// One cell up to the delimiter or break behind it; nil where its quotation marks do not fit.
  private mutating func cell() -> String? {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return quoted() }
    let start = at
    while at < bytes.count, bytes[at] != delimiter, !isBreak(at) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quoted() -> String? {
    var text: [UInt8] = []
    at += 1
    while at < bytes.count, text.count <= Self.longestCell {
      let byte = bytes[at]
      if isBreak(at) {
        _ = takeBreak()
        text.append(0x0A)
        continue
      }
      at += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
        text.append(byte)
        at += 1
      } else {
        let isClosed = at == bytes.count || bytes[at] == delimiter || isBreak(at)
        return isClosed ? String(decoding: text, as: UTF8.self) : nil
      }
    }
    return nil
  }
}
