import Model
import Text

/// One item as the rules read it: title and text folded and laid end to end, a line break between them.
struct Document {
  private(set) var title = FoldedText()
  private(set) var text = FoldedText()
  /// Folded title, U+000A, folded text.
  private(set) var scalars: [UInt32] = []
  private(set) var sentences = Sentences()

  /// Becomes another item in the memory of the last.
  mutating func refill(title: String, text: String) {
    self.title.refold(title)
    self.text.refold(text)
    scalars.removeAll(keepingCapacity: true)
    scalars += self.title.scalars
    scalars.append(0x0A)
    scalars += self.text.scalars
    sentences.reread(scalars)
  }

  /// Where the text begins in `scalars`.
  var textStart: Int { title.scalars.count + 1 }

  func isTitle(_ place: Int) -> Bool { place < title.scalars.count }

  /// Characters of the text before `place`, 0 in the title.
  func depth(_ place: Int) -> Int { max(place - textStart, 0) }

  /// The field of a stretch, and where it stands in it as it was given, in Unicode scalars.
  func origin(_ range: Range<Int>) -> (field: TextField, range: Range<Int>) {
    if isTitle(range.lowerBound) { return (.title, title.originalRange(range)) }
    let inText = range.lowerBound - textStart..<range.upperBound - textStart
    return (.text, text.originalRange(inText))
  }
}
