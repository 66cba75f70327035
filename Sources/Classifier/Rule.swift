package import Model

/// How far apart the words of a rule may stand.
package enum Reach: Sendable, Hashable {
  case clause, sentence, text
  /// At most so many characters between them.
  case characters(Int)
}

/// How far into an item a rule looks.
package enum Depth: String, Sendable, CaseIterable {
  case anywhere
  /// The title and as many characters of the text as count in full.
  case lead
}

/// A number that must stand near a rule's hit: at least `least` of one of the nouns 学生, 名学生 …
package struct NumberTest: Sendable, Hashable {
  package var nouns: [String]
  package var least: Int

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["of", "least"])
    nouns = try fields.strings("of")
    guard !nouns.isEmpty else { throw fields.error("of", "is empty; give at least one noun, such as 学生") }
    least = Int(try fields.number("least", in: 1...1_000_000_000))
  }
}

/// What a rule does where it fires.
package enum Effect: String, Sendable, CaseIterable {
  /// Adds its points, negative ones too, to the score.
  case adds
  /// Silences other rules in its sentence, in the whole item if it stands in the title (演练, 培训 …).
  case mutes
}

/// One rule of the rule book: words, how they must stand, and what follows.
package struct Rule: Sendable, Hashable {
  /// `area.name`, or `severity.name` for the rules of no area.
  package var id: String
  package var area: String?
  /// What an official would call it.
  package var name: String
  /// One of these stands in the item …
  package var any: [String]
  /// … and near it one of each of these …
  package var with: [[String]]
  package var within: Reach
  /// … in this order, if it matters: the word of `any` first, then one of each list.
  package var order: Bool
  /// Numbers that stand as near as the words of `with` …
  package var numbers: [NumberTest]
  package var depth: Depth
  /// … and none of these …
  package var without: [String]
  /// … in the same clause, sentence or text.
  package var withoutIn: Reach
  /// Whose matter the item may be; empty = anybody's.
  package var places: Set<Jurisdiction>
  /// Ranks of the media whose items it judges; empty = all.
  package var sources: Set<MediaTier>
  /// Phrases in which a word of `any` means something else.
  package var except: [String]
  /// Whether the words of `any` are also found as pinyin, homophones, initials or split characters.
  package var variants: Bool
  /// Whether 未发现, 无 … before the word silence it.
  package var negatable: Bool
  /// Whether it tells of persons, crimes and quarrels, that are a private matter where nobody of the public is named.
  package var isPrivate: Bool
  /// Share of the score before title and depth; negative speaks against a flag.
  package var points: Double
  /// Lowest grade of an event that fires this rule.
  package var grade: EventGrade?
  package var effect: Effect
  package var rumour: RumourState
  package var polarity: Polarity?
  /// Texts that must fire the rule.
  package var matches: [String]
  /// Texts that must not.
  package var misses: [String]
}

extension RumourState: CaseIterable {
  package static let allCases: [RumourState] = [.none, .rumour, .clarification]
}

extension Polarity: CaseIterable {
  package static let allCases: [Polarity] = [.negative, .neutral, .positive]
}

extension Jurisdiction: CaseIterable {
  package static let allCases: [Jurisdiction] = [.ours, .maybe, .elsewhere, .unknown]
}

extension Rule {
  private static let members: Set<String> = [
    "id", "name", "any", "with", "within", "order", "numbers", "where", "without", "withoutIn", "place",
    "source", "except", "variants", "negatable", "points", "grade", "effect", "rumour", "polarity", "private",
    "matches", "misses",
  ]

  /// Lists of companions, numbers among them, that a rule may have.
  static let mostLists = 24

  /// Reads one entry of a `rules` list.
  init(_ fields: DataFields, area: String?) throws(DataFileError) {
    try fields.allow(Self.members)
    let name = try fields.string("id")
    guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
      throw fields.error("id", "\"\(name)\" must be small letters, digits and dashes")
    }
    id = "\(area ?? "severity").\(name)"
    self.area = area
    self.name = try fields.string("name")
    any = try fields.strings("any")
    guard !any.isEmpty else { throw fields.error("any", "is empty; give at least one word") }
    with = try fields.stringLists("with")
    within = try Self.reach(fields)
    order = try fields.bool("order", default: false)
    guard !order || !with.isEmpty else {
      throw fields.error("order", "has nothing to order; give `with` a list or take `order` away")
    }
    numbers = []
    for entry in try fields.objects("numbers") { numbers.append(try NumberTest(entry)) }
    guard with.count + numbers.count <= Self.mostLists else {
      throw fields.error(
        "with", "has more than \(Self.mostLists) lists, `numbers` counted; make two rules of it")
    }
    depth = try fields.choice("where", default: .anywhere)
    without = try fields.strings("without")
    withoutIn = try Self.withoutReach(fields)
    places = try Self.choices("place", fields)
    sources = try Self.choices("source", fields)
    except = try fields.strings("except")
    variants = try fields.bool("variants", default: false)
    negatable = try fields.bool("negatable", default: true)
    isPrivate = try fields.bool("private", default: false)
    effect = try fields.choice("effect", default: .adds)
    points = try fields.number("points", in: -10...10, default: effect == .mutes ? 0 : nil)
    grade = fields.has("grade") ? try fields.choice("grade") : nil
    rumour = try fields.choice("rumour", default: RumourState.none)
    polarity = fields.has("polarity") ? try fields.choice("polarity") : nil
    matches = try fields.strings("matches")
    misses = try fields.strings("misses")
  }

  private static func reach(_ fields: DataFields) throws(DataFileError) -> Reach {
    switch fields.raw("within") {
    case nil, .null: return .sentence
    case .integer(let value) where (1...1000).contains(value): return .characters(Int(value))
    case .string("clause"): return .clause
    case .string("sentence"): return .sentence
    case .string("text"): return .text
    default:
      throw fields.error(
        "within", "must be \"clause\", \"sentence\", \"text\" or a number of characters from 1 to 1000")
    }
  }

  private static func withoutReach(_ fields: DataFields) throws(DataFileError) -> Reach {
    guard fields.has("withoutIn") else { return .sentence }
    guard fields.has("without") else {
      throw fields.error("withoutIn", "bounds nothing; give `without` or take `withoutIn` away")
    }
    switch fields.raw("withoutIn") {
    case .string("clause"): return .clause
    case .string("sentence"): return .sentence
    case .string("text"): return .text
    default: throw fields.error("withoutIn", "must be \"clause\", \"sentence\" or \"text\"")
    }
  }

  /// A list of an enum's raw values; an absent one is empty.
  private static func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    _ name: String, _ fields: DataFields
  ) throws(DataFileError) -> Set<Choice> where Choice.RawValue == String {
    var chosen: Set<Choice> = []
    for said in try fields.strings(name) {
      guard let choice = Choice(rawValue: said) else {
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw fields.error(name, "\"\(said)\" is none of \(known)")
      }
      chosen.insert(choice)
    }
    return chosen
  }
}
