import Model
import ResponseLog
import Storage
import Testing

@testable import Desk

@Suite struct CaseDeskTests {
  @Test("Acts are chained, numbered without gaps, and verified as a whole")
  func chain() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let id = try await desk.openCase()
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
    let (store, desk) = try await rig.office()
    let id = try await desk.openCase()
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
    let (store, desk) = try await rig.office()
    let id = try await desk.openCase()
    try await desk.save(Person(id: "duty", name: "值班", unit: "station", roles: [.handler]), by: nil)
    let entry = try #require(try LogEntry.read(await store.bodies(ofCase: id)).first)
    #expect(entry.unit == "office" && entry.role == .duty)
  }

  @Test("The database refuses to change or remove an entry")
  func appendOnly() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    _ = try await desk.openCase()
    for statement in ["UPDATE log_entry SET body = ''", "DELETE FROM log_entry"] {
      await #expect(throws: StorageError.self) { try await store.attempt(statement) }
    }
  }

  @Test("A clock that was put back does not put the log back")
  func clockBack() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let id = try await desk.openCase()
    rig.pass(seconds: -7200)
    let done = try await desk.act(.confer, on: id, by: "duty", via: .cli) { _ in }
    let log = try await store.wholeLog()
    try Chain.verify(office: store.office, log.rows, head: log.heads.first)
    #expect(done.entry.at == rig.now.adding(seconds: 7200))
  }

  @Test("Texts can be destroyed and the chain stays whole; the same text twice has two digests")
  func contents() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let ids = [try await desk.openCase(), try await desk.openCase()]
    let entries =
      try LogEntry.read(await store.bodies(ofCase: ids[0]))
      + LogEntry.read(await store.bodies(ofCase: ids[1]))
    #expect(Set(entries.flatMap(\.content).map(\.digest)).count == 4)
    try await store.attempt("DELETE FROM content")
    let log = try await store.wholeLog()
    try Chain.verify(office: store.office, log.rows, head: log.heads.first)
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
    let (store, desk) = try await rig.office()
    _ = try await desk.openCase()
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
    let (store, _) = try await rig.office()
    let log = try await store.wholeLog()
    #expect(throws: Chain.Fault.self) { try Chain.verify(log, office: store.office, simulated: true) }
  }

  @Test("The database refuses to replace an entry")
  func replace() async throws {
    let rig = try Rig()
    let (store, _) = try await rig.office()
    await #expect(throws: StorageError.self) {
      try await store.attempt(
        "INSERT OR REPLACE INTO log_entry SELECT office, seq, '{}', prev, hash FROM log_entry")
    }
  }
}
