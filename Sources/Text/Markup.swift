/// HTML in which every value is escaped where it is put in; only literals are markup.
package struct Markup: Sendable, ExpressibleByStringInterpolation {
  /// The markup as text.
  package private(set) var html: String

  package init(stringLiteral value: String) { html = value }

  package init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// Nothing.
  package init() { html = "" }

  package static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum.html += right.html
    return sum
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity) }

    package mutating func appendLiteral(_ literal: String) { html += literal }

    /// Puts in text: markup characters and quotes are escaped, so that it is safe within elements and attributes.
    package mutating func appendInterpolation(_ text: some StringProtocol) { html += Markup.escaped(text) }

    package mutating func appendInterpolation(_ number: some BinaryInteger) { html += String(number) }

    package mutating func appendInterpolation(_ part: Markup) { html += part.html }

    /// Puts in parts one after the other.
    package mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { html += part.html } }

    package mutating func appendInterpolation(_ part: Markup?) { if let part { html += part.html } }
  }

  private static func escaped(_ text: some StringProtocol) -> String {
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
}
