import Model
import ResponseLog
import Testing

@Suite("What the clerk refuses, and in what words")
struct RefusalTests {
  typealias Case = (
    state: CaseState, move: Move, change: @Sendable (inout MoveRequest) -> Void, says: String
  )

  static let table: [Case] = [
    (.flagged, .assign, { _ in }, "assign is not possible: the case is flagged, it must be assessed"),
    (
      .closed, .decline, { _ in },
      "decline is not possible: the case is closed, it must be assessed, acknowledged"
    ),
    (
      .flagged, .assess, { $0.actor = TestOffice.person("officer-huang") },
      "officer-huang (handler) may not assess; that takes duty or assessor"
    ),
    (.flagged, .assess, { $0.actor = nil }, "system (system) may not assess; that takes duty or assessor"),
    (.flagged, .assess, { $0.actor = TestOffice.person("gone-zheng") }, "person gone-zheng is disabled"),
    (.flagged, .assess, { $0.options["area"] = nil }, "assess needs --area"),
    (.flagged, .assess, { $0.options = ["grade": ""] }, "assess needs --area, --grade, --kind"),
    (
      .flagged, .assess, { $0.options["area"] = "moon" },
      "--area moon: must be one of environment, schooling, work-safety"
    ),
    (
      .flagged, .assess, { $0.options["grade"] = "red" },
      "--grade red: must be ordinary, considerable, major, extreme"
    ),
    (
      .flagged, .assess, { $0.options["spread-grade"] = "IV" },
      "--spread-grade IV: must be ordinary, considerable, major, extreme"
    ),
    (.flagged, .dismiss, { $0.options["reason"] = "" }, "dismiss needs --reason"),
    (
      .assessed, .assign, { $0.options["unit"] = "navy" },
      "no unit navy; known: closed-line, office, police, school"
    ),
    (.assessed, .assign, { $0.options["unit"] = "closed-line" }, "unit closed-line is disabled"),
    (.assessed, .assign, { $0.helpers = ["closed-line"] }, "unit closed-line is disabled"),
    (.assessed, .assign, { $0.options["person"] = "gone-zheng" }, "person gone-zheng is disabled"),
    (
      .assessed, .reportUp, { $0.options["stage"] = "last" }, "--stage last: must be first, follow, final"
    ),
    (.acknowledged, .respond, { $0.options["cause"] = nil }, "respond needs --cause"),
    (
      .acknowledged, .respond, { $0.options["disposition"] = "ignored" },
      "--disposition ignored: must be adopted, solved, investigated, explained, corrected, referred"
    ),
    (.drafted, .review, { $0.options["stage"] = "2" }, "--stage 2: the draft is at stage 1"),
    (.drafted, .review, { $0.options["stage"] = "one" }, "--stage one: the draft is at stage 1"),
    (.drafted, .review, { $0.options["verdict"] = "ok" }, "--verdict ok: must be approved, rejected"),
    (
      .approved, .publish, { $0.options["kind"] = "rumour" },
      "--kind rumour: must be response, clarification, press-conference, follow-up"
    ),
    (
      .published, .close, { $0.options["outcome"] = "gone" },
      "--outcome gone: must be solved, partly, unsolved, unfounded"
    ),
    (.flagged, .merge, { $0.options["into"] = "2026-0001" }, "--into 2026-0001: must be another case"),
    (.flagged, .merge, { $0.options["into"] = "2026-0009" }, "--into 2026-0009: must be an open case"),
    (
      .flagged, .confer, { $0.occurred = TestJournal.noon.adding(seconds: 1) }, "--occurred lies ahead of now"
    ),
    (
      .assessed, .confer, { $0.ifSeq = 1 },
      "the case has moved on: you saw entry 1, its last is 3 (assessed); look again"
    ),
  ]

  @Test("It says what is wrong and what would be right, and writes nothing", arguments: table.indices)
  func refusal(index: Int) throws {
    let row = Self.table[index]
    var journal = TestJournal()
    let id = try journal.reach(row.state)
    let before = journal.rows
    var request = TestOffice.request(row.move)
    row.change(&request)
    let refusal = #expect(throws: Refusal.self) { try journal.act(request, on: id, now: TestJournal.noon) }
    #expect(refusal?.description == row.says)
    #expect(journal.rows == before)
  }

  @Test("An opening needs something to be about")
  func emptyOpening() {
    var journal = TestJournal()
    let request = MoveRequest(.open, by: TestOffice.person("duty-lin"), via: .cli)
    let refusal = #expect(throws: Refusal.self) { try journal.act(request, on: nil, now: TestJournal.noon) }
    #expect(refusal?.description == "open needs --item or --topic or --title and --text")
  }

  @Test("A move needs a case")
  func noCase() {
    var journal = TestJournal()
    #expect(throws: Refusal.noSuchCase("")) {
      try journal.act(TestOffice.request(.assess), on: "2026-0077", now: TestJournal.noon)
    }
  }

  @Test("What has happened by now is taken, to the millisecond")
  func occurredNow() throws {
    var journal = TestJournal()
    let id = try journal.reach(.flagged)
    var request = TestOffice.request(.confer)
    request.occurred = TestJournal.noon
    request.ifSeq = 1
    #expect(try journal.act(request, on: id, now: TestJournal.noon).occurred == TestJournal.noon)
    request.occurred = Timestamp(milliseconds: TestJournal.noon.milliseconds + 1)
    request.ifSeq = nil
    #expect(throws: Refusal.future(option: "occurred")) {
      try journal.act(request, on: id, now: TestJournal.noon)
    }
  }

  @Test("An entry of the system's own moves the case on, too")
  func staleByObservation() throws {
    var journal = TestJournal()
    let id = try journal.reach(.flagged)
    journal.append(
      LogEntry(
        seq: 0, office: TestOffice.code, at: TestJournal.noon, caseID: id, actor: "system", via: .system,
        action: "observe", holder: Holder(unit: "office")))
    var request = TestOffice.request(.confer)
    request.ifSeq = 1
    #expect(throws: Refusal.stale(given: 1, actual: 3, state: .flagged)) {
      try journal.act(request, on: id, now: TestJournal.noon)
    }
  }

  @Test("Only those of a move's roles may do it", arguments: MoveTable.all)
  func roles(rule: MoveRule) throws {
    let state = rule.from.first ?? .flagged
    var start = TestJournal()
    let id = try start.reach(state)
    for role in Role.allCases {
      var journal = start
      var request = TestOffice.request(rule.move)
      request.actor = Person(id: "x", name: "某", unit: "police", roles: [role])
      if rule.roles.contains(role) {
        let entry = try journal.act(request, on: rule.move == .open ? nil : id, now: TestJournal.noon)
        #expect((entry.role, entry.actor, entry.unit) == (role, "x", "police"))
      } else {
        #expect(throws: Refusal.role(person: "x", has: [role], move: rule.move, needs: rule.roles)) {
          try journal.act(request, on: rule.move == .open ? nil : id, now: TestJournal.noon)
        }
      }
    }
  }
}
