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
  package var depth: Depth
  /// … and none of these in the same sentence.
  package var without: [String]
  /// Phrases in which a word of `any` means something else.
  package var except: [String]
  /// Whether 未发现, 无 … before the word silence it.
  package var negatable: Bool
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

extension Rule {
  private static let members: Set<String> = [
    "id", "name", "any", "with", "within", "where", "without", "except", "negatable", "points", "grade",
    "effect",
    "rumour",
    "polarity", "matches", "misses",
  ]

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
    depth = try fields.choice("where", default: .anywhere)
    without = try fields.strings("without")
    except = try fields.strings("except")
    negatable = try fields.bool("negatable", default: true)
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
}
