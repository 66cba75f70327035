package import Model

/// What sets one year apart from plain weeks of five working days.
package struct CalendarYear: Sendable {
  package let year: Int
  /// Days without work; a weekend among them changes nothing.
  package let off: Set<CivilDate>
  /// Saturdays and Sundays on which offices work 调休上班.
  package let worked: Set<CivilDate>
  package let basis: Basis

  /// Reads one row of `years`: `off` lists `MM-DD` or `MM-DD..MM-DD`, `worked` lists `MM-DD`.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Basis.members.union(["id", "off", "worked"]))
    let id = try fields.string("id")
    guard id.wholeMatch(of: /[12]\d{3}/) != nil, let year = Int(id) else {
      throw fields.error("id", "\"\(id)\" is no year; write four digits")
    }
    self.year = year
    off = try Self.days("off", fields, year)
    worked = try Self.days("worked", fields, year)
    basis = try Basis(fields)
    if let day = worked.intersection(off).min() {
      throw fields.error("worked", "\(day) overlaps \"off\"; a day is one or the other")
    }
    if let day = worked.filter({ !$0.isWeekend }).min() {
      throw fields.error("worked", "\(day) is no Saturday or Sunday: weekdays are worked anyway")
    }
  }

  private static func days(_ name: String, _ fields: DataFields, _ year: Int) throws(DataFileError)
    -> Set<CivilDate>
  {
    var days: Set<CivilDate> = []
    for text in try fields.strings(name) {
      guard let range = range(text, year) else {
        throw fields.error(name, "\"\(text)\" are no days of \(year); write \"10-01\" or \"10-01..10-07\"")
      }
      for number in range {
        let day = CivilDate(daysSinceEpoch: number)
        guard days.insert(day).inserted else { throw fields.error(name, "\(day) stands twice") }
      }
    }
    return days
  }

  /// The days of `10-01..10-07` or `10-01`, counted from the epoch.
  private static func range(_ text: String, _ year: Int) -> ClosedRange<Int>? {
    guard let match = text.wholeMatch(of: /(\d\d)-(\d\d)(?:\.\.(\d\d)-(\d\d))?/),
      let first = day(match.1, match.2, year), let last = day(match.3 ?? match.1, match.4 ?? match.2, year),
      first <= last
    else { return nil }
    return first...last
  }

  private static func day(_ month: Substring, _ day: Substring, _ year: Int) -> Int? {
    guard let month = Int(month), let day = Int(day), (1...12).contains(month),
      (1...CivilDate.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    return CivilDate(year: year, month: month, day: day).daysSinceEpoch
  }
}
