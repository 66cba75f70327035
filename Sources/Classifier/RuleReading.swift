import Model
import Text

/// Where a rule fires in a document, or what keeps it from firing.
enum Firing: Equatable {
  case fires(Span, disguised: Bool)
  /// Its words stand there, but a negation or a context silences them.
  case muted(Span, by: Muting)
  case silent
}

enum Muting: Equatable {
  case negation(Span)
  /// The muting rule by index.
  case context(Int)
}

/// What keeps a rule from firing at one of its words, in the order in which it is asked.
enum Obstacle: Equatable {
  /// The word stands in a phrase that gives it another meaning.
  case excepted
  case depth
  case without(Span)
  /// No word of the list stands near; the list by index, `numbers` behind `with`.
  case company(list: Int)
  /// The words stand near, but in another order.
  case order
  case muting(Muting)
}

extension Reading {
  /// How a rule fares: at its first place that nothing stands against, plain words before disguised ones.
  func firing(of plan: RulePlan, _ parts: RuleParts, areaExcept: [Span], muted: MutedSentences) -> Firing {
    var silenced: Firing = .silent
    for disguised in [false, true] {
      for span in disguised ? parts.variants : parts.any {
        switch obstacle(at: span, plan, parts, areaExcept, muted, disguised: disguised) {
        case nil: return .fires(span, disguised: disguised)
        case .muting(let muting) where silenced == .silent: silenced = .muted(span, by: muting)
        default: break
        }
      }
    }
    return silenced
  }

  /// Lays out a rule's words, companions that do not count left out: those in an excepted phrase, and nouns without
  /// enough of them.
  func collect(_ index: Int, _ plan: RulePlan, areaExcept: [Span], into parts: inout RuleParts) {
    rules.collect(index, into: &parts)
    let (except, common) = (parts.except, commonExcept(plan))
    if !(except.isEmpty && areaExcept.isEmpty && common.isEmpty) {
      for list in 0..<plan.lists {
        parts.filter(list: list) {
          !isCovered($0, except) && !isCovered($0, areaExcept) && !isCovered($0, common)
        }
      }
    }
    for (offset, least) in plan.least.enumerated() {
      parts.filter(list: plan.words + offset) { stands(least, before: $0) }
    }
  }

  /// What keeps a rule from firing at one of its words; nil = nothing does.
  func obstacle(
    at span: Span, _ plan: RulePlan, _ parts: RuleParts, _ areaExcept: [Span], _ muted: MutedSentences,
    disguised: Bool
  ) -> Obstacle? {
    if isCovered(span, parts.except) || isCovered(span, areaExcept) || isCovered(span, commonExcept(plan))
      || disguised && isWithinLatin(span)
    {
      return .excepted
    }
    guard reaches(plan.depth, span) else { return .depth }
    if !parts.without.isEmpty, hasNear(span, parts.without, plan.withoutIn) {
      return .without(parts.without[0])
    }
    for list in 0..<plan.lists where !hasNear(span, parts.lists[list], plan.within) {
      return .company(list: list)
    }
    if plan.order, !standInOrder(span, parts.lists[..<plan.words], plan.within) { return .order }
    if plan.negatable, let negation = negation(before: span) { return .muting(.negation(negation)) }
    if plan.isSilenced, let context = muted.context(at: span, in: self) {
      return .muting(.context(context))
    }
    return nil
  }

  private func reaches(_ depth: Depth, _ span: Span) -> Bool {
    depth == .anywhere || document.depth(span.lowerBound) < scoring.lead
  }

  /// The phrases excepted for all rules, which bear on those that speak for a flag: 票房 in 票房爆炸 is 票房 still.
  private func commonExcept(_ plan: RulePlan) -> [Span] { plan.isSilenced ? excepts : [] }

  /// Whether a word stands within one of the phrases.
  private func isCovered(_ span: Span, _ phrases: [Span]) -> Bool {
    guard !phrases.isEmpty else { return false }
    return phrases.beginning(in: span.upperBound - longestWord..<span.lowerBound + 1) { $0 }
      .contains { span.upperBound <= $0.upperBound }
  }

  /// Whether a disguised word is but a piece of a longer row of Latin letters: the lou of 跳lou in 跳loud.
  private func isWithinLatin(_ span: Span) -> Bool {
    let text = document.scalars
    func continues(_ inside: Int, _ outside: Int) -> Bool {
      text.indices.contains(outside) && isLatinOrDigit(text[inside]) && isLatinOrDigit(text[outside])
    }
    return continues(span.lowerBound, span.lowerBound - 1) || continues(span.upperBound - 1, span.upperBound)
  }

  /// Whether one word of each list stands behind the last one's in turn, each as near to the first.
  private func standInOrder(_ span: Span, _ lists: ArraySlice<[Span]>, _ reach: Reach) -> Bool {
    var end = span.upperBound
    for list in lists {
      var place = list.firstPassing { $0.lowerBound >= end }
      guard place < list.count, near(span, list[place], reach) else { return false }
      // Of words that overlap, the one that leaves most room for the next.
      var shortest = list[place].upperBound
      while place < list.count, list[place].lowerBound < shortest {
        shortest = min(shortest, list[place].upperBound)
        place += 1
      }
      end = shortest
    }
    return true
  }

  private static let fillers = Set("多余来几名位个 ".unicodeScalars.map(\.value))

  /// Whether a number of at least `least` stands right before a noun, but for 多余来几 and a unit: 30余名 before 学生.
  private func stands(_ least: Int, before noun: Span) -> Bool {
    let (text, numbers) = (document.scalars, NumberReader(document.scalars))
    return (max(0, noun.lowerBound - 14)..<noun.lowerBound).contains { start in
      guard let number = numbers.number(at: start), number.end <= noun.lowerBound,
        noun.lowerBound - number.end <= 3, start == 0 || text[start - 1] != 0x7B2C  // 第
      else { return false }
      return number.value >= least && text[number.end..<noun.lowerBound].allSatisfy(Self.fillers.contains)
    }
  }
}

/// The sentences that contexts such as a drill silence.
struct MutedSentences {
  private var sentences: [Int: Int] = [:]
  private var whole: Int?

  init() {}

  /// A context in the title is what the item is about, so it silences all of it.
  mutating func add(_ span: Span, rule: Int, in reading: Reading) {
    if reading.document.isTitle(span.lowerBound) { whole = whole ?? rule }
    let sentence = reading.document.sentences.sentence(at: span.lowerBound)
    sentences[sentence] = sentences[sentence] ?? rule
  }

  /// The muting rule that silences a place, by index.
  func context(at span: Span, in reading: Reading) -> Int? {
    if sentences.isEmpty { return nil }
    return whole ?? sentences[reading.document.sentences.sentence(at: span.lowerBound)]
  }
}
