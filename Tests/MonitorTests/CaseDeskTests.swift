import Model
import ResponseLog
import Storage
import Testing

@testable import Monitor

@Suite struct CaseDeskTests {
  /// A store with a duty unit, a station and two people.
  func office(_ rig: Rig) async throws -> (store: Store, desk: CaseDesk) {
    let store = try rig.store()
    let desk = CaseDesk(store: store, areas: ["housing"], reviewStages: 1, clock: { rig.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Unit(id: "station", name: "派出所", kind: "station"), by: nil)
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: [.duty, .assessor]), by: nil)
    try await desk.save(Person(id: "hand", name: "经办", unit: "station", roles: [.handler]), by: "duty")
    return (store, desk)
  }

  func open(_ desk: CaseDesk) async throws -> String {
    let done = try await desk.act(.open, on: nil, by: "duty", via: .cli) {
      $0.options = ["title": "题", "text": "文"]
    }
    return try #require(done.entry.caseID)
  }

  @Test("Acts are chained, numbered without gaps, and verified as a whole")
  func chain() async throws {
    let rig = try Rig()
    let (store, desk) = try await office(rig)
    let id = try await open(desk)
    rig.pass(seconds: 60)
    _ = try await desk.act(.assess, on: id, by: "duty", via: .console) {
      $0.options = ["area": "housing", "grade": "ordinary", "kind": "interests"]
    }
    let log = try await store.wholeLog()
    #expect(log.rows.map(\.seq) == Array(1...Int64(log.rows.count)))
    try Chain.verify(office: store.office, log.rows, head: log.heads.first)
  }

  @Test("A refused act writes nothing")
  func refused() async throws {
    let rig = try Rig()
    let (store, desk) = try await office(rig)
    let id = try await open(desk)
    let before = try await store.logRows().count
    await #expect(throws: Refusal.self) {
      try await desk.act(.acknowledge, on: id, by: "hand", via: .cli) { _ in }
    }
    await #expect(throws: Refusal.self) {
      try await desk.act(.dismiss, on: id, by: "duty", via: .cli) { _ in }
    }
    await #expect(throws: Refusal.self) {
      try await desk.act(.dismiss, on: "2026-0099", by: "duty", via: .cli) { _ in }
    }
    await #expect(throws: Refusal.self) {
      try await desk.act(.dismiss, on: id, by: "nobody", via: .cli) { _ in }
    }
    #expect(try await store.logRows().count == before)
  }

  @Test("Entries keep the unit and role of the actor at that time")
  func roleThen() async throws {
    let rig = try Rig()
    let (store, desk) = try await office(rig)
    let id = try await open(desk)
    try await desk.save(Person(id: "duty", name: "值班", unit: "station", roles: [.handler]), by: nil)
    let entry = try #require(try LogEntry.read(await store.bodies(ofCase: id)).first)
    #expect(entry.unit == "office" && entry.role == .duty)
  }

  @Test("The database refuses to change or remove an entry")
  func appendOnly() async throws {
    let rig = try Rig()
    let (store, desk) = try await office(rig)
    _ = try await open(desk)
    for statement in ["UPDATE log_entry SET body = ''", "DELETE FROM log_entry"] {
      await #expect(throws: StorageError.self) { try await store.attempt(statement) }
    }
  }

  @Test("A clock that was put back does not put the log back")
  func clockBack() async throws {
    let rig = try Rig()
    let (store, desk) = try await office(rig)
    let id = try await open(desk)
    rig.pass(seconds: -7200)
    let done = try await desk.act(.confer, on: id, by: "duty", via: .cli) { _ in }
    let log = try await store.wholeLog()
    try Chain.verify(office: store.office, log.rows, head: log.heads.first)
    #expect(done.entry.at == rig.now.adding(seconds: 7200))
  }

  @Test("Texts can be destroyed and the chain stays whole; the same text twice has two digests")
  func contents() async throws {
    let rig = try Rig()
    let (store, desk) = try await office(rig)
    let ids = [try await open(desk), try await open(desk)]
    let entries =
      try LogEntry.read(await store.bodies(ofCase: ids[0]))
      + LogEntry.read(await store.bodies(ofCase: ids[1]))
    #expect(Set(entries.flatMap(\.content).map(\.digest)).count == 4)
    try await store.attempt("DELETE FROM content")
    let log = try await store.wholeLog()
    try Chain.verify(office: store.office, log.rows, head: log.heads.first)
  }
}

