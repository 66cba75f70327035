/// A stretch of a document that a word or a pattern was found in.
typealias Span = Range<Int>

extension RandomAccessCollection where Index == Int {
  /// Of elements that fail and then all pass, the index of the first that passes; `endIndex` if none does. Found by
  /// halving: a hostile text may hold a hundred thousand of one word, and to look at all of them for each would take
  /// hours.
  func firstPassing(_ passes: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Of finds in order of their beginning, those that begin in a stretch.
  func beginning(in stretch: Range<Int>, _ span: (Element) -> Span) -> SubSequence {
    let first = firstPassing { span($0).lowerBound >= stretch.lowerBound }
    let end = firstPassing { span($0).lowerBound >= stretch.upperBound }
    return self[first..<Swift.max(first, end)]
  }
}
