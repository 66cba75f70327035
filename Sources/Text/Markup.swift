/// HTML in which every value is escaped where it is put in; only literals are markup. It carries both languages, so
/// that a page is made once and cannot say something in one of them only: what differs comes in as `Words`.
package struct Markup: Sendable, ExpressibleByStringInterpolation {
  /// In Chinese.
  package private(set) var html: String
  private var english: String

  package init(stringLiteral value: String) { (html, english) = (value, value) }

  package init(stringInterpolation: StringInterpolation) {
    (html, english) = (stringInterpolation.chinese, stringInterpolation.english)
  }

  /// Nothing.
  package init() { (html, english) = ("", "") }

  /// A sentence with markup in it, where word order differs.
  package init(_ chinese: Markup, _ english: Markup) {
    (html, self.english) = (chinese.html, english.english)
  }

  package func html(in language: Language) -> String { language == .chinese ? html : english }

  package static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum.html += right.html
    sum.english += right.english
    return sum
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var chinese = ""
    fileprivate var english = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      chinese.reserveCapacity(literalCapacity)
      english.reserveCapacity(literalCapacity)
    }

    private mutating func append(_ html: String) {
      chinese += html
      english += html
    }

    package mutating func appendLiteral(_ literal: String) { append(literal) }

    /// Puts in text: markup characters and quotes are escaped, so that it is safe within elements and attributes.
    package mutating func appendInterpolation(_ text: some StringProtocol) { append(Markup.escaped(text)) }

    package mutating func appendInterpolation(_ number: some BinaryInteger) { append(String(number)) }

    /// Puts words into an element; what of them is Chinese on an English page is marked as such.
    package mutating func appendInterpolation(_ words: Words) {
      chinese += Markup.escaped(words.chinese)
      english +=
        words.chinese == words.english ? Markup.marked(words.english) : Markup.markingHan(words.english)
    }

    /// Puts words where no element can stand: into an attribute, `<title>` or `<option>`.
    package mutating func appendInterpolation(plain words: Words) {
      chinese += Markup.escaped(words.chinese)
      english += Markup.escaped(words.english)
    }

    package mutating func appendInterpolation(_ part: Markup) {
      chinese += part.html
      english += part.english
    }

    /// Puts in parts one after the other.
    package mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { appendInterpolation(part) }
    }

    package mutating func appendInterpolation(_ part: Markup?) { if let part { appendInterpolation(part) } }
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    // Most texts have nothing to escape.
    guard text.utf8.contains(where: isSpecial) else { return String(text) }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\u{0}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether a byte must not stand in a page as it is.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0:
      true
    default: false
    }
  }

  /// Data as it is; it tells its language if any of it is Chinese.
  private static func marked(_ text: String) -> String {
    let html = escaped(text)
    return text.unicodeScalars.contains(where: isChinese) ? "<span lang=\"zh-CN\">\(html)</span>" : html
  }

  /// Escaped text in which every run of Chinese tells its language (WCAG 3.1.2).
  private static func markingHan(_ text: String) -> String {
    var (marked, rest) = ("", text.unicodeScalars[...])
    while let start = rest.firstIndex(where: isChinese) {
      let end = rest[start...].firstIndex { !isChinese($0) && $0 != " " && $0 != "·" } ?? rest.endIndex
      marked +=
        escaped(String(rest[..<start])) + "<span lang=\"zh-CN\">\(escaped(String(rest[start..<end])))</span>"
      rest = rest[end...]
    }
    return marked + escaped(String(rest))
  }

  /// Han characters and the punctuation that goes with them.
  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
