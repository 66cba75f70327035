import Model
import Testing

struct CivilDateTests {
  @Test("Counted forward day by day over four hundred years, dates follow the calendar")
  func walks() {
    var expected = CivilDate(year: 1770, month: 1, day: 1)
    let first = expected.daysSinceEpoch
    #expect(first == -73_048)
    for days in first..<first + 146_097 {
      #expect(CivilDate(daysSinceEpoch: days) == expected)
      #expect(expected.daysSinceEpoch == days)
      expected.day += 1
      if expected.day > CivilDate.length(ofMonth: expected.month, in: expected.year) {
        (expected.month, expected.day) = (expected.month % 12 + 1, 1)
        if expected.month == 1 { expected.year += 1 }
      }
    }
    #expect(expected == CivilDate(year: 2170, month: 1, day: 1))
  }

  @Test(
    "Known days have their numbers",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2000, 3, 1, 11017), (1900, 3, 1, -25508),
      (1900, 2, 28, -25509), (2026, 11, 22, 20779), (1, 1, 1, -719_162), (0, 2, 29, -719_469),
      (-400, 3, 1, -865_565),
    ])
  func known(year: Int, month: Int, day: Int, number: Int) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(date.daysSinceEpoch == number)
    #expect(CivilDate(daysSinceEpoch: number) == date)
  }

  @Test(
    "February has 29 days every fourth year, but not every hundredth, and again every four-hundredth",
    arguments: [(2023, 28), (2024, 29), (1900, 28), (2000, 29), (2100, 28), (2400, 29)])
  func february(year: Int, days: Int) {
    #expect(CivilDate.length(ofMonth: 2, in: year) == days)
  }

  @Test("The months of a common year have 365 days")
  func months() {
    #expect(
      (1...12).map { CivilDate.length(ofMonth: $0, in: 2023) } == [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
      ])
  }

  @Test("Days are ordered by year, month, day and written with leading zeros")
  func orderAndText() {
    let day = CivilDate(year: 2026, month: 9, day: 10)
    #expect(CivilDate(year: 2026, month: 9, day: 9) < day)
    #expect(CivilDate(year: 2026, month: 10, day: 1) > day)
    #expect(CivilDate(year: 2025, month: 12, day: 31) < day)
    #expect(day.description == "2026-09-10")
    #expect(CivilDate(year: 33, month: 4, day: 3).description == "0033-04-03")
  }
}
