/// Reads JSON (RFC 8259), as forgiving as feeds need: a lone surrogate is U+FFFD, control characters in strings stay,
/// and of a document that ends early the whole elements are kept.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var depth = 0
  /// Whether the document ended within a value.
  private(set) var isCut = false

  /// Deeper than any feed, shallower than the stack.
  private static let maximumDepth = 200

  private struct Malformed: Error {}

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// nil where the text is not JSON; what follows the value is passed over, and so is a function call around it.
  static func read(_ text: [UInt8]) -> (value: LooseJSON, isCut: Bool)? {
    text.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      let open = bytes.prefix(200).firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
      reader.at = open ?? 0
      guard let value = try? reader.value() else { return nil }
      return (value, reader.isCut)
    }
  }

  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at].isXMLSpace { at += 1 }
  }

  private mutating func value() throws(Malformed) -> LooseJSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try nested { (reader) throws(Malformed) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(Malformed) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(Malformed) -> LooseJSON
  ) throws(Malformed) -> LooseJSON {
    guard depth < Self.maximumDepth else { throw Malformed() }
    depth += 1
    at += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func array() throws(Malformed) -> LooseJSON {
    var values: [LooseJSON] = []
    while true {
      skipSpace()
      if isAtEnd() { return .array(values) }
      if next == UInt8(ascii: "]") { break }
      let value = try value()
      // An element that the end of the document cut is not whole, so it is not there.
      if isCut { return .array(values) }
      values.append(value)
      skipSpace()
      if next == UInt8(ascii: ",") {
        at += 1
      } else if next != UInt8(ascii: "]"), !isAtEnd() {
        throw Malformed()
      }
    }
    at += 1
    return .array(values)
  }

  private mutating func object() throws(Malformed) -> LooseJSON {
    var members: [String: LooseJSON] = [:]
    while true {
      skipSpace()
      if isAtEnd() { return .object(members) }
      if next == UInt8(ascii: "}") { break }
      let name = try string()
      skipSpace()
      if isAtEnd() { return .object(members) }
      guard next == UInt8(ascii: ":") else { throw Malformed() }
      at += 1
      let value = try value()
      if members[name] == nil, !isCut || value.isContainer { members[name] = value }
      if isCut { return .object(members) }
      skipSpace()
      if next == UInt8(ascii: ",") {
        at += 1
      } else if next != UInt8(ascii: "}"), !isAtEnd() {
        throw Malformed()
      }
    }
    at += 1
    return .object(members)
  }

  private mutating func isAtEnd() -> Bool {
    if at >= bytes.count { isCut = true }
    return isCut
  }

  private mutating func word() throws(Malformed) -> LooseJSON {
    let start = at
    while at < bytes.count, bytes[at].isNameByte || bytes[at] == UInt8(ascii: "+") { at += 1 }
    if isAtEnd() { return .null }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard word.first == "-" || word.utf8.first?.isDigit ?? false else { throw Malformed() }
      return .number(word)
    }
  }

  private mutating func string() throws(Malformed) -> String {
    guard next == UInt8(ascii: "\"") else { throw Malformed() }
    at += 1
    var buffer: [UInt8] = []
    var start = at
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        let tail = bytes[start..<at]
        at += 1
        if buffer.isEmpty { return String(decoding: tail, as: UTF8.self) }
        buffer.append(contentsOf: tail)
        return String(decoding: buffer, as: UTF8.self)
      }
      if bytes[at] == UInt8(ascii: "\\") {
        buffer.append(contentsOf: bytes[start..<at])
        at += 1
        escape(&buffer)
        start = at
      } else {
        at += 1
      }
    }
    isCut = true
    return ""
  }

  private mutating func escape(_ buffer: inout [UInt8]) {
    let byte = next
    at += 1
    switch byte {
    case UInt8(ascii: "n"): buffer.append(10)
    case UInt8(ascii: "t"): buffer.append(9)
    case UInt8(ascii: "r"): buffer.append(13)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): buffer.append(32)
    case UInt8(ascii: "u"): append(scalar(), to: &buffer)
    default: buffer.append(byte)
    }
  }

  /// U+0000 is dropped: no store keeps it.
  private func append(_ scalar: Unicode.Scalar, to buffer: inout [UInt8]) {
    if scalar.value != 0 { buffer.append(contentsOf: String(Character(scalar)).utf8) }
  }

  private mutating func scalar() -> Unicode.Scalar {
    let high = unit()
    guard (0xD800..<0xDC00).contains(high), next == UInt8(ascii: "\\"), at + 1 < bytes.count,
      bytes[at + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    let mark = at
    at += 2
    let low = unit()
    guard (0xDC00..<0xE000).contains(low) else {
      at = mark
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func unit() -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = next
      let letter = byte | 32
      if byte.isDigit {
        value = value << 4 | UInt32(byte - 48)
      } else if letter >= 97, letter <= 102 {
        value = value << 4 | UInt32(letter - 87)
      } else {
        return 0xFFFD
      }
      at += 1
    }
    return value
  }
}

extension LooseJSON {
  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}
