import Model
import ResponseLog
import Testing

@Suite("What an entry says of its move")
struct DetailTests {
  /// `design.md` §5.7: every key of an action, whatever is known.
  static let keys: [(Move, [String])] = [
    (
      .open,
      [
        "published", "collected", "flagged", "warned", "area", "severity", "items", "place", "rumour",
        "ticket",
      ]
    ),
    (.assess, ["area", "grade", "event_grade", "spread_grade", "kind", "place"]),
    (.assign, ["lead", "person", "helpers", "due"]),
    (.transfer, ["lead", "person", "helpers", "due"]),
    (.regrade, ["grade", "event_grade", "spread_grade"]),
    (.close, ["outcome", "warnings"]), (.merge, ["into"]),
    (.dismiss, []), (.giveBack, []), (.decline, []), (.reopen, []), (.rework, []), (.confer, []),
    (.supervise, []), (.acknowledge, []), (.progress, []), (.archive, []),
    (.pause, ["clock"]), (.resume, ["clock"]),
    (.reportUp, ["to", "stage"]),
    (.respond, ["draft", "disposition", "policies", "explainers", "warnings"]),
    (
      .review,
      [
        "draft", "stage", "verdict", "wording", "timing", "manner", "secrecy", "privacy", "warnings",
      ]
    ),
    (.publish, ["draft", "channel", "kind", "policies", "explainers", "warnings"]),
  ]

  @Test("It has all the keys of its action and no other", arguments: keys)
  func allKeys(move: Move, expected: [String]) throws {
    var journal = TestJournal()
    let id = try journal.reach(MoveTable.rule(move).from.first ?? .flagged)
    let request = TestOffice.request(move)
    let entry = try journal.act(request, on: move == .open ? nil : id, now: TestJournal.noon)
    #expect(Set(entry.detail.keys) == Set(expected))
  }

  @Test("The list names every move")
  func complete() {
    #expect(Set(Self.keys.map(\.0)) == Set(Move.allCases))
  }

  @Test("Free words go to the texts and leave a code behind")
  func freeWords() throws {
    var journal = TestJournal()
    let id = try journal.reach(.approved)
    let entry = try journal.act(
      TestOffice.request(.publish, ["channel": "村口 广播"]), on: id, now: TestJournal.noon)
    #expect(entry.text("channel") == "other")
    #expect(entry.content.contains { $0.kind == "note" })
    #expect(!entry.body.contains("村口"))
  }

  @Test("No word that somebody wrote stands in a body", arguments: CaseState.allCases)
  func onlyDigests(state: CaseState) throws {
    var journal = TestJournal()
    _ = try journal.reach(state)
    for row in journal.rows { #expect(row.body.utf8.allSatisfy { $0 < 128 }, "\(row.body)") }
  }

  @Test("A clarified rumour needs no cause, solution and constraints")
  func rumour() throws {
    var journal = TestJournal()
    let id = try journal.reach(.flagged)
    try journal.act(TestOffice.request(.assess, ["kind": "rumour"]), on: id, now: TestJournal.noon)
    try journal.act(TestOffice.request(.assign), on: id, now: TestJournal.noon)
    try journal.act(TestOffice.request(.acknowledge), on: id, now: TestJournal.noon)
    let bare = TestOffice.request(.respond, ["cause": "", "solution": "", "constraints": ""])
    let entry = try journal.act(bare, on: id, now: TestJournal.noon)
    #expect(entry.detail["draft"] == .integer(1))
    #expect(entry.content.map(\.kind) == ["text", "reason"])
  }

  @Test("A place once given stays until another is given")
  func place() throws {
    var journal = TestJournal()
    let id = try journal.reach(.flagged)
    let first = TestOffice.request(.assess, ["place": "350583101201"])
    #expect(try journal.act(first, on: id, now: TestJournal.noon).text("place") == "350583101201")
    let again = try journal.act(TestOffice.request(.assess), on: id, now: TestJournal.noon)
    #expect(again.text("place") == "350583101201")
  }

  @Test("A case file read at once is that built entry by entry", arguments: CaseState.allCases)
  func fold(state: CaseState) throws {
    var journal = TestJournal()
    let id = try journal.reach(state)
    #expect(CaseFile(journal.entries.filter { $0.caseID == id }) == journal.files[id])
    #expect(CaseFile(journal.entries.filter { $0.caseID == id && $0.move != .open }) == nil)
  }
}
