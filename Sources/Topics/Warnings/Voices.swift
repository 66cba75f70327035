// Who speaks for himself.
extension Watch {
  /// Items of different words, the first of each.
  func voices(_ serials: [Int]) -> [Int] {
    let heard = serials.map { (words: window.words(of: $0), serial: $0) }.sorted { $0 < $1 }
    var distinct: [Int] = []
    for (place, voice) in heard.enumerated() where place == 0 || heard[place - 1].words != voice.words {
      distinct.append(voice.serial)
    }
    distinct.sort()
    return withoutRepeats(distinct)
  }

  /// Who sends something again does so before so many others have spoken; where many speak, who is missed decides nothing.
  private static let few = 12

  /// Leaves out who sends the same again with other words at its edges: most of what could be names is shared.
  private func withoutRepeats(_ serials: [Int]) -> [Int] {
    var kept: [Int] = []
    for serial in serials {
      let grams = window.grams(of: serial)
      let isRepeat = kept.suffix(Self.few).contains {
        let other = window.grams(of: $0)
        let least = min(other.count, grams.count)
        return least >= Self.telling
          && Double(Self.shared(other, grams)) > levels.same * Double(least)
      }
      if !isRepeat { kept.append(serial) }
    }
    return kept
  }

  /// How many numbers two ascending lists have in common.
  private static func shared(_ left: [Int32], _ right: [Int32]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] { count += 1 }
      let isLess = left[i] < right[j]
      if left[i] <= right[j] { i += 1 }
      if !isLess { j += 1 }
    }
    return count
  }

  /// Of fewer pieces of names none can be told to be a repeat.
  private static let telling = 6
}
