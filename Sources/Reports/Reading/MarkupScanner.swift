/// Walks HTML or XML that is well formed, as reports and office programs write it: tags and the text between.
struct MarkupScanner {
  enum Token {
    /// Name, attributes as they stand, whether it ends at once.
    case open(String, String, isEmpty: Bool)
    case close(String)
    case text(String)
  }

  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  mutating func next() -> Token? {
    guard let first = rest.first else { return nil }
    if first != UInt8(ascii: "<") { return .text(Self.unescaped(take { $0 == UInt8(ascii: "<") })) }
    let tag = take { $0 == UInt8(ascii: ">") }.dropFirst()
    rest = rest.dropFirst()
    if tag.hasPrefix("/") { return .close(String(tag.dropFirst())) }
    let isEmpty = tag.hasSuffix("/") || tag.hasPrefix("?") || tag.hasPrefix("!")
    let body = tag.hasSuffix("/") ? tag.dropLast() : tag
    let name = body.prefix { !$0.isWhitespace }
    return .open(String(name), String(body.dropFirst(name.count)), isEmpty: isEmpty)
  }

  private mutating func take(until ends: (UInt8) -> Bool) -> Substring {
    let part = rest.prefix { !ends($0) }
    rest = rest[part.endIndex...]
    return Substring(part)
  }

  /// The value of an attribute.
  static func attribute(_ name: String, in attributes: String) -> String? {
    guard let start = attributes.range(of: " \(name)=\"") else { return nil }
    return unescaped(attributes[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Text with its entities resolved.
  static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var (result, rest) = ("", text)
    while let start = rest.firstIndex(of: "&"), let end = rest[start...].firstIndex(of: ";") {
      let name = rest[rest.index(after: start)..<end]
      result += rest[..<start] + (character(name).map { String($0) } ?? "&\(name);")
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}

extension String {
  /// Where a text first stands in this one.
  fileprivate func range(of wanted: String) -> Range<String.Index>? { firstRange(of: wanted) }
}
