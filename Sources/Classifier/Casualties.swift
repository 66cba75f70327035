import Model
import Text

/// What befell people whom a text counts.
package enum CasualtyKind: String, Sendable, CaseIterable {
  case deaths, injured, missing, affected
  /// Brought to safety, trapped, taken to hospital: facts that are no harm by themselves.
  case evacuated, trapped, treated

  /// Those who came to harm.
  static let harms: [CasualtyKind] = [.deaths, .injured, .missing, .affected]

  var isHarm: Bool { Self.harms.contains(self) }

  /// As evidence names it.
  var name: String {
    switch self {
    case .deaths: "死亡"
    case .injured: "受伤"
    case .missing: "失踪"
    case .affected: "发病或中毒"
    case .evacuated: "转移疏散"
    case .trapped: "被困"
    case .treated: "送医"
    }
  }

  /// Whether a number that stands with `other` may be this one's too: the dead were trapped, hurt, taken to hospital
  /// before (2名被困人员死亡, 3人受伤送医后死亡).
  func seesThrough(_ other: CasualtyKind) -> Bool {
    switch self {
    case .deaths: other != .deaths
    case .injured, .affected: [.trapped, .evacuated, .treated].contains(other)
    case .missing: other == .trapped
    case .treated: [.injured, .affected, .trapped].contains(other)
    case .evacuated: other == .trapped
    case .trapped: false
    }
  }
}

/// The words that casualties are told from, by list name of `severity.json5`.
package struct CasualtyWords: Sendable {
  /// Words for each fate: 死亡, 受伤, 失踪, 中毒 …
  package var fates: [CasualtyKind: [String]]
  /// Words of one fate that stand for a single person where no number does: 身亡, 遇难.
  package var single: [CasualtyKind: [String]]
  /// Statements that nobody was harmed: 无人员伤亡.
  package var none: [String]
  /// Words that make a sentence's counts no count of this event: 去年同期, 累计.
  package var elsewhen: [String]
  /// Units of people: 人, 名, 位 …
  package var units: [String]
  /// People that may stand between number and fate: 学生, 工人.
  package var people: [String]

  /// Reads the section; its lists of statements and people that no reader of its own takes go to `marks`.
  init(_ fields: DataFields, marks: inout MarkWords) throws(DataFileError) {
    try fields.allow([
      "fates", "except", "single", "none", "noneOf", "elsewhen", "unreal", "units", "people", "person",
      "pair",
      "points",
    ])
    fates = try Self.lists("fates", fields)
    single = try Self.lists("single", fields)
    none = try fields.strings("none")
    elsewhen = try fields.strings("elsewhen")
    units = try fields.strings("units")
    people = try fields.strings("people")
    marks.add(.noFate, try fields.strings("except"))
    marks.add(.person, try fields.strings("person"))
    marks.add(.pair, try fields.strings("pair"))
    marks.add(.unreal, try fields.strings("unreal"))
    if let none = try fields.object("noneOf") {
      try none.allow(Set(CasualtyKind.harms.map(\.rawValue)))
      for kind in CasualtyKind.harms { marks.add(.none(kind), try none.strings(kind.rawValue)) }
    }
  }

  private static func lists(_ name: String, _ fields: DataFields) throws(DataFileError) -> [CasualtyKind:
    [String]]
  {
    guard let lists = try fields.object(name) else { throw fields.error(name, "missing") }
    try lists.allow(Set(CasualtyKind.allCases.map(\.rawValue)))
    var result: [CasualtyKind: [String]] = [:]
    for kind in CasualtyKind.allCases { result[kind] = try lists.strings(kind.rawValue) }
    return result
  }

  /// Points that a count of each kind adds to the score.
  static func points(_ fields: DataFields) throws(DataFileError) -> [CasualtyKind: Double] {
    guard let section = try fields.object("points") else { throw fields.error("points", "missing") }
    try section.allow(Set(CasualtyKind.harms.map(\.rawValue)))
    var result: [CasualtyKind: Double] = [:]
    for kind in CasualtyKind.harms { result[kind] = try section.number(kind.rawValue, in: 0...10) }
    return result
  }
}
