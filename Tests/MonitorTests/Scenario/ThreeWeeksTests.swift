import Foundation
import Model
import ResponseLog
import Storage
import Testing

@testable import Monitor

/// Thirty cases over National Day 2026, through the real desk and ticker into a real store.
@Suite("Three weeks of clocks against a table worked out by hand")
struct ThreeWeeksTests {
  private static let presets = [
    "daily-follow", "work-accident-each-level", "work-accident-final", "road-fire-final", "food",
    "public-health",
  ]

  /// Presets copied from one list to the other, and the calendar of the checkout.
  private static func book() throws -> ClockBook {
    let calendar = ScenarioTable.folder.appending(path: "Keywords/calendar.json5")
    let text = try ScenarioTable.clocksFile(with: presets)
    return try ClockBook(
      try DataFields(file: "clocks.json5", bytes: Array(text.utf8)),
      calendar: try WorkCalendar(
        try DataFields(file: "calendar.json5", bytes: [UInt8](Data(contentsOf: calendar)))))
  }

  private static func criteria() throws -> VerdictCriteria {
    let file = ScenarioTable.folder.appending(path: "Keywords/verdicts.json5")
    return try VerdictCriteria(
      try DataFields(file: "verdicts.json5", bytes: [UInt8](Data(contentsOf: file))))
  }

  @Test("Every clock, its holder and each step of the ladder is that of the table")
  func threeWeeks() async throws {
    let table = try ScenarioTable()
    let book = try Self.book()
    let office = try await ScenarioOffice(book)
    let end = try ScenarioTable.time("10-12T00:00")
    var tick = try ScenarioTable.time("09-21T00:00")
    for act in table.acts {
      while tick < act.time {
        try await office.tick(tick)
        tick = tick.adding(seconds: 3600)
      }
      try await office.play(act)
    }
    while tick < end {
      try await office.tick(tick)
      tick = tick.adding(seconds: 3600)
    }
    #expect(office.ids.count == 30 && table.clocks.count == 30)
    try await compare(office, table, book, now: end.adding(seconds: 3600))
  }

  private func compare(_ office: ScenarioOffice, _ table: ScenarioTable, _ book: ClockBook, now: Timestamp)
    async throws
  {
    let log = try await office.store.wholeLog()
    try Chain.verify(office: office.store.office, log.rows, head: log.heads.first)
    let entries = try LogEntry.read(log.rows.map(\.body))
    let evaluation = try Evaluation(
      office: office.store.office, from: CivilDate(year: 2026, month: 9, day: 21),
      to: CivilDate(year: 2026, month: 10, day: 11), now: now,
      log: zip(entries, log.rows).map { ($0, $1.hash) }, book: book, criteria: Self.criteria())
    for (label, id) in office.ids.sorted(by: { $0.key < $1.key }) {
      let one = try #require(evaluation.cases.first { $0.id == id })
      let lines = try ScenarioLines(one, entries.filter { $0.caseID == id }, cut: evaluation.cut)
      #expect(lines.all == table.clocks[label], "\(label)")
      #expect(
        lines.blamed == one.verdicts.filter { $0.seconds != nil }.map { ScenarioLines.words($0.blamed) })
    }
  }
}
