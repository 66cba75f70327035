import Model
import Text

/// A text with the words that matter marked.
enum Highlight {
  /// With the words that spoke for a flag.
  static func markup(_ text: String, _ field: TextField, _ evidence: [Evidence]) -> Markup {
    let scalars = Array(text.unicodeScalars)
    let places = evidence.filter { $0.field == field && $0.points > 0 }.compactMap { one -> Range<Int>? in
      // Evidence may be of other words than those at hand: mark only what it quotes.
      guard one.start >= 0, one.length > 0, one.start <= scalars.count,
        one.length <= scalars.count - one.start,
        one.text.unicodeScalars.elementsEqual(scalars[one.start..<one.start + one.length])
      else { return nil }
      return one.start..<one.start + one.length
    }
    return markup(scalars[...], places)
  }

  /// - Parameter places: indices of `scalars`; they may overlap.
  static func markup(_ scalars: ArraySlice<Unicode.Scalar>, _ places: [Range<Int>]) -> Markup {
    var marked = [Bool](repeating: false, count: scalars.count)
    for index in places.flatMap({ $0 }) { marked[index - scalars.startIndex] = true }
    var parts: [Markup] = []
    var rest = scalars
    while let first = rest.first.map({ _ in rest.startIndex }) {
      let isMarked = marked[first - scalars.startIndex]
      let end = rest.indices.first { marked[$0 - scalars.startIndex] != isMarked } ?? rest.endIndex
      var words = String.UnicodeScalarView()
      words.append(contentsOf: rest[first..<end])
      parts.append(isMarked ? "<mark>\(String(words))</mark>" : "\(String(words))")
      rest = rest[end...]
    }
    return Markup("\(parts)", "<span lang=\"zh-CN\">\(parts)</span>")
  }
}
