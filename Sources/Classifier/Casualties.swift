import Model
import Text

/// What befell people whom a text counts.
package enum CasualtyKind: String, Sendable, CaseIterable {
  case deaths, injured, missing, affected
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

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["fates", "single", "none", "elsewhen", "units", "people", "points"])
    fates = try Self.lists("fates", fields)
    single = try Self.lists("single", fields)
    none = try fields.strings("none")
    elsewhen = try fields.strings("elsewhen")
    units = try fields.strings("units")
    people = try fields.strings("people")
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
    try section.allow(Set(CasualtyKind.allCases.map(\.rawValue)))
    var result: [CasualtyKind: Double] = [:]
    for kind in CasualtyKind.allCases { result[kind] = try section.number(kind.rawValue, in: 0...10) }
    return result
  }
}
