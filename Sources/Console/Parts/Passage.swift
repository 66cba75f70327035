import Text

/// Where words stand in a text, for a list of findings.
struct Passage {
  private let scalars: [Unicode.Scalar]
  /// Where the words stand, in scalars.
  private let places: [Range<Int>]

  /// - Parameter words: parted by blanks, as a search takes them.
  init(_ text: String, words: String) {
    scalars = Array(text.unicodeScalars)
    let wanted = words.split(whereSeparator: \.isWhitespace).map { FoldedText(String($0)).scalars }.filter {
      !$0.isEmpty
    }
    let folded = FoldedText(text)
    var hits: [WordMatcher.Hit] = []
    WordMatcher(wanted).find(in: folded.scalars, into: &hits)
    places = hits.map { folded.originalRange($0.start..<$0.end) }
  }

  /// The text with the words marked.
  var whole: Markup { part(0..<scalars.count) }

  /// What stands around the first of the words.
  func snippet(_ length: Int) -> Markup {
    let start = max((places.first?.lowerBound ?? 0) - length / 4, 0)
    let end = min(start + length, scalars.count)
    return "\(start > 0 ? "…" : "")\(part(start..<end))\(end < scalars.count ? "…" : "")"
  }

  private func part(_ range: Range<Int>) -> Markup {
    Highlight.markup(scalars[range], places.map { $0.clamped(to: range) })
  }
}
