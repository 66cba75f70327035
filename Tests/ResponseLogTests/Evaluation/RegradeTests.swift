import Model
import ResponseLog
import Testing

/// Clocks across regrades, worked out by hand. Everything is told in minutes after Monday 2026-03-02 09:00, when the
/// item was collected and the case opened; the clocks are those of `TestOffice.book`:
/// report-up 2 h (not for ordinary), acknowledge 2 h or 30 min, answer 48 h or 5 h (major, extreme), clarify 24 h or 5 h,
/// press-conference 24 h (major, extreme only), close 10 wd, 5 wd or 60 d.
@Suite("Clocks across regrades")
struct RegradeTests {
  enum Act {
    case move(Move, [String: String] = [:])
    static func grade(_ grade: String) -> Act { .move(.regrade, ["grade": grade]) }
    static func assess(_ grade: String) -> Act { .move(.assess, ["grade": grade]) }
    static func rumour(_ grade: String) -> Act { .move(.assess, ["grade": grade, "kind": "rumour"]) }
    static func publish(_ kind: String) -> Act { .move(.publish, ["kind": kind]) }
  }

  /// Minutes; nil = not met.
  struct Run: Equatable, CustomStringConvertible {
    var start: Int
    var due: Int
    var met: Int?
    init(_ start: Int, _ due: Int, met: Int? = nil) { (self.start, self.due, self.met) = (start, due, met) }
    var description: String { "\(start)–\(due)\(met.map { " met \($0)" } ?? "")" }
  }

  struct Row: CustomTestStringConvertible {
    var why: String
    var acts: [(Int, Act)]
    var clock: ClockKind
    var expected: [Run]
    var testDescription: String { why }
  }

  private static let published: [Act] = [
    .move(.assign), .move(.acknowledge), .move(.respond), .move(.review), .publish("response"),
  ]

