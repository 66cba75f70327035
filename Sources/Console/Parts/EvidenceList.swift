import Model
import Reports
import Text

/// Why a text was flagged: the words, the reason, the points, heaviest first; the lighter ones folded away.
struct EvidenceList {
  let evidence: [Evidence]

  private static let shown = 3

  var markup: Markup {
    let lines = ordered.map(Self.line)
    guard lines.count > Self.shown else { return Self.list(lines) }
    return """
      \(Self.list(Array(lines.prefix(Self.shown))))
      <details><summary>\(more(lines.count - Self.shown))</summary>
      \(Self.list(Array(lines.dropFirst(Self.shown))))</details>
      """
  }

  /// Each rule and word once, what counts most first.
  private var ordered: [Evidence] {
    var seen: Set<[String]> = []
    return evidence.filter { seen.insert([$0.rule, $0.text]).inserted }
      .sorted { (-abs($0.points), $0.start, $0.rule) < (-abs($1.points), $1.start, $1.rule) }
  }

  private static func list(_ lines: [Markup]) -> Markup {
    lines.isEmpty ? "" : "<ul class=\"evidence\">\(lines)</ul>"
  }

  private static func line(_ one: Evidence) -> Markup {
    "<li><q>\(Words(verbatim: one.text))</q> \(Words(one.reason, english(one))) <span class=\"points\">\(points(one.points))</span></li>"
  }

  /// The rule's own name, in words: `food-and-drugs.ill-after-eating` is "ill after eating".
  private static func english(_ one: Evidence) -> String {
    let name = one.rule.split(separator: ".").last ?? ""
    return name.reduce(into: "") { words, letter in
      words += letter == "-" ? " " : letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }

  private func more(_ count: Int) -> Words { Words("其余 \(count) 条依据", "\(count) more reasons") }

  private static func points(_ points: Double) -> Words {
    if points == 0 { return Words("不计分", "no points") }
    let size = (points < 0 ? "−" : "+") + JSONValue.number((abs(points) * 10).rounded() / 10).text
    return Words("\(size) 分", "\(size) points")
  }
}
