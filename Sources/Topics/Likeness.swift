package import Model

/// Whether two tellings are one story, and why.
///
/// Better two topics than a wrong one (宁可漏合，不可错合): what is not certain is apart.
package struct Likeness: Sendable, Hashable {
  /// How the second belongs to the first; nil if they are two stories.
  package var relation: TopicRelation?
  /// 0–1; from 0.5 they are one story.
  package var score: Double
  /// What speaks for or against it, in a few words.
  package var why: String

  /// Share of common pairs of letters (Dice) from which two titles are nearly the same.
  static let similarity = 0.7
  /// Titles with fewer letters say too little to be nearly the same.
  static let shortest = 8
  /// Titles with fewer letters say too little even if they are the same (公告, 停电通知).
  static let shortestSame = 5

  /// Compares the first telling with a later one.
  package init(_ first: Telling, _ second: Telling) { self.init(first, second, crowded: []) }

  /// - Parameter crowded: pairs of letters that stand in many stories of the day.
  init(_ first: Telling, _ second: Telling, crowded: Set<UInt64>) {
    self =
      Self.contradicting(first, second) ?? Self.same(first, second) ?? Self.cut(first, second)
      ?? Self.near(first, second) ?? Self.nearText(first, second) ?? Self.short(first, second)
      ?? Self.exercise(first, second) ?? Self.elsewhere(first, second)
      ?? EventPoints(first, second, crowded).likeness
  }

  init(_ relation: TopicRelation?, _ score: Double, _ why: String) {
    self.relation = relation
    self.score = (score * 1000).rounded() / 1000
    self.why = why
  }

  /// The same words come before nearly the same, and these before the same event.
  func isCloser(than other: Likeness) -> Bool {
    (rank, score) > (other.rank, other.score)
  }

  private var rank: Int {
    switch relation {
    case .reprint: 3
    case .similar: 2
    case .event: 1
    case .first, nil: 0
    }
  }

  private static func same(_ first: Telling, _ second: Telling) -> Likeness? {
    guard first.letters == second.letters, first.letters.count >= shortestSame else { return nil }
    return Likeness(.reprint, 1, "the same title")
  }

  /// A title that was cut off is the beginning of the other.
  private static func cut(_ first: Telling, _ second: Telling) -> Likeness? {
    let (long, short) = first.letters.count > second.letters.count ? (first, second) : (second, first)
    guard short.isCut, short.letters.count >= shortest, long.letters.starts(with: short.letters) else {
      return nil
    }
    return Likeness(.reprint, 0.99, "one title is the beginning of the other")
  }

  private static func contradicting(_ first: Telling, _ second: Telling) -> Likeness? {
    if first.numbers.contradict(second.numbers) {
      return Likeness(nil, 0, "the titles give different numbers")
    }
    if first.sites.isEmpty || second.sites.isEmpty || !first.sites.isDisjoint(with: second.sites) {
      return nil
    }
    return Likeness(nil, 0, "the titles name different places")
  }

  private static func near(_ first: Telling, _ second: Telling) -> Likeness? {
    guard min(first.letters.count, second.letters.count) >= shortest else { return nil }
    let dice = dice(first.pairs, second.pairs)
    guard dice >= similarity else { return nil }
    return Likeness(.similar, dice, "the titles share \(Int(dice * 100)) of 100 pairs of letters")
  }

  private static func nearText(_ first: Telling, _ second: Telling) -> Likeness? {
    guard let one = first.fingerprint, let other = second.fingerprint,
      one.distance(to: other) <= FingerprintTable.reach
    else { return nil }
    return Likeness(.similar, 1 - Double(one.distance(to: other)) / 64, "the texts are nearly the same")
  }

  private static func short(_ first: Telling, _ second: Telling) -> Likeness? {
    guard min(first.letters.count, second.letters.count) < shortestSame else { return nil }
    return Likeness(nil, 0, "a title is too short to say anything")
  }

  /// One title names a town or quarter, the other a province or city, and they share neither.
  private static func elsewhere(_ first: Telling, _ second: Telling) -> Likeness? {
    guard !first.places.isEmpty, !second.places.isEmpty, first.places.isDisjoint(with: second.places) else {
      return nil
    }
    return Likeness(nil, 0, "the titles name different places")
  }

  /// A drill is no fire, and two drills are one only in the same words.
  private static func exercise(_ first: Telling, _ second: Telling) -> Likeness? {
    guard first.isExercise || second.isExercise else { return nil }
    return Likeness(nil, 0, "a drill, training or inspection is no event")
  }

  /// Twice the common elements of two ascending lists by all elements.
  static func dice(_ one: [UInt64], _ other: [UInt64]) -> Double {
    Double(2 * common(one, other)) / Double(max(one.count + other.count, 1))
  }

  /// How many elements two ascending lists have in common.
  static func common<Element: Comparable>(_ one: [Element], _ other: [Element]) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] { common += 1 }
      (i, j) = (one[i] <= other[j] ? i + 1 : i, other[j] <= one[i] ? j + 1 : j)
    }
    return common
  }
}
