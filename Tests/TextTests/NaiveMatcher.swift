import Text

/// A found word and where it stands.
struct Found: Hashable, CustomStringConvertible {
  var word: Int
  var range: Range<Int>

  init(word: Int, range: Range<Int>) {
    self.word = word
    self.range = range
  }

  init(_ hit: WordMatcher.Hit) { self.init(word: hit.word, range: hit.start..<hit.end) }

  var description: String { "\(word)@\(range)" }
}

/// Tries every word at every place.
func plainSearch(_ words: [[UInt32]], _ text: [UInt32]) -> Set<Found> {
  var found: Set<Found> = []
  for (index, word) in words.enumerated() where !word.isEmpty && word.count <= text.count {
    for start in 0...text.count - word.count where text[start..<start + word.count].elementsEqual(word) {
      found.insert(Found(word: index, range: start..<start + word.count))
    }
  }
  return found
}
