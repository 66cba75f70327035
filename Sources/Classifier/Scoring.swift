package import Model

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
  /// Points that a context word gives to its area (never to the score), and their limit.
  package var contextWord: Double
  package var contextLimit: Double
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
  package var casualtyWords: CasualtyWords
  /// Tables of event grades in order of precedence.
  package var tables: [GradeTable]

  /// Reads `severity.json5`.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["flag", "negation", "casualties", "grades", "rules"])
    let flag = try Self.section("flag", fields)
    try flag.allow([
      "threshold", "title", "lead", "deep", "contextWord", "contextLimit", "abroad", "areaOfHarm",
      "areaOfOther",
    ])
    threshold = try flag.number("threshold", in: 0.1...100)
    title = try flag.number("title", in: 0.1...10)
    lead = Int(try flag.number("lead", in: 1...100_000))
    deep = try flag.number("deep", in: 0...10)
    contextWord = try flag.number("contextWord", in: 0...10)
    contextLimit = try flag.number("contextLimit", in: 0...100)
    abroad = try flag.number("abroad", in: -100...0)
    areaOfHarm = try flag.optionalString("areaOfHarm")
    areaOfOther = try flag.optionalString("areaOfOther")
    let negation = try Self.section("negation", fields)
    try negation.allow(["before", "reach"])
    negations = try negation.strings("before")
    negationReach = Int(try negation.number("reach", in: 0...100))
    let casualties = try Self.section("casualties", fields)
    casualtyWords = try CasualtyWords(casualties)
    casualtyPoints = try CasualtyWords.points(casualties)
    var tables: [GradeTable] = []
    for entry in try fields.objects("grades") { tables.append(try GradeTable(entry)) }
    guard let last = tables.last, last.areas.isEmpty else {
      throw fields.error("grades", "the last table must have no areas: it grades what no other table does")
    }
    self.tables = tables
  }

  private static func section(_ name: String, _ fields: DataFields) throws(DataFileError) -> DataFields {
    guard let section = try fields.object(name) else { throw fields.error(name, "missing") }
    return section
  }
}

/// A statutory table that grades an event by the people harmed.
package struct GradeTable: Sendable, Hashable {
  package var id: String
  /// Areas that it grades; none = every other.
  package var areas: Set<String>
  /// The rule that it comes from, with how sure we are.
  package var source: String
  /// Thresholds by grade, each the lowest count that reaches it.
  package var steps: [Step]

  package struct Step: Sendable, Hashable {
    package var grade: EventGrade
    package var deaths: Int?
    package var injured: Int?
    package var affected: Int?
  }

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["id", "areas", "source", "considerable", "major", "extreme"])
    id = try fields.string("id")
    areas = Set(try fields.strings("areas"))
    source = try fields.string("source")
    steps = []
    for grade in [EventGrade.considerable, .major, .extreme] {
      guard let step = try fields.object(grade.rawValue) else { continue }
      try step.allow(["deaths", "injured", "affected"])
      func count(_ name: String) throws(DataFileError) -> Int? {
        step.has(name) ? Int(try step.number(name, in: 1...1_000_000)) : nil
      }
      steps.append(
        Step(
          grade: grade, deaths: try count("deaths"), injured: try count("injured"),
          affected: try count("affected")))
    }
  }

  /// The grade that the counts reach; what is not known reaches nothing, nor do the missing.
  package func grade(_ casualties: Casualties) -> EventGrade {
    func reaches(_ count: Int?, _ threshold: Int?) -> Bool {
      guard let count, let threshold else { return false }
      return count >= threshold
    }
    let reached = steps.filter {
      reaches(casualties.deaths, $0.deaths) || reaches(casualties.injured, $0.injured)
        || reaches(casualties.affected, $0.affected)
    }
    return reached.map(\.grade).max() ?? .ordinary
  }
}
