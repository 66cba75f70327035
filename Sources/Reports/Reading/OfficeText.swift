/// What a Word file says outside its marked fields, a line a paragraph; it may have been saved by another program.
struct WordText {
  private(set) var lines: [String] = []

  init(_ document: String) {
    var scanner = MarkupScanner(document)
    var (line, isText) = ("", false)
    /// Content controls that are open; for each whether it is a person's field.
    var fields: [Bool] = []
    while let token = scanner.next() {
      switch token {
      case .open("w:sdt", _, false): fields.append(false)
      case .close("w:sdt"): _ = fields.popLast()
      case .open("w:tag", let attributes, _):
        let isProse = MarkupScanner.attribute("w:val", in: attributes)?.hasPrefix(WordBody.proseTag) ?? false
        if isProse, !fields.isEmpty { fields[fields.count - 1] = true }
      case .open("w:t", _, let isEmpty): isText = !isEmpty
      case .close("w:t"): isText = false
      case .open("w:tab", _, _): line += line.isEmpty ? "" : " "
      case .text(let text) where isText: line += text
      case .close("w:p"):
        if !fields.contains(true), !line.allSatisfy(\.isWhitespace) { lines.append(line) }
        line = ""
      default: continue
      }
    }
  }
}

/// What the sheets of a workbook say, a line a cell; it may have been saved by another program.
struct SheetText {
  private(set) var lines: [String] = []

  init(_ archive: ZipArchive) {
    let shared = archive.text("xl/sharedStrings.xml").map(Self.strings) ?? []
    var number = 1
    while let sheet = archive.text("xl/worksheets/sheet\(number).xml") {
      lines += Self.cells(sheet, shared).map { "sheet \(number) \($0)" }
      number += 1
    }
  }

  private static func strings(_ text: String) -> [String] {
    var scanner = MarkupScanner(text)
    var (strings, current, isText): ([String], String, Bool) = ([], "", false)
    while let token = scanner.next() {
      switch token {
      case .open("t", _, let isEmpty): isText = !isEmpty
      case .close("t"): isText = false
      case .text(let part) where isText: current += part
      case .close("si"):
        strings.append(current)
        current = ""
      default: continue
      }
    }
    return strings
  }

  private static func cells(_ text: String, _ shared: [String]) -> [String] {
    var scanner = MarkupScanner(text)
    var (cells, place, kind, value, isValue) = ([String](), "", "", "", false)
    while let token = scanner.next() {
      switch token {
      case .open("c", let attributes, _):
        place = MarkupScanner.attribute("r", in: attributes) ?? ""
        kind = MarkupScanner.attribute("t", in: attributes) ?? "n"
        value = ""
      case .open("v", _, let isEmpty), .open("t", _, let isEmpty): isValue = !isEmpty
      case .close("v"), .close("t"): isValue = false
      case .text(let part) where isValue: value += part
      case .close("c"):
        let shown = shown(value, kind, shared)
        if !shown.isEmpty { cells.append("\(place) \(shown)") }
      default: continue
      }
    }
    return cells
  }

  private static func shown(_ value: String, _ kind: String, _ shared: [String]) -> String {
    if kind == "s" { return Int(value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? "" }
    // Programs write the same number with more or fewer digits.
    guard kind == "n", let number = Double(value) else { return value }
    return String((number * 1_000_000).rounded() / 1_000_000)
  }
}

/// What a page says outside its marked fields.
struct PageText {
  private(set) var lines: [String] = []

  init(_ page: String) {
    var scanner = MarkupScanner(page)
    /// Elements within a person's field that are open, itself included; 0 = outside.
    var (depth, isSkipped) = (0, false)
    while let token = scanner.next() {
      switch token {
      case .open("div", let attributes, _):
        if depth > 0 || MarkupScanner.attribute("data-field", in: attributes) != nil { depth += 1 }
      case .close("div"): depth = max(depth - 1, 0)
      case .open("style", _, _), .open("svg", _, false): isSkipped = true
      case .close("style"), .close("svg"): isSkipped = false
      case .text(let text) where depth == 0 && !isSkipped:
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !line.isEmpty { lines.append(line) }
      default: continue
      }
    }
  }
}
