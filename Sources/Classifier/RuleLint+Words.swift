import Model
import Text

/// A list of words with where it stands.
struct WordList {
  var file: String
  var rule: String?
  var field: String
  var words: [String]
  /// Whether these are statements, which may run over a comma: 据统计，全国.
  var isStatements = false
  /// The words as the matcher sees them.
  let folded: [[UInt32]]

  init(file: String, rule: String?, field: String, words: [String]) {
    (self.file, self.rule, self.field, self.words) = (file, rule, field, words)
    folded = words.map { FoldedText($0).scalars }
  }

  func finding(_ kind: RuleLint.Kind, _ word: String, _ problem: String, fix: String) -> RuleLint.Finding {
    RuleLint.Finding(
      kind: kind, file: file, rule: rule, field: field, text: word, problem: problem, fix: fix)
  }
}

extension RuleLint {
  /// What the words tell of themselves.
  static func words(_ book: RuleBook) -> [Finding] {
    let rules = book.rules.map(RuleLists.init)
    let exceptions = Dictionary(
      book.areas.map {
        ($0.id, WordList(file: "\($0.id).json5", rule: nil, field: "except", words: $0.except))
      }
    ) { first, _ in first }
    let common = WordList(file: "severity.json5", rule: nil, field: "except", words: book.scoring.except)
    let negations = book.scoring.negations.map { FoldedText($0).scalars }
    return (rules.flatMap(\.all) + others(book) + [common]).flatMap(slips)
      + rules.flatMap { lists in
        let ofArea = lists.rule.area.flatMap { exceptions[$0] }?.folded ?? []
        return lists.contradictions() + lists.shadowed(exceptions: ofArea + common.folded, negations)
          + lists.idleExceptions()
      }
      + idleExceptions(exceptions, rules) + common.idle(for: rules.flatMap(\.positive), "any rule")
  }

  /// The lists that stand in no rule.
  private static func others(_ book: RuleBook) -> [WordList] {
    func severity(_ field: String, _ words: [String]) -> WordList {
      var list = WordList(file: "severity.json5", rule: nil, field: field, words: words)
      list.isStatements = true
      return list
    }
    func places(_ field: String, _ words: [String]) -> WordList {
      WordList(file: "places.json5", rule: nil, field: field, words: words)
    }
    let casualties = book.scoring.casualtyWords
    return book.areas.flatMap { area in
      [("context", area.context), ("except", area.except)].map {
        WordList(file: "\(area.id).json5", rule: nil, field: $0, words: $1)
      }
    }
      + CasualtyKind.allCases.flatMap { kind in
        [
          severity("casualties.fates.\(kind.rawValue)", casualties.fates[kind] ?? []),
          severity("casualties.single.\(kind.rawValue)", casualties.single[kind] ?? []),
        ]
      }
      + [
        severity("negation.before", book.scoring.negations), severity("casualties.none", casualties.none),
        severity("casualties.elsewhen", casualties.elsewhen),
        severity("casualties.people", casualties.people),
        severity("casualties.units", casualties.units), places("except", book.gazetteer.except),
        places("abroad", book.gazetteer.abroad), places("links", book.gazetteer.links),
      ] + book.scoring.marks.lists.map { severity($0.mark.field, $0.words) }
      + book.gazetteer.places.map { places("places[\($0.code)].aliases", [$0.name] + $0.aliases) }
  }

  /// Slips of the pen in one list.
  private static func slips(_ list: WordList) -> [Finding] {
    var (findings, seen): ([Finding], [[UInt32]: String]) = ([], [:])
    for (word, folded) in zip(list.words, list.folded) {
      if let slip = slip(word, isStatement: list.isStatements) {
        findings.append(list.finding(slip.kind, word, slip.problem, fix: slip.fix))
      } else if let earlier = seen[folded] {
        let isSame = earlier == word
        findings.append(
          list.finding(
            isSame ? .duplicate : .sameFolded, word,
            isSame ? "stands twice in this list" : "is the same word as \"\(earlier)\" once folded",
            fix: "take one away"))
      }
      seen[folded] = seen[folded] ?? word
    }
    return findings
  }