  static let table: [Row] = [
    // Answer: 48 h = 2880, 5 h = 300.
    Row(
      why: "Rise at 600: 600 + 300 = 900, sooner than 2880",
      acts: [(30, .assess("ordinary")), (600, .grade("major"))], clock: .answer, expected: [Run(0, 900)]),
    Row(
      why: "Rise at 2760: 2760 + 300 = 3060 would be later than the old due, which stays",
      acts: [(30, .assess("ordinary")), (2760, .grade("major"))], clock: .answer, expected: [Run(0, 2880)]),
    Row(
      why: "Rise between grades of one span at 600: 600 + 2880 is later than 2880, which stays",
      acts: [(30, .assess("ordinary")), (600, .grade("considerable"))], clock: .answer,
      expected: [Run(0, 2880)]),
    Row(
      why: "Fall at 60: old start + 2880",
      acts: [(30, .assess("major")), (60, .grade("ordinary"))], clock: .answer, expected: [Run(0, 2880)]),
    Row(
      why: "Rise at 600 (due 900), fall at 720: counted from the old start again, 0 + 2880",
      acts: [(30, .assess("ordinary")), (600, .grade("major")), (720, .grade("ordinary"))], clock: .answer,
      expected: [Run(0, 2880)]),
    Row(
      why: "Late since 2880, risen at 3000: stays as it is",
      acts: [(30, .assess("ordinary")), (3000, .grade("major"))], clock: .answer, expected: [Run(0, 2880)]),
    Row(
      why: "Late since 300, fallen at 301: stays late",
      acts: [(30, .assess("major")), (301, .grade("ordinary"))], clock: .answer, expected: [Run(0, 300)]),
    Row(
      why: "Fallen in the very second of its due: not late yet, so 0 + 2880",
      acts: [(30, .assess("major")), (300, .grade("ordinary"))], clock: .answer, expected: [Run(0, 2880)]),
    Row(
      why: "Met at 200, then risen: stays met against its old due",
      acts: [(30, .assess("ordinary"))] + published.map { (200, $0) } + [(210, .grade("extreme"))],
      clock: .answer, expected: [Run(0, 2880, met: 200)]),
    Row(
      why: "An assessment again moves clocks as a regrade does: 120 + 300 = 420",
      acts: [(30, .assess("considerable")), (120, .assess("major"))], clock: .answer,
      expected: [Run(0, 420)]),
    Row(
      why: "The same grade again moves nothing",
      acts: [(30, .assess("major")), (120, .grade("major"))], clock: .answer, expected: [Run(0, 300)]),
    Row(
      why: "From one grade to the next of the same span at 120: 120 + 300 is later than 300",
      acts: [(30, .assess("major")), (120, .grade("extreme"))], clock: .answer, expected: [Run(0, 300)]),

    // Report-up: 2 h = 120, none for ordinary.
    Row(
      why: "Clock gained at 600: it starts there, due 720",
      acts: [(30, .assess("ordinary")), (600, .grade("considerable"))], clock: .reportUp,
      expected: [Run(600, 720)]),
    Row(
      why: "Clock lost at 60, not yet due: not listed",
      acts: [(30, .assess("considerable")), (60, .grade("ordinary"))], clock: .reportUp, expected: []),
    Row(
      why: "Clock lost at 180, late since 120: stays, and a later report meets it",
      acts: [(30, .assess("considerable")), (180, .grade("ordinary")), (240, .move(.reportUp))],
      clock: .reportUp, expected: [Run(0, 120, met: 240)]),
    Row(
      why: "Lost at 60 and gained again at 90: a new one from there, due 210",
      acts: [(30, .assess("considerable")), (60, .grade("ordinary")), (90, .grade("major"))],
      clock: .reportUp, expected: [Run(90, 210)]),
    Row(
      why: "Late, lost and gained again: the late one is still there, no second beside it",
      acts: [(30, .assess("considerable")), (180, .grade("ordinary")), (240, .grade("major"))],
      clock: .reportUp, expected: [Run(0, 120)]),
    Row(
      why: "Met at 60, lost, gained again: the first report-up was made, nothing new",
      acts: [
        (30, .assess("considerable")), (60, .move(.reportUp)), (70, .grade("ordinary")),
        (80, .grade("major")),
      ], clock: .reportUp, expected: [Run(0, 120, met: 60)]),
    Row(
      why: "Gained at 300 after a report at 60: the first report-up meets it, before its start",
      acts: [(30, .assess("ordinary")), (60, .move(.reportUp)), (300, .grade("major"))], clock: .reportUp,
      expected: [Run(300, 420, met: 60)]),
    Row(
      why: "Reported at 10, before there was a grade: in time",
      acts: [(10, .move(.reportUp)), (30, .assess("major"))], clock: .reportUp,
      expected: [Run(0, 120, met: 10)]),

    // Press conference: 24 h = 1440, major and extreme only.
    Row(
      why: "Clock gained at 600: due 2040",
      acts: [(30, .assess("ordinary")), (600, .grade("major"))], clock: .pressConference,
      expected: [Run(600, 2040)]),
    Row(
      why: "Declined at 700, before its due: not listed",
      acts: [(30, .assess("major")), (700, .move(.decline))], clock: .pressConference, expected: []),
    Row(
      why: "Declined in the very second of its due: not late, not listed",
      acts: [(30, .assess("major")), (1440, .move(.decline))], clock: .pressConference, expected: []),
    Row(
      why: "Declined at 1441, after its due: late, ended there",
      acts: [(30, .assess("major")), (1441, .move(.decline))], clock: .pressConference,
      expected: [Run(0, 1440, met: 1441)]),

    // Clarify: 24 h = 1440 or 5 h = 300, for what is assessed as a rumour.
    Row(why: "No rumour, no such clock", acts: [(30, .assess("ordinary"))], clock: .clarify, expected: []),
    Row(
      why: "An answer that is no clarification leaves it open, a clarification meets it",
      acts: [(30, .rumour("ordinary"))] + published.map { (200, $0) } + [(1500, .publish("clarification"))],
      clock: .clarify, expected: [Run(0, 1440, met: 1500)]),
    Row(
      why: "Found to be a rumour at 600: it starts there, due 2040",
      acts: [(30, .assess("ordinary")), (600, .rumour("ordinary"))], clock: .clarify,
      expected: [Run(600, 2040)]),
    Row(
      why: "Found to be none at 60: not listed",
      acts: [(30, .rumour("ordinary")), (60, .assess("ordinary"))], clock: .clarify, expected: []),
    Row(
      why: "Found to be none at 1500, late since 1440: stays late",
      acts: [(30, .rumour("ordinary")), (1500, .assess("ordinary"))], clock: .clarify,
      expected: [Run(0, 1440)]),
    Row(
      why: "Risen at 600: 600 + 300 = 900, sooner than 1440",
      acts: [(30, .rumour("ordinary")), (600, .grade("major"))], clock: .clarify, expected: [Run(0, 900)]),
    Row(
      why: "Declined at 700: no answer, no clarification, not listed",
      acts: [(30, .rumour("ordinary")), (700, .move(.decline))], clock: .clarify, expected: []),

    // Acknowledge: 2 h = 120 or 30.
    Row(
      why: "Assigned at 180 (due 300), risen at 200: 200 + 30 = 230",
      acts: [(30, .assess("ordinary")), (180, .move(.assign)), (200, .grade("major"))], clock: .acknowledge,
      expected: [Run(180, 230)]),
    Row(
      why: "Assigned at 180 (due 300), risen at 290: 290 + 30 is later than 300, which stays",
      acts: [(30, .assess("ordinary")), (180, .move(.assign)), (290, .grade("major"))], clock: .acknowledge,
      expected: [Run(180, 300)]),
    Row(
      why: "Assigned at 180 (due 210), fallen at 200: old start + 120 = 300; the transfer at 250 meets it",
      acts: [
        (30, .assess("major")), (180, .move(.assign)), (200, .grade("ordinary")), (250, .move(.transfer)),
      ], clock: .acknowledge, expected: [Run(180, 300, met: 250), Run(250, 370)]),

    // Close of business of a day n days on: n × 1440 + 510 (17:30 is 8 h 30 min after 09:00).
    Row(
      why: "Ordinary: the 10th working day after Monday the 2nd is Monday the 16th",
      acts: [(30, .assess("ordinary"))], clock: .close, expected: [Run(0, 14 * 1440 + 510)]),
    Row(
      why: "Risen on Thursday the 5th: five working days on is Thursday the 12th",
      acts: [(30, .assess("ordinary")), (3 * 1440, .grade("considerable"))], clock: .close,
      expected: [Run(0, 10 * 1440 + 510)]),
    Row(
      why: "Risen to 60 days on the 3rd: later than Monday the 9th, which stays",
      acts: [(30, .assess("considerable")), (1440, .grade("extreme"))], clock: .close,
      expected: [Run(0, 7 * 1440 + 510)]),
    Row(
      why: "Fallen on the 3rd from 60 days: ten working days from the old start, the 16th",
      acts: [(30, .assess("extreme")), (1440, .grade("ordinary"))], clock: .close,
      expected: [Run(0, 14 * 1440 + 510)]),
    Row(
      why: "Reopened on the 4th: a new clock from there, ten working days on is Wednesday the 18th",
      acts: [
        (30, .assess("ordinary")), (60, .move(.decline)), (90, .move(.close)), (2880, .move(.reopen)),
      ], clock: .close, expected: [Run(0, 14 * 1440 + 510, met: 90), Run(2880, 16 * 1440 + 510)]),
    Row(
      why: "Dismissed without a grade, reopened, assessed: one clock from the reopening, as above",
      acts: [(60, .move(.dismiss)), (2880, .move(.reopen)), (2900, .assess("ordinary"))], clock: .close,
      expected: [Run(2880, 16 * 1440 + 510)]),
    Row(
      why: "Merged before any is due: none is listed",
      acts: [(30, .assess("extreme")), (60, .move(.merge))], clock: .close, expected: []),

    // Judge: 2 h = 120, whatever the grade.
    Row(
      why: "The judge clock knows no grade",
      acts: [(30, .assess("extreme")), (60, .grade("ordinary"))], clock: .judge,
      expected: [Run(0, 120, met: 30)]),
    Row(
      why: "Dismissed at 121: met, a minute late",
      acts: [(121, .move(.dismiss))], clock: .judge, expected: [Run(0, 120, met: 121)]),
  ]