@Suite struct TickerTests {
  @Test("A clock that nears its end and then passes it becomes one entry each, however often it is looked at")
  func clocks() async throws {
    let rig = try Rig()
    let (store, desk) = try await CaseDeskTests().office(rig)
    let id = try await CaseDeskTests().open(desk)
    let ticker = Ticker(store: store, book: try rig.clockBook())
    var actions: [String] = []
    for minutes in [0, 90, 10, 15, 10, 60] {
      rig.pass(seconds: Int64(minutes) * 60)
      try await ticker.tick(now: rig.now)
      actions = try LogEntry.read(await store.bodies(ofCase: id)).map(\.action)
    }
    #expect(actions == ["open", "clock_due_soon", "clock_due_soon", "clock_breached"])
  }

  @Test("What was said about a story within six hours becomes one entry when the window is over")
  func observations() async throws {
    let rig = try Rig()
    let (store, _) = try await CaseDeskTests().office(rig)
    rig.site.put("/a", [("1", "仑苍镇一水暖厂仓库深夜起火")])
    rig.site.put("/b", [("1", "仑苍镇一水暖厂仓库深夜起火"), ("2", "仑苍镇水暖厂仓库深夜起火")])
    try await rig.sweep(["/a", "/b"], store)
    let ticker = Ticker(store: store, book: try rig.clockBook())
    try await ticker.tick(now: rig.now)
    for _ in 0..<2 {
      rig.pass(seconds: 6 * 3600)
      try await ticker.tick(now: rig.now)
    }
    let entries = try LogEntry.read(await store.bodies(ofCase: "2026-0001")).filter { $0.action == "observe" }
    #expect(entries.count == 1)
    #expect(entries[0].detail["items"] == .integer(3) && entries[0].detail["sources"] == .integer(2))
    #expect(entries[0].detail.keys.sorted() == ["items", "negative", "sources", "window"])
  }
}

@Suite struct TamperTests {
  @Test(
    "What somebody with the file can do to the log shows",
    arguments: [
      "DELETE FROM log_entry; DELETE FROM log_head", "DELETE FROM log_head",
      "DELETE FROM log_entry WHERE seq = 5",
      "UPDATE log_entry SET office = cast(office AS blob) WHERE seq = 5",
      "UPDATE log_entry SET body = cast(body AS blob) WHERE seq = 5",
      "INSERT INTO log_head VALUES ('999', 0, '0')", "INSERT INTO log_head VALUES (NULL, 0, '0')",
      "INSERT INTO log_entry SELECT '999', seq, body, prev, hash FROM log_entry",
      "UPDATE log_entry SET seq = 99 WHERE seq = 5",
    ])
  func tampered(statements: String) async throws {
    let rig = try Rig()
    let (store, desk) = try await CaseDeskTests().office(rig)
    _ = try await CaseDeskTests().open(desk)
    try Chain.verify(try await store.wholeLog(), office: store.office, simulated: false)
    for trigger in ["update", "delete", "replace"] {
      try await store.attempt("DROP TRIGGER log_entry_no_\(trigger)")
    }
    for statement in statements.split(separator: ";") { try await store.attempt(String(statement)) }
    let log = try await store.wholeLog()
    #expect(throws: Chain.Fault.self) { try Chain.verify(log, office: store.office, simulated: false) }
  }

  @Test("A store that calls itself simulated is not believed before its log")
  func simulated() async throws {
    let rig = try Rig()
    let (store, _) = try await CaseDeskTests().office(rig)
    let log = try await store.wholeLog()
    #expect(throws: Chain.Fault.self) { try Chain.verify(log, office: store.office, simulated: true) }
  }

  @Test("The database refuses to replace an entry")
  func replace() async throws {
    let rig = try Rig()
    let (store, _) = try await CaseDeskTests().office(rig)
    await #expect(throws: StorageError.self) {
      try await store.attempt(
        "INSERT OR REPLACE INTO log_entry SELECT office, seq, '{}', prev, hash FROM log_entry")
    }
  }

  @Test("A story that has a case gets no second one")
  func oneStoryOneCase() async throws {
    let rig = try Rig()
    let (store, desk) = try await CaseDeskTests().office(rig)
    rig.site.put("/a", [("1", "仑苍镇一水暖厂仓库深夜起火")])
    try await rig.sweep(["/a"], store)
    let topic = try #require(try await store.topics(ofCase: "2026-0001").first)
    await #expect(throws: Refusal.alreadyOpen("2026-0001")) {
      try await desk.act(.open, on: nil, by: "duty", via: .cli) { request in
        request.opening = Opening()
        request.opening?.topic = topic
      }
    }
  }
}
