import Model
import ResponseLog
import Testing

@Suite("The table of moves")
struct MoveTableTests {
  typealias Row = (move: Move, from: [CaseState], to: [CaseState], requires: [String])

  static let open: [CaseState] = [
    .flagged, .assessed, .assigned, .acknowledged, .drafted, .approved, .rejected, .published,
  ]

  /// `design.md` §5.8, row by row; no `to` = the state stays.
  static let contract: [Row] = [
    (.open, [], [.flagged], ["item or topic or title and text"]),
    (.dismiss, [.flagged, .assessed], [.dismissed], ["reason"]),
    (.assess, [.flagged, .assessed], [.assessed], ["area", "grade", "kind"]),
    (.reportUp, open, [], ["to", "stage"]),
    (.confer, open, [], []),
    (.supervise, open, [], []),
    (.regrade, open.filter { $0 != .flagged }, [], ["grade", "reason"]),
    (.assign, [.assessed], [.assigned], ["unit"]),
    (.acknowledge, [.assigned], [.acknowledged], []),
    (.transfer, [.assigned, .acknowledged], [.assigned], ["unit", "reason"]),
    (.giveBack, [.assigned, .acknowledged], [.assessed], ["reason"]),
    (.progress, [.acknowledged, .drafted, .approved, .rejected, .published], [], []),
    (
      .respond, [.acknowledged, .rejected, .published], [.drafted],
      ["text", "disposition", "cause, solution and constraints unless the kind is rumour"]
    ),
    (.review, [.drafted], [.approved, .rejected], ["stage", "verdict"]),
    (.publish, [.approved, .published], [.published], ["channel", "kind"]),
    (.rework, [.drafted, .rejected, .approved, .published], [.acknowledged], ["reason"]),
    (.decline, [.assessed, .acknowledged], [.declined], ["reason"]),
    (.close, [.published, .declined], [.closed], ["outcome"]),
    (.reopen, [.closed, .dismissed, .declined, .archived, .merged], [.assessed, .flagged], ["reason"]),
    (.archive, [.closed], [.archived], []),
    (.merge, open, [.merged], ["into"]),
    (.pause, open, [], ["clock", "reason"]),
    (.resume, open, [], ["clock"]),
  ]

  @Test("Every row says what the contract says", arguments: contract)
  func row(_ row: Row) {
    let rule = MoveTable.rule(row.move)
    #expect(Set(rule.from) == Set(row.from))
    #expect(rule.to == row.to)
    #expect(rule.requires == row.requires)
    #expect(!rule.roles.isEmpty)
  }

  @Test("The table holds each move once, under its contract name")
  func names() {
    #expect(
      MoveTable.all.map(\.move.rawValue) == [
        "open", "dismiss", "assess", "report-up", "confer", "supervise", "regrade", "assign", "acknowledge",
        "transfer", "return", "progress", "respond", "review", "publish", "rework", "decline", "close",
        "reopen", "archive", "merge", "pause", "resume",
      ])
    #expect(Self.contract.map(\.move) == Move.allCases)
    #expect(CaseState.allCases.filter(\.isOpen) == Self.open)
  }

  @Test("A move is done from the states of its row and refused in all others", arguments: CaseState.allCases)
  func legality(state: CaseState) throws {
    var start = TestJournal()
    let id = try start.reach(state)
    #expect(start.files[id]?.state == state)
    for row in Self.contract {
      var journal = start
      let request = TestOffice.request(row.move)
      guard row.from.contains(state) else {
        #expect(throws: Refusal.state(move: row.move, state: state, legal: MoveTable.rule(row.move).from)) {
          try journal.act(request, on: id, now: TestJournal.noon)
        }
        #expect(journal.files == start.files && journal.rows == start.rows)
        continue
      }
      let entry = try journal.act(request, on: id, now: TestJournal.noon)
      #expect((entry.from, entry.to) == (state, Self.target(row, state)), "\(row.move) from \(state)")
      #expect(journal.files[id]?.state == entry.to)
    }
  }

  /// Never assessed are only the two that came straight from `flagged`.
  private static func target(_ row: Row, _ state: CaseState) -> CaseState {
    if row.move == .reopen, state == .dismissed || state == .merged { return .flagged }
    return row.to.first ?? state
  }

  @Test("A draft is approved after its last stage, and the stage is counted anew for the next draft")
  func stages() throws {
    var journal = TestJournal(stages: 3)
    let id = try journal.reach(.drafted)
    func review(_ stage: String, _ verdict: String) throws -> CaseState? {
      var request = TestOffice.request(
        .review, ["stage": stage, "verdict": verdict, "secrecy": "ok", "privacy": "ok"])
      request.actor = Person(id: "signer-\(stage)", name: "审", unit: "office", roles: [.signer])
      return try journal.act(request, on: id, now: TestJournal.noon).to
    }
    #expect(try review("1", "approved") == .drafted)
    #expect(throws: Refusal.stage(expected: 2, given: "1")) { try review("1", "approved") }
    #expect(throws: Refusal.stage(expected: 2, given: "3")) { try review("3", "approved") }
    #expect(try review("2", "rejected") == .rejected)
    try journal.act(TestOffice.request(.respond), on: id, now: TestJournal.noon)
    #expect(journal.files[id]?.draft == 2)
    #expect(try review("1", "approved") == .drafted)
    #expect(try review("2", "approved") == .drafted)
    #expect(try review("3", "approved") == .approved)
  }
}