  @Test("Each clock is due when the contract says", arguments: table)
  func due(row: Row) throws {
    let history = try Self.history(row.acts)
    let runs = try ClockLedger.runs(history, TestOffice.book()).runs.filter { $0.clock == row.clock }
    #expect(runs.map(Self.minutes) == row.expected)
  }

  @Test("A closing clock that a reopened case gains with its grade starts at the regrade")
  func gainedAfterReopening() throws {
    let acts: [(Int, Act)] = [
      (30, .assess("ordinary")), (60, .move(.decline)), (90, .move(.close)), (100, .move(.reopen)),
      (110, .grade("considerable")), (120, .grade("ordinary")),
    ]
    // The gappy book closes ordinary cases in 2 days, considerable ones never: the clock of the reopening is lost
    // at 110; that of 120 is due on the 4th at 17:30.
    let runs = try ClockLedger.runs(Self.history(acts), TestOffice.gappyBook()).runs.filter {
      $0.clock == .close
    }
    #expect(runs.map(Self.minutes) == [Run(0, 2 * 1440 + 510, met: 90), Run(120, 2 * 1440 + 510)])
  }

  @Test("What an import dates before the assessment meets the clocks that the assessment starts")
  func publishedBeforeAssessed() throws {
    var journal = TestJournal()
    let id = try Self.open(&journal)
    let late = Self.time(600)
    for (move, minute) in [
      (Move.assess, 500), (.assign, 40), (.acknowledge, 50), (.respond, 60), (.review, 70), (.publish, 80),
      (.close, 90),
    ] {
      var request = TestOffice.request(move)
      (request.via, request.occurred) = (.import, Self.time(minute))
      try journal.act(request, on: id, now: late)
    }
    let history = try #require(CaseHistory(journal.entries, cut: late.seconds))
    let runs = try ClockLedger.runs(history, TestOffice.book()).runs
    #expect(runs.first { $0.clock == .answer }.map(Self.minutes) == Run(0, 2880, met: 80))
    #expect(runs.first { $0.clock == .close }.map(Self.minutes)?.met == 90)
    #expect(runs.first { $0.clock == .judge }.map(Self.minutes) == Run(0, 120, met: 500))
  }

  // MARK: Telling the story

  private static func time(_ minute: Int) -> Timestamp {
    Timestamp(milliseconds: 1_772_413_200_000 + Int64(minute) * 60_000)
  }

  private static func minutes(_ run: ClockRun) -> Run {
    func minute(_ second: Int64) -> Int { Int(second - time(0).seconds) / 60 }
    return Run(minute(run.start), minute(run.due), met: run.met.map(minute))
  }

  private static func open(_ journal: inout TestJournal) throws -> String {
    var request = TestOffice.request(.open)
    request.opening?.collected = time(0)
    let id = try journal.act(request, on: nil, now: time(0)).caseID ?? ""
    try journal.act(request, on: nil, now: time(0))
    return id
  }

  private static func history(_ acts: [(Int, Act)]) throws -> CaseHistory {
    var journal = TestJournal()
    let id = try open(&journal)
    for case (let minute, .move(let move, let changes)) in acts {
      try journal.act(TestOffice.request(move, changes), on: id, now: time(minute))
    }
    return try #require(CaseHistory(journal.entries.filter { $0.caseID == id }, cut: Int64.max / 2000))
  }
}
