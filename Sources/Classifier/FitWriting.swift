package import Model

/// Writes fitted tiers back into an area's file: its `context` block anew, every other byte as it was.
package enum FitWriting {
  /// The file with these moves made. Words keep their order; those that moved stand last in their new tier.
  ///
  /// - Throws: if the file has no `context` block of its own.
  package static func file(_ name: String, _ bytes: [UInt8], _ area: Area, _ moves: [ContextFit.Move])
    throws(DataFileError) -> [UInt8]
  {
    guard let block = contextBlock(bytes) else {
      throw DataFileError(
        file: name, line: nil, field: "context", problem: "not found; write context: { usual: [\"…\"] }")
    }
    return bytes[..<block.lowerBound] + Array(text(moved(area, moves)).utf8) + bytes[block.upperBound...]
  }

  private static func moved(_ area: Area, _ moves: [ContextFit.Move]) -> [ContextTier: [String]] {
    var words = area.contextWords
    for move in moves where move.area == area.id && move.old != move.new {
      words[move.old]?.removeAll { $0 == move.word }
      words[move.new, default: []].append(move.word)
    }
    return words
  }

  /// The block as the shipped files have it.
  private static func text(_ words: [ContextTier: [String]]) -> String {
    let tiers = ContextTier.allCases.compactMap { tier -> String? in
      guard let list = words[tier], !list.isEmpty else { return nil }
      return "    \(tier.rawValue): [\n\(lines(list))\n    ],\n"
    }
    return "{\n\(tiers.joined())  }"
  }

  /// Words in quotation marks, as many to a line as 118 columns hold.
  private static func lines(_ words: [String]) -> String {
    var lines: [String] = []
    var line = "     "
    for word in words {
      let piece = " \(JSONValue.string(word).text),"
      if columns(line) + columns(piece) > 118 {
        lines.append(line)
        line = "     "
      }
      line += piece
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }

  /// Where the value of the outermost member `context` stands.
  private static func contextBlock(_ bytes: [UInt8]) -> Range<Int>? {
    var scanner = JSON5Scanner(bytes)
    var start: Int?
    while let token = scanner.next() {
      if let start, token.depthBehind == 1, token.isClosing { return start..<token.end }
      if start == nil, token.depthBehind == 1, token.name(in: bytes) == "context" {
        _ = scanner.next()
        guard let opening = scanner.next(), opening.depthBehind == 2 else { return nil }
        start = opening.end - 1
      }
    }
    return nil
  }
}

/// Steps through JSON5 token by token, over blanks and comments.
private struct JSON5Scanner {
  struct Token {
    var start: Int
    var end: Int
    /// Open brackets behind the token.
    var depthBehind: Int
    var isClosing = false

    /// A bare or quoted name.
    func name(in bytes: [UInt8]) -> String {
      String(decoding: bytes[start..<end].filter { $0 != 0x22 && $0 != 0x27 }, as: UTF8.self)
    }
  }

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Token? {
    skipBlanks()
    guard place < bytes.count else { return nil }
    let start = place
    switch bytes[place] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      place += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      place += 1
      return Token(start: start, end: place, depthBehind: depth, isClosing: true)
    case UInt8(ascii: ":"), UInt8(ascii: ","): place += 1
    case 0x22, 0x27: skipText(bytes[place])
    default: skipWord()
    }
    return Token(start: start, end: place, depthBehind: depth)
  }

  private mutating func skipBlanks() {
    while place < bytes.count {
      if bytes[place] <= 0x20 {
        place += 1
      } else if bytes[place...].starts(with: "//".utf8) {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      } else if bytes[place...].starts(with: "/*".utf8) {
        while place < bytes.count, !bytes[place...].starts(with: "*/".utf8) { place += 1 }
        place = min(place + 2, bytes.count)
      } else {
        return
      }
    }
  }

  private mutating func skipText(_ quote: UInt8) {
    place += 1
    while place < bytes.count, bytes[place] != quote { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
    place = min(place + 1, bytes.count)
  }

  private mutating func skipWord() {
    place += 1
    while place < bytes.count, bytes[place] > 0x20, !"{}[]:,/\"'".utf8.contains(bytes[place]) { place += 1 }
  }
}
