import Text

/// What two titles, or a title and a text, have in common letter by letter, cut into names.
struct SharedTerms {
  struct Term {
    var letters: ArraySlice<UInt32>
    /// Pairs that are not common, 1 or more.
    var rare: Int
    /// Names a quarter, school, village, where many things happen.
    var isSite: Bool
  }

  private(set) var terms: [Term] = []

  /// Longest runs first found, so that no letter counts twice.
  mutating func add(
    of title: Telling, in other: [UInt32], _ set: LetterSet, otherMarks: [Telling.Marks]?, shortest: Int
  ) {
    for run in CommonRuns.runs(of: title.letters, in: other, set, shortest: shortest) {
      let marks = title.marks
      for part in run.range.split(whereSeparator: { !marks[$0].isDisjoint(with: [.listed, .site]) }) {
        let range = part.startIndex..<part.endIndex
        let rare = Self.rarePairs(title, range)
        let letters = title.letters[range]
        guard rare >= (otherMarks == nil ? 2 : 1), !holds(letters) else { continue }
        let atOther = run.other + range.upperBound - run.range.lowerBound
        let after = Self.mark(title.marks, range.upperBound)
          .union(otherMarks.map { Self.mark($0, atOther) } ?? [])
        if after.contains(.district) { continue }
        terms.append(
          Term(letters: letters, rare: otherMarks == nil ? rare - 1 : rare, isSite: after.contains(.site)))
      }
    }
  }

  private static func mark(_ marks: [Telling.Marks], _ place: Int) -> Telling.Marks {
    place < marks.count ? marks[place] : []
  }

  /// Whether this is part of a term that is there, or has one as its part.
  private func holds(_ letters: ArraySlice<UInt32>) -> Bool {
    let pairs = Grams.pairs(Array(letters))
    return terms.contains { !Grams.pairs(Array($0.letters)).isDisjoint(with: pairs) }
  }

  /// Pairs of Han letters that are not common, one for a Latin word of three letters, two for one of five.
  private static func rarePairs(_ title: Telling, _ range: Range<Int>) -> Int {
    var (rare, latin) = (0, 0)
    for place in range {
      let letter = title.letters[place]
      latin = isHan(letter) || isDigit(letter) ? 0 : latin + 1
      if latin == 3 || latin == 5 { rare += 1 }
      guard place + 1 < range.upperBound, isHan(letter), isHan(title.letters[place + 1]) else { continue }
      if !title.marks[place].contains(.common) { rare += 1 }
    }
    return rare
  }
}

/// Runs of letters that stand in two texts.
enum CommonRuns {
  struct Run {
    var range: Range<Int>
    /// Where it starts in the other text.
    var other: Int
  }

  /// From left to right the longest run at each place, not overlapping.
  static func runs(of letters: [UInt32], in other: [UInt32], _ set: LetterSet, shortest: Int) -> [Run] {
    var runs: [Run] = []
    var place = 0
    while place + shortest <= letters.count {
      guard set.mayHold(letters[place]), set.mayHold(letters[place + 1]) else {
        place += 1
        continue
      }
      let (length, start) = longest(letters, place, other)
      if length >= shortest {
        runs.append(Run(range: place..<place + length, other: start))
        place += length
      } else {
        place += 1
      }
    }
    return runs
  }

  /// Length and place of the longest run in `other` that starts like `letters` at `place`.
  private static func longest(_ letters: [UInt32], _ place: Int, _ other: [UInt32]) -> (Int, Int) {
    var best = (0, 0)
    for start in other.indices where other[start] == letters[place] {
      var length = 1
      while place + length < letters.count, start + length < other.count,
        letters[place + length] == other[start + length]
      { length += 1 }
      if length > best.0 { best = (length, start) }
    }
    return best
  }
}
