import Model
import Text

/// A title with the words that spoke for a flag marked.
enum Highlight {
  static func markup(_ title: String, _ evidence: [Evidence]) -> Markup {
    let scalars = Array(title.unicodeScalars)
    var marked = [Bool](repeating: false, count: scalars.count)
    for one in evidence where one.field == .title && one.points > 0 {
      // Evidence may be of other words than those at hand: mark only what it quotes.
      guard one.start >= 0, one.length > 0, one.start <= scalars.count,
        one.length <= scalars.count - one.start,
        one.text.unicodeScalars.elementsEqual(scalars[one.start..<one.start + one.length])
      else { continue }
      for index in one.start..<one.start + one.length { marked[index] = true }
    }
    var parts: [Markup] = []
    var rest = scalars.indices[...]
    while let first = rest.first {
      let run = rest.prefix { marked[$0] == marked[first] }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[run])
      let words = String(text)
      parts.append(marked[first] ? "<mark>\(words)</mark>" : "\(words)")
      rest = rest.dropFirst(run.count)
    }
    return Markup("\(parts)", "<span lang=\"zh-CN\">\(parts)</span>")
  }
}
