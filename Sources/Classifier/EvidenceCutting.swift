import Model

/// Evidence whose text has not been cut out yet.
struct Found {
  var rule: String
  var area: String?
  var span: Span
  var points: Double
  var reason: String
}

extension Reading {
  /// What was found with its exact slices of the fields as given, in the same order.
  func evidence(_ found: [Found], _ originals: (title: String, text: String)) -> [Evidence] {
    guard !found.isEmpty else { return [] }
    let origins = found.map { document.origin($0.span) }
    var slices = Array(repeating: "", count: found.count)
    var (title, text) = (ScalarWalk(originals.title), ScalarWalk(originals.text))
    // In order of place, so that each field is walked once.
    for index in found.indices.sorted(by: { origins[$0].range.lowerBound < origins[$1].range.lowerBound }) {
      let (field, range) = origins[index]
      slices[index] = field == .title ? title.slice(range) : text.slice(range)
    }
    return found.indices.map { index in
      let (entry, origin) = (found[index], origins[index])
      return Evidence(
        rule: entry.rule, area: entry.area, field: origin.field, start: origin.range.lowerBound,
        length: origin.range.count, text: slices[index], points: entry.points, reason: entry.reason)
    }
  }
}

/// A text walked from its beginning, to cut out slices whose places are counted in Unicode scalars.
struct ScalarWalk {
  private let text: String
  /// The byte at which the walk stands, and how many scalars are before it.
  private var byte = 0
  private var place = 0

  init(_ text: String) {
    self.text = text
  }

  /// The slice; it may not begin before the one asked for last.
  mutating func slice(_ range: Range<Int>) -> String {
    let bytes = text.utf8.span
    while place < range.lowerBound {
      byte += Self.length(bytes[byte])
      place += 1
    }
    var end = byte
    for _ in range { end += Self.length(bytes[end]) }
    let start = text.utf8.index(text.startIndex, offsetBy: byte)
    return String(text.unicodeScalars[start..<text.utf8.index(start, offsetBy: end - byte)])
  }

  /// Bytes of the scalar that begins with this one.
  private static func length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
