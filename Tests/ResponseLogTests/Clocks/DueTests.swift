import Model
import ResponseLog
import Testing

/// Due times of the shipped clocks, worked out by hand; the reason stands beside each row.
struct DueTests {
  private func time(_ text: String) throws -> Timestamp {
    try #require(Timestamp(rfc3339: text))
  }

  @Test(
    "Working days end at close of business of the last one; the first does not count",
    arguments: [
      // National Day 2025: 1–8 October off, Sunday 28 September and Saturday 11 October worked.
      ("2025-09-30T10:00", 1, "2025-10-09"),  // Tuesday; the next working day is Thursday the 9th
      ("2025-09-30T10:00", 3, "2025-10-11"),  // 9 Thu, 10 Fri, 11 Sat worked
      ("2025-09-30T10:00", 4, "2025-10-13"),  // … Sunday the 12th stays free
      ("2025-09-26T17:31", 10, "2025-10-16"),  // 28 Sun, 29, 30, then 9, 10, 11 Sat, 13, 14, 15, 16
      ("2025-09-27T09:00", 1, "2025-09-28"),  // from a free Saturday to the Sunday that is worked
      ("2025-09-28T08:00", 1, "2025-09-29"),  // the worked Sunday is the start and does not count itself
      ("2025-10-03T12:00", 1, "2025-10-09"),  // starts amid the holiday
      ("2025-10-11T23:59", 1, "2025-10-13"),  // late on the worked Saturday: Monday
      // National Day 2026: 1–7 October off, Saturday the 10th worked; Mid-Autumn 25–27 September.
      ("2026-09-24T23:59", 2, "2026-09-29"),  // Thursday; Friday is off, then Monday and Tuesday
      ("2026-09-30T23:59:59", 10, "2026-10-20"),  // 8, 9, 10 Sat, 12–16, 19, 20
      ("2026-10-01T00:00", 1, "2026-10-08"),  // first second of the holiday
      // Spring Festival 2026: 15–23 February off, Saturdays 14 and 28 worked.
      ("2026-02-13T09:00", 10, "2026-03-05"),  // 14 Sat, 24–27, 28 Sat, 2–5 March
      ("2026-02-20T17:31", 5, "2026-02-28"),  // 24–27, then the Saturday
      // Spring Festival 2025: 28 January to 4 February off, Sunday 26 January and Saturday 8 February worked.
      ("2025-01-27T17:29", 5, "2025-02-10"),  // 5, 6, 7, 8 Sat, 10
      // Turns of the year.
      ("2025-12-31T09:00", 1, "2026-01-04"),  // 1–3 January off, Sunday the 4th worked
      ("2025-12-31T23:59", 10, "2026-01-15"),  // 4 Sun, 5–9, 12–15
      ("2018-12-28T17:30", 1, "2018-12-29"),  // the Saturday worked for New Year
      ("2018-12-29T17:31", 1, "2019-01-02"),  // 30, 31 and 1 off
      // Notices changed during the year.
      ("2019-04-30T09:00", 1, "2019-05-05"),  // Labour Day lengthened to the 4th, Sunday the 5th worked
      ("2020-01-23T09:00", 1, "2020-02-03"),  // Spring Festival lengthened to 2 February
      // Plain weeks.
      ("2026-11-20T17:31", 1, "2026-11-23"),  // Friday after hours: Monday
      ("2026-11-20T00:00", 1, "2026-11-23"),  // the hour makes no difference
      ("2026-11-22T12:00", 10, "2026-12-04"),  // Sunday; two whole weeks
      // The day is China's: 16:30 UTC is half past midnight there.
      ("2025-09-29T16:30:00Z", 1, "2025-10-09"),  // 30 September in China, not the 29th
      ("2025-09-29T15:59:59Z", 1, "2025-09-30"),  // still the 29th
    ])
  func workdays(start: String, count: Int, day: String) throws {
    let book = try book(closing: "\(count)wd")
    #expect(
      try book.due(.close, for: ClockSubject(grade: .ordinary), from: time(start))?.rfc3339
        == "\(day)T17:30:00+08:00")
  }

  @Test(
    "Hours and minutes run through nights, holidays and years",
    arguments: [
      (ClockKind.judge, EventGrade?.none, "2025-10-01T23:30:00", "2025-10-02T01:30:00"),  // 2 h, no grade yet
      (.judge, .extreme, "2026-11-22T08:00:00", "2026-11-22T10:00:00"),
      (.reportUp, .considerable, "2025-12-31T23:00:00", "2026-01-01T01:00:00"),  // 2 h
      (.acknowledge, .ordinary, "2026-11-22T17:31:00", "2026-11-22T19:31:00"),  // 2 h, Sunday evening
      (.acknowledge, .major, "2026-11-22T23:59:00", "2026-11-23T00:29:00"),  // 30 min
      (.answer, .considerable, "2026-02-14T17:31:00", "2026-02-16T17:31:00"),  // 48 h into Spring Festival
      (.answer, .extreme, "2026-11-22T23:59:59", "2026-11-23T04:59:59"),  // 5 h
      (.pressConference, .major, "2024-02-28T12:00:00", "2024-02-29T12:00:00"),  // 24 h to a leap day
      (.answer, .ordinary, "2031-05-01T00:00:00", "2031-05-03T00:00:00"),  // hours need no calendar
    ])
  func hours(clock: ClockKind, grade: EventGrade?, start: String, due: String) throws {
    #expect(
      try ClockFiles.book().due(clock, for: ClockSubject(grade: grade), from: time(start))?.rfc3339
        == "\(due)+08:00")
  }

  @Test("Calendar days end at close of business, be it in a holiday")
  func calendarDays() throws {
    // 26 days to 31 August, 30 to 30 September, 4 more.
    let due = try book(closing: "60d").due(
      .close, for: ClockSubject(grade: .major), from: time("2025-08-05T23:59"))
    #expect(due?.rfc3339 == "2025-10-04T17:30:00+08:00")
  }

  @Test("The office's own close of business holds")
  func closeOfBusiness() throws {
    let due = try book(closing: "1wd", at: "18:00").due(
      .close, for: ClockSubject(grade: .ordinary), from: time("2026-11-20T09:00"))
    #expect(due?.rfc3339 == "2026-11-23T18:00:00+08:00")
  }

  @Test(
    "Each grade has the clocks that the table gives it",
    arguments: [
      (EventGrade?.none, [ClockKind.judge]),
      (.ordinary, [.judge, .acknowledge, .answer, .close]),
      (.considerable, [.judge, .reportUp, .acknowledge, .answer, .close]),
      (.major, [.judge, .reportUp, .acknowledge, .answer, .pressConference, .close]),
      (.extreme, [.judge, .reportUp, .acknowledge, .answer, .pressConference, .close]),
    ])
  func clocksOfGrades(grade: EventGrade?, clocks: [ClockKind]) throws {
    let book = try ClockFiles.book()
    let start = try time("2026-11-22T08:00")
    #expect(
      try ClockKind.allCases.filter { try book.due($0, for: ClockSubject(grade: grade), from: start) != nil }
        == clocks)
  }

  @Test("A closing time that needs the next year's calendar is an error, not a guess")
  func gap() throws {
    let book = try ClockFiles.book()
    #expect(throws: CalendarGap(year: 2027)) {
      try book.due(.close, for: ClockSubject(grade: .ordinary), from: time("2026-12-18T09:00"))
    }
  }

  @Test(
    "The end is near from eight tenths of the span on",
    arguments: [
      ("2026-11-22T07:00:00", false), ("2026-11-22T08:00:00", false), ("2026-11-22T09:35:59.999", false),
      ("2026-11-22T09:36:00", true), ("2026-11-22T10:00:00", true), ("2026-11-22T12:00:00", true),
    ])
  func dueSoon(now: String, soon: Bool) throws {
    let book = try ClockFiles.book()
    let start = try time("2026-11-22T08:00")
    let due = try #require(try book.due(.judge, for: ClockSubject(grade: nil), from: start))
    #expect(try book.isDueSoon(start: start, due: due, now: time(now)) == soon)
  }

  private func book(closing span: String, at hour: String = "17:30") throws -> ClockBook {
    let text = """
      { closeOfBusiness: "\(hour)", dueSoon: 0.8, clocks: [
        { id: "close", name: "办结", clock: "close", span: "\(span)", source: "a", certainty: "recommended" } ] }
      """
    return try ClockBook(ClockFiles.fields("clocks.json5", text), calendar: ClockFiles.calendar())
  }
}
