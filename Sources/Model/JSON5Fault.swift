/// Finds where a text stops being JSON5, once the decoder has said that it is none: it does not say where.
struct JSON5Fault {
  /// Line of the fault, from 1.
  let line: Int
  /// What would have been right there.
  let wanted: String

  /// The first fault of a text; nil if it has none that this can see.
  init?(_ bytes: [UInt8]) {
    var walk = Walk(bytes: bytes)
    do throws(Stop) {
      try walk.value(depth: 0)
      try walk.blank()
      guard walk.place == bytes.count else { throw Stop(wanted: "nothing more behind the last bracket") }
      return nil
    } catch {
      line = bytes[..<min(walk.place, bytes.count)].count { $0 == 0x0A } + 1
      wanted = error.wanted
    }
  }

  private struct Stop: Error {
    var wanted: String
  }

  private struct Walk {
    let bytes: [UInt8]
    var place = 0

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: byte) else { return false }
      place += 1
      return true
    }

    /// Passes over blanks and comments.
    mutating func blank() throws(Stop) {
      while let byte = next {
        if byte <= 0x20 || byte == 0xC2 && bytes[place...].starts(with: [0xC2, 0xA0]) {
          place += byte <= 0x20 ? 1 : 2
        } else if bytes[place...].starts(with: "//".utf8) {
          while let byte = next, byte != 0x0A { _ = byte; place += 1 }
        } else if bytes[place...].starts(with: "/*".utf8) {
          while place < bytes.count, !bytes[place...].starts(with: "*/".utf8) { place += 1 }
          guard place < bytes.count else { throw Stop(wanted: "*/ at the end of the comment") }
          place += 2
        } else {
          return
        }
      }
    }

    mutating func value(depth: Int) throws(Stop) {
      guard depth < 200 else { throw Stop(wanted: "fewer brackets within brackets") }
      try blank()
      if take("{") {
        try members(depth)
      } else if take("[") {
        try elements(depth)
      } else if next == 0x22 || next == 0x27 {
        try text()
      } else {
        try word()
      }
    }

    private mutating func members(_ depth: Int) throws(Stop) {
      try blank()
      while !take("}") {
        if next == 0x22 || next == 0x27 { try text() } else { try name() }
        try blank()
        guard take(":") else { throw Stop(wanted: "a colon behind the name") }
        try value(depth: depth + 1)
        try separator("}")
      }
    }

    private mutating func elements(_ depth: Int) throws(Stop) {
      try blank()
      while !take("]") {
        try value(depth: depth + 1)
        try separator("]")
      }
    }

    private mutating func separator(_ end: Unicode.Scalar) throws(Stop) {
      let before = place
      try blank()
      if take(",") {
        try blank()
      } else if next != UInt8(ascii: end) {
        // The missing comma belongs behind the last value, not where the next one stands.
        if place < bytes.count { place = before }
        throw Stop(wanted: "a comma or \(end)")
      }
    }

    private mutating func text() throws(Stop) {
      let quote = next
      place += 1
      while let byte = next, byte != quote {
        if byte == 0x0A { throw Stop(wanted: "a closing quotation mark") }
        place += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      guard next == quote else { throw Stop(wanted: "a closing quotation mark") }
      place += 1
    }

    private mutating func name() throws(Stop) {
      let start = place
      while let byte = next, isLetter(byte) || (0x30...0x39).contains(byte) { place += 1 }
      if place == start { throw Stop(wanted: "the name of a member, or }") }
    }

    /// A number, true, false, null, Infinity or NaN.
    private mutating func word() throws(Stop) {
      let start = place
      while let byte = next, isLetter(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte) {
        place += 1
      }
      let word = String(decoding: bytes[start..<place], as: UTF8.self)
      let bare = word.drop { $0 == "+" || $0 == "-" }
      let isNumber =
        !bare.isEmpty
        && (Double(bare) != nil || Double("0" + bare) != nil || bare.lowercased().hasPrefix("0x"))
      guard isNumber || ["true", "false", "null", "Infinity", "NaN"].contains(bare) else {
        place = start
        throw Stop(wanted: word.isEmpty ? "a value" : "quotation marks around \(word)")
      }
    }

    private func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x24
        || byte >= 0x80
    }
  }
}
