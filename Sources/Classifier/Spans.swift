/// A stretch of a document that a word or a pattern was found in.
typealias Span = Range<Int>

extension RandomAccessCollection where Index == Int {
  /// Of finds in order of their beginning, those that begin in a stretch. Found by halving: a hostile text may hold
  /// a hundred thousand of one word, and to look at all of them for each would take hours.
  func beginning(in stretch: Range<Int>, _ span: (Element) -> Span) -> SubSequence {
    func first(from bound: Int) -> Int {
      var (low, high) = (startIndex, endIndex)
      while low < high {
        let middle = (low + high) / 2
        if span(self[middle]).lowerBound < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return self[first(from: stretch.lowerBound)..<first(from: stretch.upperBound)]
  }
}
