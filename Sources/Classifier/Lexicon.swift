import Text

/// What a word of the rule book is there for.
enum WordUse: Sendable, Hashable {
  /// A word of a rule's `any`, of its n-th `with`, of its `without`, of its `except`; the rule by index.
  case any(Int)
  case with(Int, list: Int)
  case without(Int)
  case except(Int)
  /// A context word or an excepted phrase of an area, by index.
  case areaContext(Int)
  case areaExcept(Int)
  case negation
  case casualty(CasualtyKind, single: Bool)
  case noCasualties
  case elsewhen
  /// A name of a place, by index.
  case place(Int)
  case noPlace
  case abroad
  case link
}

/// Every word of a rule book, folded, each once, with all that it is there for.
struct Lexicon: Sendable {
  let matcher: WordMatcher
  /// By index of the word in the matcher.
  let uses: [[WordUse]]
  /// Characters.
  let longestWord: Int

  init(_ book: RuleBook) {
    var builder = Builder()
    for (index, rule) in book.rules.enumerated() {
      builder.add(rule.any, .any(index))
      for (list, words) in rule.with.enumerated() { builder.add(words, .with(index, list: list)) }
      builder.add(rule.without, .without(index))
      builder.add(rule.except, .except(index))
    }
    for (index, area) in book.areas.enumerated() {
      builder.add(area.context, .areaContext(index))
      builder.add(area.except, .areaExcept(index))
    }
    for (index, place) in book.gazetteer.places.enumerated() {
      builder.add([place.name] + place.aliases, .place(index))
    }
    builder.add(book.gazetteer.except, .noPlace)
    builder.add(book.gazetteer.abroad, .abroad)
    builder.add(book.gazetteer.links, .link)
    builder.add(book.scoring.negations, .negation)
    builder.add(book.scoring.casualtyWords)
    matcher = WordMatcher(builder.words)
    uses = builder.uses
    longestWord = builder.words.map(\.count).max() ?? 0
  }

  private struct Builder {
    var words: [[UInt32]] = []
    var uses: [[WordUse]] = []
    private var indices: [[UInt32]: Int] = [:]

    mutating func add(_ list: [String], _ use: WordUse) {
      for text in list {
        let word = FoldedText(text).scalars
        let index = indices[word] ?? words.count
        if index == words.count {
          words.append(word)
          uses.append([])
          indices[word] = index
        }
        if !uses[index].contains(use) { uses[index].append(use) }
      }
    }

    mutating func add(_ casualties: CasualtyWords) {
      for kind in CasualtyKind.allCases {
        add(casualties.fates[kind] ?? [], .casualty(kind, single: false))
        add(casualties.single[kind] ?? [], .casualty(kind, single: true))
      }
      add(casualties.none, .noCasualties)
      add(casualties.elsewhen, .elsewhen)
    }
  }
}
