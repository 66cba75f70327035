import Redaction

/// Texts composed for measuring: ⟦kind=…⟧ marks what must go, ⟦kind⟧ stands for a made-up number of that kind; what
/// is unmarked must stay.
struct ComposedText {
  var text: String
  /// Kind and stretch in Unicode scalars.
  var truth: [(kind: PrivateKind, range: Range<Int>)]

  init(_ template: String, _ made: inout MadeUp) {
    (text, truth) = ("", [])
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
      text += rest[..<open]
      let mark = rest[rest.index(after: open)..<close].split(separator: "=", maxSplits: 1)
      let value = mark.count == 2 ? String(mark[1]) : made.value(String(mark[0]))
      if let kind = PrivateKind(rawValue: String(mark[0])) {
        let start = text.unicodeScalars.count
        truth.append((kind, start..<start + value.unicodeScalars.count))
      }
      text += value
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }

  /// Four hundred texts: each template four times, with other numbers.
  static func all() -> [ComposedText] {
    var made = MadeUp(seed: 20180109)
    return (0..<4).flatMap { _ in templates.map { ComposedText($0, &made) } }
  }
}

/// Makes up numbers whose check digits hold.
struct MadeUp {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func digit(_ range: ClosedRange<Int> = 0...9) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }

  mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(digit()) }.joined() }

  mutating func value(_ kind: String) -> String {
    switch kind {
    case "id-number": identity()
    case "mobile": "1\(digit(3...9))\(digits(9))"
    case "landline": "0595-8\(digits(7))"
    case "officeline": "0595-8\(digits(7))"
    case "bank-card": card()
    case "plate": "闽C\(digit())\(digits(2))A\(digit())"
    case "serial": "2018\(digits(14))"
    case "credit": "91350583MA2X\(digits(4))6K"
    default: digits(8)
    }
  }

  private mutating func identity() -> String {
    let year = digit(1950...2012)
    let (month, day) = (digit(1...12), digit(1...28))
    let date = "\(year)" + (month < 10 ? "0" : "") + "\(month)" + (day < 10 ? "0" : "") + "\(day)"
    let body = "350583" + date + digits(3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 }
    return body + String(Array("10X98765432")[sum % 11])
  }

  private mutating func card() -> String {
    let body = "622848" + digits(12)
    let values = body.compactMap(\.wholeNumberValue)
    let sum = values.reversed().enumerated().reduce(0) { sum, entry in
      let value = entry.offset % 2 == 0 ? entry.element * 2 : entry.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return body + String((10 - sum % 10) % 10)
  }
}
