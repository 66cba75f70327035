extension JSONValue {
  /// Reads JSON in the one form in which the log holds it (`design.md` §5.7): without blanks, whole numbers only. Several
  /// times as fast as `init(text:)`, for what is read a million times.
  ///
  /// - Returns: nil for anything else, texts with escapes included: that may still be JSON.
  package init?(canonical text: String) {
    var reader = CanonicalReader(text)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }
}

/// Walks the bytes of a canonical text; each step gives nil where the text is not of that form.
package struct CanonicalReader {
  private let bytes: [UInt8]
  private var place = 0

  package init(_ text: String) { bytes = Array(text.utf8) }

  package var isAtEnd: Bool { place == bytes.count }

  private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

  /// Goes on behind a byte, if it is the next.
  package mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte, byte != 0 else { return false }
    place += 1
    return true
  }

  /// The value of the next member of an object, if that is its name; nil, without a step, if it is not.
  package mutating func member(_ name: StaticString) -> JSONValue? {
    let start = place
    let isFirst = place > 0 && bytes[place - 1] == UInt8(ascii: "{")
    if isFirst || take(UInt8(ascii: ",")), take(UInt8(ascii: "\"")), take(name), take(UInt8(ascii: "\"")),
      take(UInt8(ascii: ":")), let value = value(depth: 1)
    {
      return value
    }
    place = start
    return nil
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place + length <= bytes.count,
      word.withUTF8Buffer({ unsafe bytes[place..<place + length].elementsEqual($0) })
    else { return false }
    place += length
    return true
  }

  fileprivate mutating func value(depth: Int) -> JSONValue? {
    guard depth < 100 else { return nil }
    switch next {
    case UInt8(ascii: "\""): return text().map(JSONValue.string)
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    default: return number()
    }
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    place += 1
    var members: [String: JSONValue] = [:]
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      guard let name = text(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1),
        members.updateValue(value, forKey: name) == nil
      else { return nil }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    place += 1
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      elements.append(value)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(elements) : nil
  }

  /// A whole number of at most sixteen digits.
  private mutating func number() -> JSONValue? {
    let isNegative = take(UInt8(ascii: "-"))
    let start = place
    var value: Int64 = 0
    while (0x30...0x39).contains(next), place - start < 16 {
      value = value * 10 + Int64(next - 0x30)
      place += 1
    }
    let hasLeadingZero = place - start > 1 && bytes[start] == 0x30
    guard place > start, !hasLeadingZero, !(isNegative && value == 0) else { return nil }
    return .integer(isNegative ? -value : value)
  }

  /// A text without escapes: the log's codes and ids have none, and what has is for the general reader.
  private mutating func text() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = place
    while place < bytes.count, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\\") {
      if bytes[place] == UInt8(ascii: "\"") {
        place += 1
        return String(validating: bytes[start..<place - 1], as: UTF8.self)
      }
      place += 1
    }
    return nil
  }
}
