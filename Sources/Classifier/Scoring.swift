import Model

/// How points become a judgement: the numbers and word lists of `severity.json5`.
package struct Scoring: Sendable {
  /// An item is flagged from this score on.
  package var threshold: Double
  /// Points in the title are multiplied by this.
  package var title: Double
  /// Characters of the text that count in full.
  package var lead: Int
  /// Points behind the lead are multiplied by this.
  package var deep: Double
  package var context: ContextScoring
  /// Areas that go before others, the first row that fits; and the share of the best area's score that they need.
  package var precedence: [Precedence]
  package var precedenceShare: Double
  /// Points against an event abroad without a tie to China.
  package var abroad: Double
  /// Areas of what is flagged though no area's words stand in it: with people harmed, and otherwise; nil = none.
  package var areaOfHarm: String?
  package var areaOfOther: String?
  /// Points of a count of people, by kind.
  package var casualtyPoints: [CasualtyKind: Double]
  /// Words before a hit that say it did not happen, and how many characters before.
  package var negations: [String]
  package var negationReach: Int
  /// Phrases in which the words of any rule that speaks for a flag mean something else: 票房爆炸, 人事地震.
  package var except: [String]
  package var media: MediaNames
  package var variants: VariantTable
  package var otherWorlds: OtherWorlds
  package var casualtyWords: CasualtyWords
  /// Tables of event grades; the last grades what no other does.
  package var tables: [GradeTable]
  /// Standards from which an event is told upward, whatever its grade.
  package var reporting: [GradeTable]
  package var spread: SpreadTable
  /// Areas in which a case without other signs is one of 切身利益.
  package var livelihood: Set<String>
  /// The word lists beside the rules.
  package var marks: MarkWords

  /// Reads `severity.json5`.
  ///
  /// - Parameter areas: ids of the areas that there are, which alone a table may name.
  init(_ fields: DataFields, areas: Set<String>) throws(DataFileError) {
    try fields.allow([
      "flag", "negation", "except", "media", "variants", "casualties", "grades", "precedence", "rules",
      "reporting", "spread", "facts", "moods", "stances",
      "kinds", "rumours", "otherWorlds",
    ])
    let flag = try Self.section("flag", fields)
    try flag.allow([
      "threshold", "title", "lead", "deep", "context", "precedence", "abroad", "areaOfHarm",
      "areaOfOther",
    ])
    threshold = try flag.number("threshold", in: 0.1...100)
    title = try flag.number("title", in: 0.1...10)
    lead = Int(try flag.number("lead", in: 1...100_000))
    deep = try flag.number("deep", in: 0...10)
    context = try ContextScoring(try Self.section("context", flag))
    precedenceShare = try flag.number("precedence", in: 0...1, default: 1)
    precedence = []
    for row in try fields.objects("precedence") { precedence.append(try Precedence(row)) }
    abroad = try flag.number("abroad", in: -100...0)
    areaOfHarm = try flag.optionalString("areaOfHarm")
    areaOfOther = try flag.optionalString("areaOfOther")
    let negation = try Self.section("negation", fields)
    try negation.allow(["before", "reach"])
    negations = try negation.strings("before")
    negationReach = Int(try negation.number("reach", in: 0...100))
    except = try fields.strings("except")
    media = try MediaNames(try fields.object("media"))
    variants = try VariantTable(try fields.object("variants"))
    otherWorlds =
      try fields.object("otherWorlds").map { fields throws(DataFileError) in try OtherWorlds(fields) }
      ?? OtherWorlds()
    let casualties = try Self.section("casualties", fields)
    var marks = try MarkWords(fields)
    casualtyWords = try CasualtyWords(casualties, marks: &marks)
    casualtyPoints = try CasualtyWords.points(casualties)
    var tables: [GradeTable] = []
    for entry in try fields.objects("grades") {
      tables.append(try GradeTable(entry, known: areas, marks: &marks))
    }
    guard let last = tables.last, last.areas.isEmpty else {
      throw fields.error("grades", "the last table must have no areas: it grades what no other table does")
    }
    self.tables = tables
    var reporting: [GradeTable] = []
    for entry in try fields.objects("reporting") {
      reporting.append(try GradeTable(reporting: entry, known: areas, marks: &marks))
    }
    self.reporting = reporting
    spread =
      try fields.object("spread").map { fields throws(DataFileError) in try SpreadTable(fields) }
      ?? SpreadTable()
    self.marks = marks
    livelihood = Set(try fields.object("kinds")?.strings("livelihood") ?? [])
    if let unknown = livelihood.subtracting(areas).min() {
      throw fields.error("kinds", "livelihood names \"\(unknown)\", which is no area")
    }
  }

  private static func section(_ name: String, _ fields: DataFields) throws(DataFileError) -> DataFields {
    guard let section = try fields.object(name) else { throw fields.error(name, "missing") }
    return section
  }
}
