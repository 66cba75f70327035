import Model
import ResponseLog
import Testing

@Suite("Who holds the case after an act")
struct HolderTests {
  private static let duty = Holder(unit: "office")
  private static let huang = Holder(unit: "police", person: "officer-huang")

  /// State before, move, options that differ, holder after. Everywhere `police` leads and Huang has acknowledged.
  static let table: [(CaseState, Move, [String: String], Holder)] = [
    (.flagged, .assess, [:], duty),
    (.flagged, .dismiss, [:], .nobody),
    (.flagged, .merge, [:], .nobody),
    (.assigned, .confer, [:], huang),
    (.assigned, .supervise, [:], huang),
    (.assigned, .reportUp, [:], huang),
    (.assigned, .regrade, [:], huang),
    (.assessed, .assign, [:], huang),
    (.assessed, .assign, ["person": ""], Holder(unit: "police")),
    (.assigned, .acknowledge, [:], huang),
    (
      .acknowledged, .transfer, ["unit": "school", "person": "teacher-hong"],
      Holder(unit: "school", person: "teacher-hong")
    ),
    (.acknowledged, .transfer, ["unit": "school", "person": ""], Holder(unit: "school")),
    (.acknowledged, .giveBack, [:], duty),
    (.acknowledged, .progress, [:], huang),
    (.acknowledged, .respond, [:], duty),
    (.acknowledged, .decline, [:], duty),
    (.drafted, .review, [:], duty),
    (.drafted, .review, ["verdict": "rejected"], huang),
    (.drafted, .rework, [:], huang),
    (.approved, .publish, [:], huang),
    (.published, .publish, [:], huang),
    (.published, .close, [:], .nobody),
    (.published, .merge, [:], .nobody),
    (.closed, .archive, [:], .nobody),
    (.closed, .reopen, [:], duty),
    (.merged, .reopen, [:], duty),
  ]

  @Test("It is the one that the contract names", arguments: table)
  func holder(state: CaseState, move: Move, changes: [String: String], expected: Holder) throws {
    var journal = TestJournal()
    let id = try journal.reach(state)
    let entry = try journal.act(TestOffice.request(move, changes), on: id, now: TestJournal.noon)
    #expect(entry.holder == expected)
    #expect(journal.files[id]?.holder == expected)
  }

  @Test("A new case lies with the duty unit")
  func opening() throws {
    var journal = TestJournal()
    #expect(try journal.act(TestOffice.request(.open), on: nil, now: TestJournal.noon).holder == Self.duty)
  }

  @Test("After a transfer the answer still goes back to whoever acknowledged last")
  func lastAcknowledgement() throws {
    var journal = TestJournal()
    let id = try journal.reach(.acknowledged)
    let away = TestOffice.request(.transfer, ["unit": "school", "person": ""])
    try journal.act(away, on: id, now: TestJournal.noon)
    var taken = TestOffice.request(.acknowledge)
    taken.actor = TestOffice.person("teacher-hong")
    try journal.act(taken, on: id, now: TestJournal.noon)
    try journal.act(TestOffice.request(.respond), on: id, now: TestJournal.noon)
    let back = try journal.act(TestOffice.request(.rework), on: id, now: TestJournal.noon)
    #expect(back.holder == Holder(unit: "school", person: "teacher-hong"))
  }

  @Test("In an office without a unit on duty nobody holds a new case")
  func nobodyOnDuty() throws {
    let view = OfficeView(
      code: "1", areas: [], units: [Unit(id: "a", name: "a", kind: "line", duty: true, disabled: true)],
      people: [])
    var request = MoveRequest(.open, by: nil, via: .system)
    request.opening = Opening()
    request.opening?.topic = "t"
    let draft = try Clerk(view).draft(request, on: nil, newID: "2026-0001", now: TestJournal.noon)
    #expect(draft.entry.holder == .nobody)
  }
}
