import Text

/// A text as the scanners read it: folded, with the way back, and the questions that all of them ask.
struct Letters {
  let folded: FoldedText

  init(_ text: String) { folded = FoldedText(text) }

  var count: Int { folded.scalars.count }

  /// The folded character at a place, 0 outside the text.
  subscript(place: Int) -> UInt32 {
    folded.scalars.indices.contains(place) ? folded.scalars[place] : 0
  }

  func isDigitAt(_ place: Int) -> Bool { isDigit(self[place]) }

  func isWordAt(_ place: Int) -> Bool { isLatinOrDigit(self[place]) }

  /// Whether no letter or digit touches a stretch, nor a point that makes it the middle of a longer number.
  func isApart(_ range: Range<Int>) -> Bool {
    let (before, after) = (range.lowerBound - 1, range.upperBound)
    if isWordAt(before) || isWordAt(after) { return false }
    if self[before] == 0x2E, isDigitAt(before - 1) { return false }
    return !(self[after] == 0x2E && isDigitAt(after + 1))
  }

  /// Whether a word stands at a place.
  func has(_ word: [UInt32], at place: Int) -> Bool {
    guard place >= 0, place + word.count <= count else { return false }
    return folded.scalars[place..<place + word.count].elementsEqual(word)
  }

  /// The longest of the words that stands at a place, by its length.
  func longest(of words: [[UInt32]], at place: Int) -> Int? {
    words.lazy.filter { has($0, at: place) }.map(\.count).max()
  }

  /// Whether one of the words stands within so many characters before a place, on its line.
  func cue(_ words: [[UInt32]], before place: Int, within reach: Int) -> Bool {
    var at = place - 1
    while at >= 0, at >= place - reach - 6, self[at] != 0x0A {
      if let length = longest(of: words, at: at), at + length <= place, at + length >= place - reach {
        return true
      }
      at -= 1
    }
    return false
  }

  /// Every place where one of the words stands, with its end; the longest of those that begin together.
  func places(of words: [[UInt32]]) -> [Range<Int>] {
    let starts = Set(words.compactMap(\.first))
    return (0..<count).compactMap { place in
      guard starts.contains(self[place]), let length = longest(of: words, at: place) else { return nil }
      return place..<place + length
    }
  }

  /// Digits from a place on, single separators between them allowed, at most `most`.
  ///
  /// - Returns: the digits and the end behind the last.
  func digits(at start: Int, most: Int, separators: Set<UInt32> = [0x20, 0x2D]) -> (
    values: [Int], end: Int
  ) {
    var (values, end, place): ([Int], Int, Int) = ([], start, start)
    while values.count < most {
      if isDigitAt(place) {
        values.append(Int(self[place] - 0x30))
        end = place + 1
      } else if values.isEmpty || !separators.contains(self[place]) || !isDigitAt(place + 1) {
        break
      }
      place += 1
    }
    return (values, end)
  }

  /// The place behind colons, blanks, brackets and the like, at most so many.
  func skipFiller(from place: Int, most: Int, words: Set<UInt32>) -> Int {
    var end = place
    while end - place < most, words.contains(self[end]) { end += 1 }
    return end
  }
}
