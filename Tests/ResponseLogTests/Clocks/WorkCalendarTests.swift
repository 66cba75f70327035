import Model
import ResponseLog
import Testing

struct WorkCalendarTests {
  private func day(_ text: String) throws -> CivilDate {
    try #require(Timestamp(rfc3339: text)).chinaDay
  }

  @Test(
    "Weeks have five working days, but for what the notices move",
    arguments: [
      ("2026-11-20", true),  // a plain Friday
      ("2026-11-21", false),  // a plain Saturday
      ("2026-11-22", false),  // a plain Sunday
      ("2025-10-08", false),  // Wednesday, last day of the eight of National Day and Mid-Autumn
      ("2025-10-09", true),  // Thursday after it
      ("2025-09-28", true),  // Sunday worked before it
      ("2025-10-11", true),  // Saturday worked after it
      ("2025-10-12", false),  // the Sunday next to that Saturday stays free
      ("2026-10-10", true),  // Saturday worked
      ("2026-02-23", false),  // Monday, ninth day of Spring Festival
      ("2026-02-28", true),  // Saturday worked
      ("2018-12-31", false),  // Monday given off by the notice for 2019
      ("2018-12-29", true),  // Saturday worked for it
      ("2019-05-03", false),  // Labour Day, lengthened by a second notice
      ("2019-05-05", true),  // Sunday worked for it
      ("2020-02-01", false),  // Saturday that was to be worked until the holiday was lengthened
      ("2005-12-31", true),  // Saturday worked by the notice for 2006
    ])
  func days(text: String, works: Bool) throws {
    #expect(try ClockFiles.calendar().isWorkday(day(text)) == works)
  }

  /// Days of the year, less Saturdays and Sundays, less the 11 public holidays of the decree (13 since 2025).
  @Test(
    "A year has the working days that the decree on public holidays leaves",
    arguments: [
      (2018, 250), (2019, 250), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248),
    ])
  func workdaysOfYear(year: Int, count: Int) throws {
    let calendar = try ClockFiles.calendar()
    let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    let next = CivilDate(year: year + 1, month: 1, day: 1).daysSinceEpoch
    let worked = try (first..<next).filter { try calendar.isWorkday(CivilDate(daysSinceEpoch: $0)) }
    #expect(worked.count == count)
  }

  @Test("Every year from 2018 to 2026 is covered by a notice that was read")
  func covered() throws {
    let years = try ClockFiles.calendar().years
    #expect(Set(2018...2026).isSubset(of: years.filter { $0.basis.certainty == .verified }.map(\.year)))
    #expect(years.map(\.year) == years.map(\.year).sorted())
  }

  @Test(
    "A day of a year that is not covered is an error that says what to do", arguments: [2003, 2027, 2031])
  func gap(year: Int) throws {
    let calendar = try ClockFiles.calendar()
    let error = #expect(throws: CalendarGap.self) {
      try calendar.isWorkday(CivilDate(year: year, month: 3, day: 4))
    }
    #expect(
      error?.description
        == "Keywords/calendar.json5 has no year \(year): add the State Council's holiday notice for it")
  }

  @Test("Counting runs into the year that is not covered only when it needs a day of it")
  func edge() throws {
    let calendar = try ClockFiles.calendar()
    let last = try day("2026-12-31")
    // 18, 21–25 and 28–31 December are the ten.
    #expect(try calendar.workday(10, after: day("2026-12-17")) == last)
    #expect(throws: CalendarGap(year: 2027)) { try calendar.workday(10, after: day("2026-12-18")) }
    #expect(throws: CalendarGap(year: 2027)) { try calendar.workday(1, after: last) }
    #expect(try calendar.workday(0, after: last) == last)
  }

  @Test(
    "A mistake in the calendar names file, line and field",
    arguments: [
      (#"off: ["02-30"]"#, #"years[2019].off: "02-30" are no days of 2019; write "10-01" or "10-01..10-07""#),
      (#"off: ["10-07..10-01"]"#, #"years[2019].off: "10-07..10-01" are no days of 2019"#),
      (#"off: ["2019-10-01"]"#, #"years[2019].off: "2019-10-01" are no days of 2019"#),
      (#"off: ["10-01..10-07", "10-03"]"#, "years[2019].off: 2019-10-03 stands twice"),
      (
        #"off: ["10-01..10-07"], worked: ["10-05"]"#,
        #"years[2019].worked: 2019-10-05 overlaps "off"; a day is one or the other"#
      ),
      (#"worked: ["10-08"]"#, "years[2019].worked: 2019-10-08 is no Saturday or Sunday"),
      (#"holidays: ["10-01"]"#, "years[2019].holidays: unknown"),
    ])
  func mistakes(row: String, wanted: String) throws {
    let text = """
      {
        years: [
          { id: "2018", source: "a", certainty: "verified" },
          { id: "2019", source: "b", certainty: "verified", \(row) },
        ],
      }
      """
    let said = try ClockFiles.complaint { _ = try WorkCalendar(ClockFiles.fields("calendar.json5", text)) }
    #expect(try #require(said).hasPrefix("calendar.json5, line 4, \(wanted)"))
  }

  @Test(
    "A year that stands twice, is none, or rests on nothing is refused",
    arguments: [
      (#"{ id: "2018", source: "b", certainty: "verified" }"#, "years[2018].id: stands twice"),
      (#"{ id: "219", source: "b", certainty: "verified" }"#, #"years[219].id: "219" is no year"#),
      (#"{ id: "2019", certainty: "verified" }"#, "years[2019].source: missing"),
      (
        #"{ id: "2019", source: "b", certainty: "sure" }"#,
        #"years[2019].certainty: "sure" is none of verified"#
      ),
    ])
  func refusedYears(row: String, wanted: String) throws {
    let text = #"{ years: [{ id: "2018", source: "a", certainty: "verified" }, \#(row)] }"#
    let said = try ClockFiles.complaint { _ = try WorkCalendar(ClockFiles.fields("calendar.json5", text)) }
    #expect(try #require(said).contains(wanted))
  }

  @Test("A calendar without a year is refused")
  func empty() throws {
    let said = try ClockFiles.complaint { _ = try WorkCalendar(ClockFiles.fields("calendar.json5", "{}")) }
    #expect(said == "calendar.json5, years: holds no year; give at least one")
  }
}
