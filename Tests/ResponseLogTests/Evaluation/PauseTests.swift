import Model
import ResponseLog
import Testing

@Suite("Clocks that stand still")
struct PauseTests {
  private func time(_ text: String) throws -> Timestamp {
    try #require(Timestamp(rfc3339: "2026-\(text):00+08:00"))
  }

  @Test(
    "A day clock moves by the days that were lost, an hour clock by the second",
    arguments: [
      // Holidays: 25 to 27 September and 1 to 7 October; Saturday 10 October is worked.
      ("10wd", "09-30T17:30", "09-23T10:00", "09-24T09:00", "10-08T17:30"),  // Wednesday lost: the 8th
      ("10wd", "09-30T17:30", "09-23T10:00", "09-23T17:30", "09-30T17:30"),  // within the day
      ("10wd", "09-30T17:30", "09-23T10:00", "09-23T17:31", "10-08T17:30"),  // past its end: lost
      ("10wd", "10-09T17:30", "10-09T16:00", "10-10T09:00", "10-10T17:30"),  // the worked Saturday
      ("10wd", "10-09T17:30", "09-30T18:00", "10-08T08:00", "10-09T17:30"),  // only holidays lost
      ("10wd", "10-09T17:30", "10-09T17:30", "10-09T18:00", "10-10T17:30"),  // at the last second: one day
      ("60d", "10-05T17:30", "10-01T09:00", "10-04T09:00", "10-08T17:30"),  // three calendar days
      ("48h", "10-05T09:00", "10-01T09:00", "10-02T10:30", "10-06T10:30"),  // 25 h 30 m
    ])
  func postponed(span: String, due: String, from: String, to: String, wanted: String) throws {
    let unit = try #require(ClockTime(span)).unit
    let moved = try ClockFiles.book().postponed(time(due), unit, by: time(from)..<time(to))
    #expect(try moved == time(wanted))
  }

  /// A complaint of Monday 21 September, assessed an hour later: its closing is due on 12 October.
  private func complaint(_ acts: [(String, Move, [String: String])]) throws -> TestJournal {
    var journal = TestJournal()
    var opening = TestOffice.request(.open)
    opening.opening?.ticket = Ticket(type: .complaint)
    try journal.act(opening, on: nil, now: time("09-21T09:00"))
    try journal.act(TestOffice.request(.assess), on: "2026-0001", now: time("09-21T10:00"))
    for (when, move, options) in acts {
      try journal.act(TestOffice.request(move, options), on: "2026-0001", now: time(when))
    }
    return journal
  }

  private func closing(_ journal: TestJournal, _ now: String) throws -> (run: ClockRun, status: ClockStatus) {
    let history = try #require(CaseHistory(journal.entries, cut: time(now).seconds))
    let book = try ClockFiles.book()
    let run = try #require(ClockLedger.runs(history, book).runs.first { $0.clock == .close })
    return (run, run.status(try time(now), book))
  }

  @Test("While it stands still a clock is never late, gives no notice, and its end moves on")
  func standing() throws {
    let journal = try complaint([("10-12T17:29", .pause, [:])])
    for (now, due) in [("10-12T17:31", "10-13T17:30"), ("10-20T09:00", "10-20T17:30")] {
      let (run, status) = try closing(journal, now)
      #expect(try status == .paused && run.due == time(due).seconds)
      #expect(try run.notices(time(now), ClockFiles.book()).isEmpty)
    }
  }

  @Test("A pause that comes too late, or of a clock that may not stand still, is not counted")
  func notCounted() throws {
    let late = try complaint([("10-12T17:31", .pause, [:]), ("10-14T09:00", .resume, [:])])
    #expect(try closing(late, "10-15T09:00").run.pausedSeconds == 0)
    let listed = try complaint([
      ("09-22T09:00", .regrade, ["grade": "considerable"]), ("09-22T10:00", .pause, ["clock": "answer"]),
    ])
    let history = try #require(CaseHistory(listed.entries, cut: time("10-01T09:00").seconds))
    let answer = ClockLedger.runs(history, try ClockFiles.book()).runs.first { $0.clock == .answer }
    #expect(answer?.pausedSeconds == 0 && answer?.pausedSince == nil)
  }

  @Test("Only a clock that runs and may stand still can be stopped, and only one that stands let go on")
  func refusals() throws {
    let clerk = Clerk(TestOffice.view())
    let book = try ClockFiles.book()
    func said(_ move: Move, _ clock: String, _ journal: TestJournal, _ now: String) throws -> String? {
      let history = try #require(CaseHistory(journal.entries, cut: time(now).seconds))
      do {
        try clerk.checkPause(
          TestOffice.request(move, ["clock": clock]), ClockLedger.runs(history, book).runs, now: time(now))
        return nil
      } catch {
        return "\(error)"
      }
    }
    let running = try complaint([])
    #expect(try said(.pause, "close", running, "09-22T09:00") == nil)
    #expect(try said(.pause, "press-conference", running, "09-22T09:00")?.contains("does not run") == true)
    #expect(try said(.pause, "close", running, "10-13T09:00")?.contains("has run out") == true)
    #expect(try said(.resume, "close", running, "09-22T09:00")?.contains("does not stand still") == true)
    let stopped = try complaint([("09-22T09:00", .pause, [:])])
    #expect(try said(.pause, "close", stopped, "09-23T09:00")?.contains("already") == true)
    #expect(try said(.resume, "close", stopped, "09-23T09:00") == nil)
    var plain = TestJournal()
    let id = try plain.reach(.assessed)
    let entries = plain.entries.filter { $0.caseID == id }
    let history = try #require(CaseHistory(entries, cut: TestJournal.noon.seconds))
    #expect(
      throws: Refusal.clock(
        move: .pause, clock: "close",
        why: #"its row "close" in Keywords/clocks.json5 does not say pause: true"#)
    ) {
      try clerk.checkPause(
        TestOffice.request(.pause), ClockLedger.runs(history, book).runs, now: TestJournal.noon)
    }
  }

  @Test("The year that the calendar lacks is named with the clock that needs it, and the others are told")
  func gap() throws {
    var journal = TestJournal()
    let id = try journal.reach(.assessed, now: time("12-28T09:00"))
    let entries = journal.entries.filter { $0.caseID == id }
    let history = try #require(CaseHistory(entries, cut: time("12-29T09:00").seconds))
    let (runs, gaps) = ClockLedger.runs(history, try ClockFiles.book())
    #expect(runs.map(\.clock) == [.judge, .answer])
    #expect(
      gaps.map(\.description) == [
        "the close clock cannot be computed: Keywords/calendar.json5 has no year 2027: add the State Council's "
          + "holiday notice for it"
      ])
    let calendar = try ClockFiles.calendar()
    let days = [(2026, 9, 30), (2026, 10, 1), (2027, 1, 1)].map {
      CivilDate(year: $0.0, month: $0.1, day: $0.2)
    }
    #expect(days.map(calendar.missing) == [[], [2027], [2027]])
  }
}
