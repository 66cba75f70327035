import Model

/// Reads the plain kind of line, ten times as fast as the decoder: one object of texts, whole numbers, true, false and
/// null. Whatever else stands in a line is left to the decoder, its mistakes too.
struct PlainItemLine {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  private enum Value {
    case text(String)
    case number(Int64)
    case null
    case other
  }

  /// The item; nil if the line is not plain.
  static func read(_ line: ArraySlice<UInt8>) -> ItemLine? {
    var reader = PlainItemLine(bytes: line, place: line.startIndex)
    return reader.item()
  }

  private mutating func item() -> ItemLine? {
    guard take("{") else { return nil }
    var members: [String: Value] = [:]
    repeat {
      guard take("\""), let name = text(), take(":"), let value = value() else { return nil }
      guard members.updateValue(value, forKey: name) == nil else { return nil }
    } while take(",")
    guard take("}"), nextByte() == nil else { return nil }
    return Self.item(members)
  }

  private static func item(_ members: [String: Value]) -> ItemLine? {
    var item: ItemLine
    switch members["id"] {
    case .text(let id): item = ItemLine(id: .string(id))
    case .number(let id): item = ItemLine(id: .integer(id))
    default: return nil
    }
    guard let title = optional(members["title"]), let text = optional(members["text"]),
      title != nil || text != nil
    else { return nil }
    item.title = title ?? ""
    item.text = text ?? ""
    if case .text(let source) = members["source"] { item.source = source }
    if case .text(let published) = members["published"] { item.published = published }
    if case .number(let heat) = members["heat"] { item.heat = Double(heat) }
    return item
  }

  /// A text or none; nil for a value that is neither.
  private static func optional(_ value: Value?) -> String?? {
    switch value {
    case .text(let text): .some(text)
    case nil, .null: .some(nil)
    default: nil
    }
  }

  /// Passes over blanks to the next byte; nil at the end.
  private mutating func nextByte() -> UInt8? {
    while place < bytes.endIndex {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return bytes[place]
      }
    }
    return nil
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard nextByte() == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  private mutating func value() -> Value? {
    switch nextByte() {
    case UInt8(ascii: "\""):
      place += 1
      return text().map(Value.text)
    case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
    case UInt8(ascii: "t"): return take(word: "true") ? .other : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .other : nil
    case nil: return nil
    default: return number()
    }
  }

  private mutating func take(word: StaticString) -> Bool {
    let letters = "\(word)".utf8
    guard bytes[place...].starts(with: letters) else { return false }
    place += letters.count
    return true
  }

  /// A whole number without fraction or exponent, of at most 18 digits, without leading zeros.
  private mutating func number() -> Value? {
    let isNegative = bytes[place] == UInt8(ascii: "-")
    let first = isNegative ? place + 1 : place
    var (end, value): (Int, Int64) = (first, 0)
    while end < bytes.endIndex, (0x30...0x39).contains(bytes[end]), end - first < 18 {
      value = value * 10 + Int64(bytes[end] - 0x30)
      end += 1
    }
    guard end > first, end - first == 1 || bytes[first] != 0x30, end < bytes.endIndex else { return nil }
    guard [0x2C, 0x7D, 0x20].contains(bytes[end]), !(isNegative && value == 0) else { return nil }
    place = end
    return .number(isNegative ? -value : value)
  }

  /// The text whose opening quote has been taken; nil if it is not valid.
  private mutating func text() -> String? {
    let start = place
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        return String(validating: bytes[start..<place - 1], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return escaped(Array(bytes[start..<place])) }
      if byte < 0x20 { return nil }
      place += 1
    }
    return nil
  }

  /// The rest of a text with escapes, behind what stands before the first of them.
  private mutating func escaped(_ beginning: [UInt8]) -> String? {
    var text = beginning
    var start = place
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte < 0x20 { return nil }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        text += bytes[start..<place]
        place += 1
        if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
        guard escape(into: &text) else { return nil }
        start = place
      } else {
        place += 1
      }
    }
    return nil
  }

  private mutating func escape(into text: inout [UInt8]) -> Bool {
    guard place < bytes.endIndex else { return false }
    let sign = bytes[place]
    place += 1
    switch sign {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
    case UInt8(ascii: "u"):
      guard let scalar = scalar() else { return false }
      text += Array(String(Character(scalar)).utf8)
    default: return false
    }
    return true
  }

  /// The character whose `\u` has been taken, a pair of surrogates together.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let high = hex() else { return nil }
    guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
    guard place + 1 < bytes.endIndex, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    place += 2
    guard let low = hex(), (0xDC00...0xDFFF).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hex() -> UInt32? {
    guard place + 4 <= bytes.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Self.digit(byte) else { return nil }
      value = value << 4 | digit
    }
    place += 4
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }
}
