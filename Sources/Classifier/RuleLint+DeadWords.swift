import Text

// Words that never let their rule fire, whatever stands around them: something in the book takes them every time, and
// trying them shows it.
extension RuleLint {
  static func deadWords(_ classifier: Classifier) -> [Finding] {
    let book = classifier.book
    let exceptions = Dictionary(book.areas.map { ($0.id, folded($0.except)) }) { first, _ in first }
    let (common, contexts) = (folded(book.scoring.except), book.rules.compactMap(MutingContext.init))
    return book.rules.flatMap { rule in
      let lists = RuleLists(rule)
      let contradicted = Set(lists.contradictions().compactMap(\.text))
      let phrases = Set(common + (rule.area.flatMap { exceptions[$0] } ?? []))
      return lists.positive.indices.flatMap { place in
        let list = lists.positive[place]
        return zip(list.words, list.folded).compactMap { word, folded -> Finding? in
          guard !contradicted.contains(word), slip(word) == nil,
            let reason = lists.taking(folded, of: place, phrases, contexts, common),
            !fires(word, of: place, lists.positive.map(\.words), rule, classifier)
          else { return nil }
          return list.finding(
            .neverFires, word, "never lets the rule fire: \(reason)", fix: "take it away, or what takes it")
        }
      }
    }
  }

  private static func folded(_ words: [String]) -> [[UInt32]] { words.map { FoldedText($0).scalars } }

  /// Puts a word beside words of the rule's other lists, in several ways.
  private static func fires(
    _ word: String, of list: Int, _ lists: [[String]], _ rule: Rule, _ classifier: Classifier
  ) -> Bool {
    let others = lists.indices.filter { $0 != list }.map { lists[$0] }
    let most = min(others.map(\.count).max() ?? 1, 8)
    return (0..<max(most, 1)).contains { round in
      let company = others.compactMap { $0.isEmpty ? nil : $0[round % $0.count] }
      return (others.isEmpty ? [""] : ["", "某", "，"]).contains { gap in
        [[word] + company, company.reversed() + [word]].contains { row in
          classifier.firingRules(title: "", text: row.joined(separator: gap)).contains(rule.id)
        }
      }
    }
  }
}

/// A muting rule that asks for nothing but one of its words.
struct MutingContext {
  let name: String
  private let words: [[UInt32]]
  private let except: [[UInt32]]
  private let isNegatable: Bool

  init?(_ rule: Rule) {
    guard rule.effect == .mutes, rule.depth == .anywhere, rule.with.isEmpty, rule.numbers.isEmpty,
      rule.without.isEmpty, rule.places.isEmpty, rule.sources.isEmpty
    else { return nil }
    (name, isNegatable) = (rule.name, rule.negatable)
    words = rule.any.map { FoldedText($0).scalars }
    except = rule.except.map { FoldedText($0).scalars }
  }

  /// Whether a word carries this context with it wherever it stands: no exception could hold the context's word, and
  /// what negates it negates the word as well.
  func isCarried(by word: [UInt32], _ common: [[UInt32]], negatable: Bool) -> Bool {
    guard negatable || !isNegatable else { return false }
    return words.contains { own in
      word.holds(oneOf: [own]) && !(except + common).contains { $0.holds(oneOf: [own]) }
    }
  }
}
