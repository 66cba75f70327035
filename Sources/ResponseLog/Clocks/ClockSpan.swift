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

  /// What is wrong with a text that is no span.
  static func complaint(_ text: String) -> String {
    "\"\(text)\" is no span; write a whole number and m (minutes), h (hours), d (days) or wd (working days): "
      + "\"30m\", \"2h\", \"60d\", \"10wd\""
  }
}

/// One row of `clocks.json5`: how long a clock runs, for which cases, and what says so.
package struct ClockSpan: Sendable, Hashable {
  package var id: String
  /// What an official calls it.
  package var name: String
  package var clock: ClockKind
  /// In order of gravity, never empty; the judge clock, which runs before there is a grade, has all four.
  package var grades: [EventGrade]
  /// Areas that it is for; empty = all.
  package var areas: Set<String>
  /// Hotline tickets that it is for; empty = every case.
  package var tickets: Set<TicketType>
  /// Only for tickets on the list of services, or only for those that are not; nil = for both.
  package var listed: Bool?
  /// Whether the clock may stand still 中止计时 for a logged reason.
  package var pausable: Bool
  package var time: ClockTime
  package var basis: Basis
}

extension ClockSpan {
  /// Whether the row is for such a case.
  func holds(_ clock: ClockKind, _ subject: ClockSubject) -> Bool {
    self.clock == clock && (clock == .judge || subject.grade.map(grades.contains) ?? false)
      && (clock != .clarify || subject.isRumour)
      && (areas.isEmpty || subject.area.map(areas.contains) ?? false)
      && (tickets.isEmpty || subject.ticket.map { tickets.contains($0.type) } ?? false)
      && (listed == nil || listed == subject.ticket?.listed)
  }

  /// Of several rows for a case that with the most conditions counts: the ticket's, then the area's.
  var precedence: Int { (tickets.isEmpty ? 0 : 4) + (listed == nil ? 0 : 2) + (areas.isEmpty ? 0 : 1) }

  /// The grade of a case that both rows would be for with the same right; nil = they never meet.
  func conflict(with other: ClockSpan) -> EventGrade? {
    guard clock == other.clock, precedence == other.precedence, listed == other.listed,
      areas.isEmpty || !areas.isDisjoint(with: other.areas),
      tickets.isEmpty || !tickets.isDisjoint(with: other.tickets)
    else { return nil }
    return grades.first(where: other.grades.contains)
  }
}

extension ClockSpan {
  private static let members: Set<String> = [
    "id", "name", "clock", "grades", "areas", "tickets", "listed", "pause", "span",
  ]

  /// Reads one row of `clocks`, `ticketClocks` or `presets`.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Self.members.union(Basis.members))
    id = try fields.string("id")
    name = try fields.string("name")
    clock = try fields.choice("clock")
    grades = try Self.grades(fields, clock)
    areas = Set(try fields.strings("areas"))
    tickets = Set(try Self.values(fields, "tickets"))
    listed = fields.has("listed") ? try fields.bool("listed", default: false) : nil
    if listed != nil, tickets.isEmpty {
      throw fields.error("listed", "means nothing without \"tickets\"; name them")
    }
    pausable = try fields.bool("pause", default: false)
    let written = try fields.string("span")
    guard let time = ClockTime(written) else {
      throw fields.error("span", ClockTime.complaint(written))
    }
    self.time = time
    basis = try Basis(fields)
  }

  private static func grades(_ fields: DataFields, _ clock: ClockKind) throws(DataFileError) -> [EventGrade] {
    guard fields.has("grades") else { return EventGrade.allCases }
    guard clock != .judge else {
      throw fields.error("grades", "must not stand here: the judge clock runs before there is a grade")
    }
    let grades: [EventGrade] = try values(fields, "grades")
    guard !grades.isEmpty else {
      throw fields.error("grades", "is empty; name grades, or leave it out for every grade")
    }
    return grades.sorted()
  }

  /// A list of an enum's raw values, none twice; an absent one is empty.
  private static func values<Value: RawRepresentable & CaseIterable & Hashable>(
    _ fields: DataFields, _ name: String
  ) throws(DataFileError) -> [Value] where Value.RawValue == String {
    var values: [Value] = []
    for text in try fields.strings(name) {
      guard let value = Value(rawValue: text) else {
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw fields.error(name, "\"\(text)\" is none of \(known)")
      }
      guard !values.contains(value) else { throw fields.error(name, "\"\(text)\" stands twice") }
      values.append(value)
    }
    return values
  }
}
