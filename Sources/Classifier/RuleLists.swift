import Text

/// The word lists of one rule, held against each other.
struct RuleLists {
  let rule: Rule
  private let any: WordList
  private let with: [WordList]
  private let numbers: [WordList]
  private let without: WordList
  private let except: WordList

  init(_ rule: Rule) {
    func list(_ field: String, _ words: [String]) -> WordList {
      WordList(file: RuleLint.file(rule), rule: rule.id, field: field, words: words)
    }
    self.rule = rule
    any = list("any", rule.any)
    with = rule.with.enumerated().map { list("with[\($0)]", $1) }
    numbers = rule.numbers.enumerated().map { list("numbers[\($0)].of", $1.nouns) }
    without = list("without", rule.without)
    except = list("except", rule.except)
  }

  /// Lists of words that must stand in a text.
  var positive: [WordList] { [any] + with + numbers }

  var all: [WordList] { positive + [without, except] }

  /// Words that stand among what must be there and among what must not.
  func contradictions() -> [RuleLint.Finding] {
    positive.enumerated().flatMap { place, list in
      (place == 0 || companyIsBarred ? [without, except] : [except]).flatMap { other in
        let refused = Set(other.folded)
        return zip(list.words, list.folded).filter { refused.contains($1) }.map { word, _ in
          list.finding(
            .contradiction, word, "stands in \(other.field) of the same rule as well, so it never counts",
            fix: "take it out of one of the two")
        }
      }
    }
  }

  /// What takes a word of a list each time that it stands in a text; nil = nothing does.
  ///
  /// - Parameters:
  ///   - place: of the list in `positive`.
  ///   - phrases: exceptions of the rule's area and of all rules.
  ///   - common: exceptions of all rules.
  func taking(
    _ word: [UInt32], of place: Int, _ phrases: Set<[UInt32]>, _ contexts: [MutingContext],
    _ common: [[UInt32]]
  ) -> String? {
    if phrases.contains(word) { return "an excepted phrase of the area or of all rules takes it" }
    if place == 0 || companyIsBarred,
      let index = without.folded.firstIndex(where: { word.holds(oneOf: [$0]) })
    {
      return "it holds \"\(without.words[index])\" of without"
    }
    let isInSentence = place == 0 || [.clause, .sentence].contains(rule.within)
    guard rule.effect == .adds, rule.points > 0, isInSentence else { return nil }
    let context = contexts.first { $0.isCarried(by: word, common, negatable: rule.negatable || place > 0) }
    return context.map { "it stands in the context 「\($0.name)」, which mutes it" }
  }

  /// Whether a word of `without` rules out every place in which it could be company.
  private var companyIsBarred: Bool {
    switch (rule.within, rule.withoutIn) {
    case (_, .text), (.clause, _), (.sentence, .sentence): true
    default: false
    }
  }

  /// Words of which a shorter one of the same list finds every occurrence, so that they can add nothing.
  ///
  /// - Parameter exceptions: of the rule's area.
  func shadowed(exceptions: [[UInt32]], _ negations: [[UInt32]]) -> [RuleLint.Finding] {
    let phrases = exceptions + except.folded
    // At a reach in characters the longer word reaches farther.
    let counts: Bool = if case .characters = rule.within { !with.isEmpty } else { false }
    let guarded = rule.negatable ? negations : []
    return (counts ? [] : shadowed(any, phrases, guarded) + with.flatMap { shadowed($0, phrases, []) })
      + shadowed(without, [], [])
  }

  private func shadowed(_ list: WordList, _ phrases: [[UInt32]], _ negations: [[UInt32]]) -> [RuleLint
    .Finding]
  {
    let words = Set(list.folded)
    return zip(list.words, list.folded).compactMap { word, folded in
      let shorter = folded.stretches(in: words).first { stretch in
        stretch.count < folded.count && Self.isFree(stretch, in: folded)
          && !Self.isNegated(stretch.lowerBound, in: folded, negations)
          && !phrases.contains { $0.holds(oneOf: [Array(folded[stretch])]) }
      }
      return shorter.map { stretch in
        let text = list.words[list.folded.firstIndex(of: Array(folded[stretch])) ?? 0]
        return list.finding(
          .shadowed, word, "can never add anything: \"\(text)\" in the same list finds it already",
          fix: "take the longer word away, or the shorter one if it finds too much")
      }
    }
  }

  /// Whether a word within a longer one is found there as anywhere: not if it is cut out of a row of Latin letters or
  /// digits.
  private static func isFree(_ stretch: Range<Int>, in word: [UInt32]) -> Bool {
    func isNarrow(_ place: Int) -> Bool { word.indices.contains(place) && word[place] < 0x2E80 }
    return !(isNarrow(stretch.lowerBound) && isNarrow(stretch.lowerBound - 1))
      && !(isNarrow(stretch.upperBound - 1) && isNarrow(stretch.upperBound))
  }

  /// Whether the beginning of a word, by itself or with what may stand before it, negates what begins at `place`: 没人管
  /// is more than 人管.
  private static func isNegated(_ place: Int, in word: [UInt32], _ negations: [[UInt32]]) -> Bool {
    let head = word[..<place]
    return negations.contains { negation in
      head.indices.contains { head[$0...].starts(with: negation) }
        || (1..<max(negation.count, 1)).contains { head.starts(with: negation.suffix($0)) }
    }
  }

  /// Phrases of `except` that hold no word of the rule.
  func idleExceptions() -> [RuleLint.Finding] { except.idle(for: positive, "any or with of this rule") }
}
