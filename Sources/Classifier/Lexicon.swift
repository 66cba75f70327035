import Text

/// What a word of the rule book is there for, but for those of rules.
enum WordUse: Sendable, Hashable {
  /// An excepted phrase of an area, by index.
  case areaExcept(Int)
  /// A phrase in which no rule's word counts.
  case except
  case negation
  case casualty(CasualtyKind, single: Bool)
  case noCasualties
  case elsewhen
  /// A name of a place, by index.
  case place(Int)
  case noPlace
  case abroad
  case link
  /// A word of a list beside the rules, by index of the list's mark.
  case mark(Int)
}

/// What a word is to one rule; in four bytes, for a text looks up hundreds of them.
struct RuleUse: Sendable, Hashable {
  private let packed: UInt32

  /// - Parameter rule: by index.
  init(rule: Int, part: RulePart) { packed = UInt32(rule) << 8 | UInt32(part.number) }

  /// By index.
  var rule: Int { Int(packed >> 8) }
  var part: RulePart { RulePart(number: UInt8(truncatingIfNeeded: packed)) }
}

/// The part of a rule that a word belongs to; a word of a list, `numbers` behind `with`, is `list` + its index.
struct RulePart: Sendable, Hashable {
  var number: UInt8

  static let any = RulePart(number: 0)
  static let variant = RulePart(number: 1)
  static let without = RulePart(number: 2)
  static let except = RulePart(number: 3)
  static func list(_ index: Int) -> RulePart { RulePart(number: UInt8(4 + index)) }

  /// Which list of companions it is; nil for the other parts.
  var list: Int? { number < 4 ? nil : Int(number) - 4 }
  /// A bit of its own; a variant stands in for a word of `any`.
  var bit: UInt32 { number == 1 ? 1 : 1 &<< UInt32(number) }
}

/// Every word of a rule book, folded, each once, with all that it is there for.
struct Lexicon: Sendable {
  let matcher: WordMatcher
  /// By index of the word in the matcher.
  let rules: UseTable<RuleUse>
  let others: UseTable<WordUse>
  /// By word, its entries in `contextEntries`.
  let contexts: UseTable<Int32>
  let contextEntries: [ContextEntry]
  /// By entry, as its author wrote it.
  let contextWords: [String]
  /// What the lists beside the rules tell, each once.
  private(set) var marks: [Mark] = []
  /// Characters.
  let longestWord: Int

  init(_ book: RuleBook) {
    var builder = Builder()
    for (index, rule) in book.rules.enumerated() { builder.add(rule, index, book.scoring.variants) }
    for (index, area) in book.areas.enumerated() {
      builder.add(area, index, book.scoring.context)
      builder.add(area.except, .areaExcept(index))
    }
    for (index, place) in book.gazetteer.places.enumerated() {
      builder.add([place.name] + place.aliases, .place(index))
    }
    builder.add(book.gazetteer.except, .noPlace)
    builder.add(book.gazetteer.abroad, .abroad)
    builder.add(book.gazetteer.links, .link)
    builder.add(book.scoring.except, .except)
    builder.add(book.scoring.negations, .negation)
    builder.add(book.scoring.casualtyWords)
    for list in book.scoring.marks.lists {
      if !marks.contains(list.mark) { marks.append(list.mark) }
      builder.add(list.words, .mark(marks.firstIndex(of: list.mark) ?? 0))
    }
    matcher = WordMatcher(builder.words)
    rules = UseTable(builder.ruleUses, words: builder.words.count)
    others = UseTable(builder.uses, words: builder.words.count)
    contexts = UseTable(builder.contextUses, words: builder.words.count)
    contextEntries = builder.contextEntries
    contextWords = builder.contextWords
    longestWord = builder.words.map(\.count).max() ?? 0
  }

  private struct Builder {
    var words: [[UInt32]] = []
    var uses: [UseTable<WordUse>.Entry] = []
    var ruleUses: [UseTable<RuleUse>.Entry] = []
    var contextUses: [UseTable<Int32>.Entry] = []
    var contextEntries: [ContextEntry] = []
    var contextWords: [String] = []
    private var indices: [[UInt32]: Int] = [:]
    private var fold = FoldedText()

    private mutating func folded(_ text: String) -> [UInt32] {
      fold.refold(text)
      return fold.scalars
    }

    /// The word's index, new or known.
    private mutating func index(_ word: [UInt32]) -> Int {
      if let known = indices[word] { return known }
      let index = words.count
      words.append(word)
      indices[word] = index
      return index
    }

    mutating func add(_ list: [String], _ use: WordUse) {
      for text in list { uses.append((index(folded(text)), use)) }
    }

    private mutating func add(_ word: [UInt32], _ rule: Int, _ part: RulePart) {
      ruleUses.append((index(word), RuleUse(rule: rule, part: part)))
    }

    mutating func add(_ rule: Rule, _ index: Int, _ variants: VariantTable) {
      let any = rule.any.map { folded($0) }
      for word in any { add(word, index, .any) }
      for (list, words) in (rule.with + rule.numbers.map(\.nouns)).enumerated() {
        for word in words { add(folded(word), index, .list(list)) }
      }
      for word in rule.without { add(folded(word), index, .without) }
      for word in rule.except { add(folded(word), index, .except) }
      guard rule.variants else { return }
      let plain = Set(any)
      for form in any.flatMap(variants.forms) where !plain.contains(form) { add(form, index, .variant) }
    }

    /// The context words of an area; one that stands in two tiers counts in the stronger.
    mutating func add(_ area: Area, _ index: Int, _ scoring: ContextScoring) {
      var taken: Set<Int> = []
      for tier in ContextTier.allCases {
        for text in area.contextWords[tier] ?? [] {
          let word = self.index(folded(text))
          guard taken.insert(word).inserted else { continue }
          contextUses.append((word, Int32(contextEntries.count)))
          contextEntries.append(ContextEntry(area: index, tier: tier, points: scoring.points[tier] ?? 0))
          contextWords.append(text)
        }
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

/// What each word is there for, end to end in one array.
struct UseTable<Use: Sendable & Equatable>: Sendable {
  typealias Entry = (word: Int, use: Use)

  private var uses: [Use] = []
  /// By word, where its uses begin; one more at the end.
  private var starts: [Int32] = [0]

  /// - Parameter entries: in any order; a word keeps the order of its own, each use once.
  init(_ entries: [Entry], words: Int) {
    var first = Array(repeating: Int32(-1), count: words)
    var next = Array(repeating: Int32(-1), count: entries.count)
    for index in entries.indices.reversed() {
      next[index] = first[entries[index].word]
      first[entries[index].word] = Int32(index)
    }
    uses.reserveCapacity(entries.count)
    starts.reserveCapacity(words + 1)
    for word in 0..<words {
      var index = first[word]
      while index >= 0 {
        let use = entries[Int(index)].use
        if !uses[Int(starts[word])...].contains(use) { uses.append(use) }
        index = next[Int(index)]
      }
      starts.append(Int32(uses.count))
    }
  }

  /// Where the uses of a word stand.
  func range(of word: Int) -> Range<Int> { Int(starts[word])..<Int(starts[word + 1]) }

  subscript(place: Int) -> Use { uses[place] }
}