  static func slip(_ word: String, isStatement: Bool = false) -> (kind: Kind, problem: String, fix: String)? {
    let scalars = Array(word.unicodeScalars)
    if !FoldedText(word).scalars.contains(where: { $0 > 0x20 }) {
      return (.empty, "is empty once folded and finds nothing", "take it away")
    }
    if let first = scalars.first, let last = scalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    {
      return (
        .blank, "begins or ends with a blank, which most texts do not have there", "take the blank away"
      )
    }
    if word.contains("\u{3000}") {
      return (.blank, "holds a full-width space", "make two words of it or take the space away")
    }
    let marks: Set<Unicode.Scalar> = isStatement ? ["、"] : ["、", "，", ",", ";", "；"]
    let mark = scalars.indices.first { place in
      marks.contains(scalars[place]) && !(isDigit(scalars, place - 1) && isDigit(scalars, place + 1))
    }
    return mark.map {
      (
        .separator, "holds \(scalars[$0]), so it is found only where the text has that mark",
        "make a word of each part: [\"…\", \"…\"]"
      )
    }
  }

  private static func isDigit(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    scalars.indices.contains(place) && scalars[place].properties.numericType == .decimal
  }

  /// Phrases of an area's `except` that hold no word of its rules.
  private static func idleExceptions(_ exceptions: [String: WordList], _ rules: [RuleLists]) -> [Finding] {
    let byArea = Dictionary(grouping: rules) { $0.rule.area ?? "" }
    return exceptions.sorted { $0.key < $1.key }.flatMap { area, list in
      list.idle(for: (byArea[area] ?? []).flatMap(\.positive), "any rule of this area")
    }
  }
}

extension Mark {
  /// Where its list stands in `severity.json5`.
  fileprivate var field: String {
    switch self {
    case .minor: "facts.minors"
    case .vulnerable: "facts.vulnerable"
    case .crowd: "facts.crowd"
    case .official: "facts.officials"
    case .misconduct: "facts.misconduct"
    case .noFact: "facts.except"
    case .money: "facts.money"
    case .loss: "facts.loss"
    case .participant: "facts.participants"
    case .burnt: "facts.burnt"
    case .voice: "moods.voice"
    case .grievance: "moods.grievance"
    case .wish: "moods.wish"
    case .mood(let mood): "moods.\(mood.rawValue)"
    case .stance(let stance): "stances.\(stance.rawValue)"
    case .kind(let kind): "kinds.\(kind.rawValue)"
    case .rumour(let state): "rumours.\(state.rawValue)"
    case .share: "rumours.share"
    case .alarm: "rumours.alarm"
    case .cue(let path): path
    case .noFate: "casualties.except"
    case .none(let kind): "casualties.noneOf.\(kind.rawValue)"
    case .person: "casualties.person"
    case .pair: "casualties.pair"
    case .unreal: "casualties.unreal"
    case .world(let index, let tier): "otherWorlds.worlds[\(index)].\(tier.rawValue)"
    case .publicLife: "otherWorlds.public"
    case .noWorld: "otherWorlds.except"
    }
  }
}

extension WordList {
  /// Phrases, as exceptions, that hold none of the words.
  func idle(for lists: [WordList], _ whose: String) -> [RuleLint.Finding] {
    let words = Set(lists.flatMap(\.folded))
    return zip(self.words, folded).filter { !$1.holds(oneOf: words) }.map { phrase, _ in
      finding(
        .idleExcept, phrase, "holds no word of \(whose), so there is nothing that it could except",
        fix: "take it away, or write the longer phrase that holds the word")
    }
  }
}

extension [UInt32] {
  /// Every stretch of this text that is one of the words, as its place.
  func stretches(in words: Set<[UInt32]>) -> [Range<Int>] {
    indices.flatMap { start in
      (start + 1..<count + 1).map { start..<$0 }.filter { words.contains(Array(self[$0])) }
    }
  }

  func holds(oneOf words: Set<[UInt32]>) -> Bool {
    indices.contains { start in (start + 1..<count + 1).contains { words.contains(Array(self[start..<$0])) } }
  }
}
