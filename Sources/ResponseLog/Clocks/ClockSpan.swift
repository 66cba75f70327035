package import Model

/// A length of time as a rule writes it: `30m`, `2h`, `10wd`.
package struct ClockTime: Sendable, Hashable, CustomStringConvertible {
  package enum Unit: String, Sendable, CaseIterable {
    case minutes = "m"
    case hours = "h"
    /// Calendar days; due at close of business of the last one, holiday or not.
    case days = "d"
    /// Working days; due at close of business of the last one.
    case workdays = "wd"
  }

  /// 1–9999.
  package var amount: Int
  package var unit: Unit

  /// Reads `2h`; nil for anything but a whole number from 1 to 9999 and a unit.
  package init?(_ text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let amount = Int(digits), (1...9999).contains(amount),
      let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    self.amount = amount
    self.unit = unit
  }

  package var description: String { "\(amount)\(unit.rawValue)" }
}

/// One row of `clocks.json5`: how long a clock runs, for which grades, and what says so.
package struct ClockSpan: Sendable, Hashable {
  package var id: String
  /// What an official calls it.
  package var name: String
  package var clock: ClockKind
  /// In order of gravity, never empty; the judge clock, which runs before there is a grade, has all four.
  package var grades: [EventGrade]
  package var time: ClockTime
  package var basis: Basis
}

extension ClockSpan {
  private static let members: Set<String> = ["id", "name", "clock", "grades", "span"]

  /// Reads one row of `clocks` or `presets`.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Self.members.union(Basis.members))
    id = try fields.string("id")
    name = try fields.string("name")
    clock = try fields.choice("clock")
    grades = try Self.grades(fields, clock)
    let written = try fields.string("span")
    guard let time = ClockTime(written) else {
      throw fields.error(
        "span",
        "\"\(written)\" is no span; write a whole number and m (minutes), h (hours), d (days) or wd "
          + "(working days): \"30m\", \"2h\", \"60d\", \"10wd\"")
    }
    self.time = time
    basis = try Basis(fields)
  }

  private static func grades(_ fields: DataFields, _ clock: ClockKind) throws(DataFileError) -> [EventGrade] {
    guard fields.has("grades") else { return EventGrade.allCases }
    guard clock != .judge else {
      throw fields.error("grades", "must not stand here: the judge clock runs before there is a grade")
    }
    var grades: Set<EventGrade> = []
    for text in try fields.strings("grades") {
      guard let grade = EventGrade(rawValue: text) else {
        let known = EventGrade.allCases.map(\.rawValue).joined(separator: ", ")
        throw fields.error("grades", "\"\(text)\" is none of \(known)")
      }
      guard grades.insert(grade).inserted else { throw fields.error("grades", "\"\(text)\" stands twice") }
    }
    guard !grades.isEmpty else {
      throw fields.error("grades", "is empty; name grades, or leave it out for every grade")
    }
    return grades.sorted()
  }
}
