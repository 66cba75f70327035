package import Model

/// A number that a table grades by, by its name in `severity.json5`.
package enum Measure: String, Sendable, CaseIterable {
  case deaths, injured, affected, evacuated, trapped, participants
  /// Dead and missing together.
  case lost
  /// Economic loss in yuan.
  case loss
  /// Hectares of burnt forest.
  case burnt
}

/// A row of a table: thresholds, each of which reaches it, and combinations that reach it together.
package struct GradeStep: Sendable, Hashable {
  package var grade: EventGrade
  /// Any of these.
  package var any: [Measure: Double]
  /// Or all of one of these.
  package var together: [Together]

  /// Numbers that reach a step only all at once; none = the cue alone does.
  package struct Together: Sendable, Hashable {
    package var all: [Measure: Double]
    /// One of these words stands in the item too, by the mark's path; nil = none needed.
    package var cue: String?
  }
}

/// A table that grades an event by numbers, or, as a standard of reporting, says from when it is told upward.
package struct GradeTable: Sendable, Hashable {
  /// How sure we are of a table.
  package enum Certainty: String, Sendable, CaseIterable {
    /// Read at its source, article by article.
    case read
    /// A plan or a mirror of it read; local plans differ.
    case plan
    /// Set by the office itself.
    case local
    case unverified
  }

  package var id: String
  /// Areas that it grades; none = every other.
  package var areas: Set<String>
  /// Path of the words of which one must stand in the item; nil = none needed.
  package var cue: String?
  /// The rule that it comes from, as an official would cite it.
  package var source: String
  /// Version or date of that rule; empty where the source tells it.
  package var version: String
  package var certainty: Certainty
  /// Lowest first.
  package var steps: [GradeStep]

  /// The source as a reason cites it, with what must still be checked.
  package var citation: String {
    let cited = version.isEmpty ? source : "\(source)（\(version)）"
    return switch certainty {
    case .read: cited
    case .plan, .unverified: "\(cited)，待核"
    case .local: "\(cited)，本单位设定"
    }
  }

  /// Whether the table is made for an item of this area in which these cues stand.
  package func fits(area: String?, cues: Set<String>) -> Bool {
    (areas.isEmpty || area.map(areas.contains) == true) && (cue.map(cues.contains) ?? true)
  }
}

// Reading.
extension GradeTable {
  /// Reads one entry of `grades`, with a step for each grade.
  init(_ fields: DataFields, known: Set<String>, marks: inout MarkWords) throws(DataFileError) {
    try self.init(fields, path: "grades", known, members: Set(EventGrade.allCases.map(\.rawValue)), &marks)
    for grade in EventGrade.allCases {
      guard let step = try fields.object(grade.rawValue) else { continue }
      steps.append(try GradeStep(step, grade, path: "grades.\(id).\(grade.rawValue)", &marks))
    }
  }

  /// Reads one entry of `reporting`, with its only step.
  init(reporting fields: DataFields, known: Set<String>, marks: inout MarkWords) throws(DataFileError) {
    try self.init(fields, path: "reporting", known, members: ["from"], &marks)
    guard let step = try fields.object("from") else { throw fields.error("from", "missing") }
    steps = [try GradeStep(step, .ordinary, path: "reporting.\(id).from", &marks)]
  }

  private init(
    _ fields: DataFields, path: String, _ known: Set<String>, members: Set<String>, _ marks: inout MarkWords
  ) throws(DataFileError) {
    try fields.allow(members.union(["id", "areas", "cues", "source", "version", "certainty"]))
    id = try fields.string("id")
    areas = Set(try fields.strings("areas"))
    if let unknown = areas.subtracting(known).min() {
      throw fields.error(
        "areas", "\"\(unknown)\" is no area; known: \(known.sorted().joined(separator: ", "))")
    }
    cue = marks.cue(try fields.strings("cues"), "\(path).\(id)")
    source = try fields.string("source")
    version = try fields.optionalString("version") ?? ""
    certainty = try fields.choice("certainty", default: .unverified)
    steps = []
  }
}

extension GradeStep {
  init(_ fields: DataFields, _ grade: EventGrade, path: String, _ marks: inout MarkWords)
    throws(DataFileError)
  {
    self.grade = grade
    any = try Self.thresholds(fields, ["together"])
    together = []
    for (index, entry) in try fields.objects("together").enumerated() {
      let all = try Self.thresholds(entry, ["cues"])
      let cue = marks.cue(try entry.strings("cues"), "\(path).\(index)")
      guard !all.isEmpty || cue != nil else {
        throw fields.error("together", "entry \(index + 1) is empty; give a number, as deaths: 1, or cues")
      }
      together.append(Together(all: all, cue: cue))
    }
  }

  private static func thresholds(_ fields: DataFields, _ others: Set<String>) throws(DataFileError)
    -> [Measure: Double]
  {
    try fields.allow(others.union(Measure.allCases.map(\.rawValue)))
    var result: [Measure: Double] = [:]
    for measure in Measure.allCases where fields.has(measure.rawValue) {
      result[measure] = try fields.number(measure.rawValue, in: 0.01...1e12)
    }
    return result
  }
}

extension MarkWords {
  /// Adds a row's cues and gives the path that they are known by; nil where there are none.
  fileprivate mutating func cue(_ words: [String], _ path: String) -> String? {
    guard !words.isEmpty else { return nil }
    add(.cue(path), words)
    return path
  }
}
