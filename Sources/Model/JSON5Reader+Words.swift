// Texts, numbers, and the words that stand for values.
extension JSON5Reader {
  mutating func text() throws(Stop) -> String {
    let quote = bytes[place]
    place += 1
    var (read, start): ([UInt8], Int) = ([], place)
    while let byte = next, byte != 0x0A, byte != 0x0D {
      if byte == quote {
        defer { place += 1 }
        let rest = bytes[start..<place]
        return String(decoding: read.isEmpty ? rest : read[...] + rest, as: UTF8.self)
      }
      place += 1
      if byte == UInt8(ascii: "\\") {
        read += bytes[start..<place - 1]
        read += try escaped()
        start = place
      }
    }
    throw Stop(wanted: "a closing quotation mark")
  }

  /// What the escape behind a backslash stands for.
  private mutating func escaped() throws(Stop) -> [UInt8] {
    guard let byte = next else { throw Stop(wanted: "a closing quotation mark") }
    place += 1
    switch byte {
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "0"): return [0x00]
    case UInt8(ascii: "x"): return Array(String(Unicode.Scalar(UInt8(try hexadecimal(2)))).utf8)
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    case UInt8(ascii: "1")...UInt8(ascii: "9"): throw Stop(wanted: "no digit behind \\")
    case 0x0A: return []
    case 0x0D:
      _ = take("\n")
      return []
    default: return [byte]
    }
  }

  /// The character of `\uXXXX`, or of two of them that are the halves of a pair.
  private mutating func scalar() throws(Stop) -> Unicode.Scalar {
    let code = try hexadecimal(4)
    if let scalar = Unicode.Scalar(code) { return scalar }
    guard code < 0xDC00, take("\\"), take("u"), case let low = try hexadecimal(4),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
    else { throw Stop(wanted: "both halves of a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal(_ count: Int) throws(Stop) -> UInt32 {
    let digits = bytes[place...].prefix(count)
    guard digits.count == count, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Stop(wanted: "\(count) hexadecimal digits") }
    place += count
    return code
  }

  /// A number, true, false or null.
  mutating func word() throws(Stop) -> JSONValue {
    let start = place
    while let byte = next, isLetter(byte) || isDigit(byte) || "+-.".utf8.contains(byte) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      if let number = Self.number(word) { return number }
      place = start
      throw Stop(wanted: word.isEmpty ? "a value" : "quotation marks around \(word)")
    }
  }

  /// A number, as an integer where Int64 holds it; nil for what is none, and for what is beyond every Double.
  private static func number(_ word: String) -> JSONValue? {
    let isNegative = word.hasPrefix("-")
    let bare = isNegative || word.hasPrefix("+") ? word.dropFirst() : word[...]
    if bare == "Infinity" { return .number(isNegative ? -.infinity : .infinity) }
    if bare == "NaN" { return .number(.nan) }
    if bare.hasPrefix("0x") || bare.hasPrefix("0X") {
      guard bare.dropFirst(2).allSatisfy(\.isHexDigit) else { return nil }
      return Int64((isNegative ? "-" : "") + bare.dropFirst(2), radix: 16).map(JSONValue.integer)
    }
    guard isDecimal(bare) else { return nil }
    if let integer = Int64(word) { return .integer(integer) }
    guard let value = Double(word), value.isFinite else { return nil }
    return Int64(exactly: value).map(JSONValue.integer) ?? .number(value)
  }

  /// Whether these are digits with or without a point among, before or behind them, and an exponent perhaps; no more
  /// than one 0 leads.
  private static func isDecimal(_ bare: Substring) -> Bool {
    var rest = bare.utf8
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    func take(_ either: String) -> Bool {
      guard let byte = rest.first, either.utf8.contains(byte) else { return false }
      rest.removeFirst()
      return true
    }
    let whole = digits()
    let fraction = take(".") ? digits() : 0
    guard whole + fraction > 0, whole < 2 || bare.utf8.first != 0x30 else { return false }
    if take("eE") {
      _ = take("+-")
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
