/// Reads JSON5 (json5.org): JSON with comments, bare names, either quotation mark, a comma behind the last entry and
/// freer numbers. It stops at the first fault, and says where it is and what would have been right there.
struct JSON5Reader {
  struct Fault: Error {
    /// From 1.
    var line: Int
    /// What would have been right there.
    var wanted: String
  }

  /// A fault at the place where the reader stands.
  struct Stop: Error {
    var wanted: String
  }

  let bytes: [UInt8]
  var place = 0
  /// Names of members and numbers of elements, from the outermost on, down to where the reader stands.
  private var trail: [String] = []
  /// What is looked for, and where it was found.
  private var wanted: [String]?
  private var found: Int?

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a whole text in UTF-8, which may begin with a byte order mark.
  static func value(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    var reader = JSON5Reader(bytes)
    do throws(Stop) {
      return try reader.document()
    } catch {
      throw Fault(line: reader.line(of: reader.place), wanted: error.wanted)
    }
  }

  /// The line, from 1, on which a member or an element begins, named by its path; nil if there is none.
  static func line(of path: [String], in bytes: [UInt8]) -> Int? {
    var reader = JSON5Reader(bytes)
    reader.wanted = path
    _ = try? reader.document()
    return reader.found.map(reader.line)
  }

  private func line(of place: Int) -> Int { bytes[..<min(place, bytes.count)].count { $0 == 0x0A } + 1 }

  /// Reads what is within a member or an element that begins at a place.
  private mutating func within(_ name: String, at start: Int, _ depth: Int) throws(Stop) -> JSONValue {
    guard wanted != nil else { return try value(depth: depth) }
    trail.append(name)
    if trail == wanted, found == nil { found = start }
    let value = try value(depth: depth)
    trail.removeLast()
    return value
  }

  private mutating func document() throws(Stop) -> JSONValue {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      place = error.byteOffsets.lowerBound
      throw Stop(wanted: "text in UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    let value = try value(depth: 0)
    try blank()
    guard place == bytes.count else { throw Stop(wanted: "nothing more behind the last bracket") }
    return value
  }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  /// Passes over blanks and comments.
  private mutating func blank() throws(Stop) {
    while let byte = next {
      if byte == 0x2F {
        guard try comment() else { return }
      } else {
        let length = blankLength(byte)
        if length == 0 { return }
        place += length
      }
    }
  }

  /// Passes over the comment that begins here, if one does.
  private mutating func comment() throws(Stop) -> Bool {
    if bytes[place...].starts(with: "//".utf8) {
      while let byte = next, byte != 0x0A { _ = byte; place += 1 }
      return true
    }
    guard bytes[place...].starts(with: "/*".utf8) else { return false }
    place += 2
    while place < bytes.count, !bytes[place...].starts(with: "*/".utf8) { place += 1 }
    guard place < bytes.count else { throw Stop(wanted: "*/ at the end of the comment") }
    place += 2
    return true
  }

  /// How many bytes the blank takes that begins with this byte here; 0 if none does.
  private func blankLength(_ byte: UInt8) -> Int {
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
    let rest = bytes[place...]
    if rest.starts(with: "\u{A0}".utf8) { return 2 }
    return ["\u{3000}", "\u{2028}", "\u{2029}", "\u{FEFF}"].contains { rest.starts(with: $0.utf8) } ? 3 : 0
  }

  private mutating func value(depth: Int) throws(Stop) -> JSONValue {
    guard depth < 200 else { throw Stop(wanted: "fewer brackets within brackets") }
    try blank()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth))
    case UInt8(ascii: "["): return .array(try elements(depth))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try text())
    default: return try word()
    }
  }

  /// Of several members of one name the first counts.
  private mutating func members(_ depth: Int) throws(Stop) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    place += 1
    try blank()
    while !take("}") {
      let start = place
      let name = next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") ? try text() : try name()
      try blank()
      guard take(":") else { throw Stop(wanted: "a colon behind the name") }
      let value = try within(name, at: start, depth + 1)
      if let first = members.updateValue(value, forKey: name) { members[name] = first }
      try separator("}")
    }
    return members
  }

  private mutating func elements(_ depth: Int) throws(Stop) -> [JSONValue] {
    var elements: [JSONValue] = []
    place += 1
    try blank()
    while !take("]") {
      elements.append(try within(String(elements.count), at: place, depth + 1))
      try separator("]")
    }
    return elements
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

  /// A name without quotation marks.
  private mutating func name() throws(Stop) -> String {
    let start = place
    while let byte = next, isLetter(byte) || place > start && isDigit(byte) { place += 1 }
    if place == start { throw Stop(wanted: "the name of a member, or }") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  func isLetter(_ byte: UInt8) -> Bool {
    byte < 0x80
      ? (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte == 0x24 : blankLength(byte) == 0
  }
}
