package import Model

/// How good an evaluation finds something 评价颜色: blue is best. It is none of the other three scales.
package enum EvaluationColour: String, Sendable, CaseIterable {
  case blue, yellow, orange, red
}

/// By what handling is scored: `Keywords/evaluation/scores.json5`, weights and limits published there.
package struct ScoreTable: Sendable {
  /// A share of what should be, with its weight.
  package struct Indicator: Sendable, Hashable {
    /// What it counts.
    package enum Subject: Sendable, Hashable {
      /// Of the clocks of a kind that count, those met in time.
      case clock(ClockKind)
      /// Of the cases with an answer, those whose answer has no fault.
      case answers
      /// Of the cases that were closed, those that did not come back.
      case results
    }

    package var id: String
    package var name: String
    package var weight: Double
    /// Whether it is for the units as well: what the office alone answers for is not.
    package var ofUnits: Bool
    package var subject: Subject
    package var basis: Basis
  }

  /// One of the three rates 三率 that a 12345 hotline is judged by.
  package struct Rate: Sendable, Hashable {
    package var id: HotlineRate
    package var name: String
    /// How it is computed, in words.
    package var formula: String
    package var basis: Basis
  }

  /// From which score on a colour is given, the best first.
  package struct Level: Sendable, Hashable {
    package var colour: EvaluationColour
    package var name: String
    package var from: Double
  }

  package let indicators: [Indicator]
  package let levels: [Level]
  package let rates: [Rate]

  /// No scores and no rates.
  package init() { (indicators, levels, rates) = ([], [], []) }

  /// Reads `scores.json5`.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["indicators", "colours", "rates"])
    var (indicators, levels, rates) = ([Indicator](), [Level](), [Rate]())
    for entry in try fields.objects("indicators") {
      let indicator = try Indicator(entry)
      if indicators.contains(where: { $0.id == indicator.id }) { throw entry.error("id", "stands twice") }
      indicators.append(indicator)
    }
    for entry in try fields.objects("colours") { levels.append(try Level(entry)) }
    guard levels.map(\.colour) == EvaluationColour.allCases, levels.last?.from == 0,
      zip(levels, levels.dropFirst()).allSatisfy({ $0.from > $1.from })
    else {
      throw fields.error("colours", "must be blue, yellow, orange, red with falling \"from\", the last 0")
    }
    for entry in try fields.objects("rates") {
      let rate = try Rate(entry)
      if rates.contains(where: { $0.id == rate.id }) { throw entry.error("id", "stands twice") }
      rates.append(rate)
    }
    (self.indicators, self.levels, self.rates) = (indicators, levels, rates)
  }

  /// The colour of a score from 0 to 100.
  package func level(_ score: Double) -> Level? { levels.first { score >= $0.from } }
}

extension ScoreTable.Indicator {
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Basis.members.union(["id", "name", "weight", "units"]))
    id = try fields.string("id")
    name = try fields.string("name")
    weight = try fields.number("weight", in: 0.1...1000)
    ofUnits = try fields.bool("units", default: true)
    switch (id, ClockKind(rawValue: id)) {
    case (_, let clock?): subject = .clock(clock)
    case ("answers", _): subject = .answers
    case ("results", _): subject = .results
    default:
      let known = (ClockKind.allCases.map(\.rawValue) + ["answers", "results"]).joined(separator: ", ")
      throw fields.error("id", "\"\(id)\" is none of \(known)")
    }
    basis = try Basis(fields)
  }
}

extension ScoreTable.Rate {
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Basis.members.union(["id", "name", "formula"]))
    id = try fields.choice("id")
    (name, formula) = (try fields.string("name"), try fields.string("formula"))
    basis = try Basis(fields)
  }
}

extension ScoreTable.Level {
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["colour", "name", "from"])
    colour = try fields.choice("colour")
    name = try fields.string("name")
    from = try fields.number("from", in: 0...100)
  }
}
