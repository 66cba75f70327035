package import Model

/// A day was asked about in a year that the calendar does not cover.
package struct CalendarGap: Error, Equatable, CustomStringConvertible {
  package var year: Int

  package init(year: Int) {
    self.year = year
  }

  package var description: String {
    "Keywords/calendar.json5 has no year \(year): add the State Council's holiday notice for it"
  }
}

/// Which days are working days in China, year by year, after the State Council's holiday notices.
package struct WorkCalendar: Sendable {
  /// The years covered, in order.
  package let years: [CalendarYear]

  /// Reads `calendar.json5`.
  ///
  /// - Throws: the first mistake: a day that does not exist, stands twice or is both off and worked, a year twice.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["years"])
    var years: [CalendarYear] = []
    for entry in try fields.objects("years") {
      let year = try CalendarYear(entry)
      if years.contains(where: { $0.year == year.year }) { throw entry.error("id", "stands twice") }
      years.append(year)
    }
    guard !years.isEmpty else { throw fields.error("years", "holds no year; give at least one") }
    self.years = years.sorted { $0.year < $1.year }
  }

  /// Whether offices work on that day: Monday to Friday, but for the days a notice gives off and those it takes back.
  package func isWorkday(_ day: CivilDate) throws(CalendarGap) -> Bool {
    guard let year = years.first(where: { $0.year == day.year }) else { throw CalendarGap(year: day.year) }
    return year.worked.contains(day) || !(day.isWeekend || year.off.contains(day))
  }

  /// The `n`-th working day after `day`, which itself does not count; `day` if `n` is 0 or less.
  package func workday(_ n: Int, after day: CivilDate) throws(CalendarGap) -> CivilDate {
    var day = day
    var left = n
    while left > 0 {
      day = day.adding(days: 1)
      if try isWorkday(day) { left -= 1 }
    }
    return day
  }

  /// How many working days lie from one day up to but without another.
  func workdays(_ from: CivilDate, _ to: CivilDate) throws(CalendarGap) -> Int {
    var count = 0
    for number in from.daysSinceEpoch..<max(from.daysSinceEpoch, to.daysSinceEpoch)
    where try isWorkday(CivilDate(daysSinceEpoch: number)) { count += 1 }
    return count
  }

  /// Years that should be here on a day and are not: its own, and from 1 October on, when the notices come, the next.
  package func missing(on day: CivilDate) -> [Int] {
    let wanted = day.month >= 10 ? [day.year, day.year + 1] : [day.year]
    return wanted.filter { year in !years.contains { $0.year == year } }
  }
}

extension CivilDate {
  /// Saturday or Sunday.
  var isWeekend: Bool {
    // 1970-01-01 was a Thursday.
    let sinceMonday = (daysSinceEpoch + 3) % 7
    return (sinceMonday + 7) % 7 >= 5
  }

  func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }
}
