import Desk
import Foundation
import Model
import ResponseLog
import Testing

@testable import Monitor
@testable import Storage

@Suite struct RetentionTests {
  private static let secret = "王大锤家门口的化粪池堵塞三个月无人处理"
  private static let spoken = "投诉人赵小翠住在后街"

  /// A store with one collected case, an act with texts, and two people.
  private func office() async throws -> (rig: Rig, store: Store, desk: CaseDesk, caseID: String) {
    let rig = try Rig()
    rig.site.put("/a", [("1", Self.secret), ("2", "仑苍镇一仓库起火")])
    let store = try rig.store()
    let desk = CaseDesk(store: store, areas: ["town-services"], reviewStages: 1, clock: { rig.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: [.duty, .assessor]), by: nil)
    try await desk.save(Person(id: "boss", name: "管理", unit: "office", roles: [.admin]), by: nil)
    try await rig.sweep(["/a"], store, scope: .local)
    let topic = try #require(try await store.search("化粪池", limit: 1).first?.topic)
    let caseID = try #require(try await store.transaction { try $0.caseID(ofTopic: topic) })
    _ = try await desk.act(.dismiss, on: caseID, by: "duty", via: .cli) {
      $0.options = ["reason": Self.spoken]
    }
    return (rig, store, desk, caseID)
  }

  /// Whether a text stands anywhere in the files of the store, free pages and journals too.
  private func isOnDisk(_ text: String, _ rig: Rig) throws -> Bool {
    let folder = URL(filePath: rig.scratch.path)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      if try Data(contentsOf: folder.appending(path: name)).range(of: Data(text.utf8)) != nil { return true }
    }
    return false
  }

  private func person(_ id: String, _ store: Store) async throws -> Person {
    try #require(try await store.people().first { $0.id == id })
  }

  @Test("Destroyed texts stand in no table, no index and no free page, and the log verifies")
  func destroyed() async throws {
    let (rig, store, _, caseID) = try await office()
    #expect(try isOnDisk(Self.secret, rig) && isOnDisk(Self.spoken, rig))
    let outcome = try await Retention(store).destroy(
      caseID: caseID, by: try await person("boss", store), reason: "依申请删除", now: rig.now)
    #expect(outcome == Retention.Outcome(items: 1, texts: 2))
    for word in [Self.secret, Self.spoken, "赵小翠", "王大锤"] {
      #expect(try !isOnDisk(word, rig), "\(word)")
    }
    #expect(try await store.search("化粪池", limit: 5).isEmpty)
    #expect(try await store.search("起火", limit: 5).count == 1)
    try Chain.verify(try await store.wholeLog(), office: store.office, simulated: false)
    #expect(try await Doctor(store).examine(now: rig.now).allSatisfy { $0.grade != .error })
  }

  @Test("What was destroyed does not come back with the next sweep")
  func stays() async throws {
    let (rig, store, _, caseID) = try await office()
    _ = try await Retention(store).destroy(
      caseID: caseID, by: try await person("boss", store), reason: "依申请", now: rig.now)
    rig.pass(seconds: 3600)
    let report = try await rig.sweep(["/a"], store, scope: .local)[0]
    #expect(report.new == 0 && report.updated == 0)
    #expect(try !isOnDisk(Self.secret, rig))
  }

  @Test("Only an admin orders texts destroyed, and a refusal destroys nothing")
  func order() async throws {
    let (rig, store, _, caseID) = try await office()
    let duty = try await person("duty", store)
    await #expect(throws: Refusal.self) {
      _ = try await Retention(store).destroy(caseID: caseID, by: duty, reason: "删", now: rig.now)
    }
    #expect(try isOnDisk(Self.secret, rig))
  }

  @Test("The policy takes what is over its time and spares open cases; counted first it takes nothing")
  func policy() async throws {
    let (rig, store, _, _) = try await office()
    rig.pass(seconds: 40 * 86_400)
    let policy = RetentionPolicy(items: 30, texts: 30)
    let counted = try await Retention(store).apply(policy, now: rig.now, dryRun: true)
    #expect(counted == Retention.Outcome(items: 1, texts: 2))
    #expect(try isOnDisk(Self.secret, rig))
    #expect(try await Retention(store).apply(policy, now: rig.now) == counted)
    #expect(try !isOnDisk(Self.secret, rig) && !isOnDisk(Self.spoken, rig))
    // The fire's case is open still.
    #expect(try await store.search("起火", limit: 5).count == 1)
    #expect(try await Retention(store).apply(policy, now: rig.now) == Retention.Outcome())
    let entries = try LogEntry.read(try await store.logRows().map(\.body)).filter { $0.action == "destroy" }
    #expect(entries.map { $0.text("why") } == ["retention", "retention"])
    #expect(Set(entries.compactMap { $0.text("what") }) == ["items", "content"])
  }
}

@Suite struct SealDeskTests {
  @Test("A day is sealed once, and the seal holds against the log that went on")
  func daily() async throws {
    let rig = try Rig()
    let store = try rig.store()
    let desk = CaseDesk(store: store, areas: [], reviewStages: 1, clock: { rig.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    let key = SealKey()
    let seal = try #require(try await SealDesk(store).sealDay(with: key, now: rig.now))
    #expect(try await SealDesk(store).sealDay(with: key, now: rig.now) == nil)
    rig.pass(seconds: 86_400)
    #expect(try await SealDesk(store).sealDay(with: key, now: rig.now) != nil)
    try Chain.verify(
      try await store.logRows(), against: seal, keyring: SealKeyring(trusting: [key.publicHex], changes: []))
  }

  @Test("Only the newest seal waits to be sent, until the log says that it was")
  func unsent() async throws {
    let rig = try Rig()
    let store = try rig.store()
    let people = CaseDesk(store: store, areas: [], reviewStages: 1, clock: { rig.now })
    try await people.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    let (desk, key) = (SealDesk(store), SealKey())
    #expect(try await desk.unsent() == nil)
    _ = try await desk.sealDay(with: key, now: rig.now)
    rig.pass(seconds: 86_400)
    let second = try #require(try await desk.sealDay(with: key, now: rig.now))
    let waiting = try #require(try await desk.unsent())
    #expect(waiting.seal == second)
    try await desk.recordSent(waiting.seq, receivers: 2, now: rig.now)
    #expect(try await desk.unsent() == nil)
  }

  @Test("A new key takes the old one's signature")
  func keyChange() async throws {
    let rig = try Rig()
    let store = try rig.store()
    let (first, second) = (SealKey(), SealKey())
    try await SealDesk(store).change(from: nil, to: first, now: rig.now)
    await #expect(throws: SealRefusal.otherKey(first.publicHex)) {
      try await SealDesk(store).change(from: nil, to: second, now: rig.now)
    }
    await #expect(throws: SealRefusal.otherKey(first.publicHex)) {
      try await SealDesk(store).change(from: second, to: second, now: rig.now)
    }
    try await SealDesk(store).change(from: first, to: second, now: rig.now)
    let seal = try await SealDesk(store).seal(with: second, now: rig.now)
    let rows = try await store.logRows()
    let keyring = SealKeyring(trusting: [first.publicHex], entries: try LogEntry.read(rows.map(\.body)))
    try Chain.verify(rows, against: seal, keyring: keyring)
  }

  @Test("An empty log is not sealed")
  func empty() async throws {
    let rig = try Rig()
    await #expect(throws: SealRefusal.empty) {
      _ = try await SealDesk(try rig.store()).seal(with: SealKey(), now: rig.now)
    }
  }
}

@Suite struct DoctorTests {
  @Test("A sound store passes; what was changed past the log is named")
  func changed() async throws {
    let rig = try Rig()
    let store = try rig.store()
    let desk = CaseDesk(store: store, areas: ["housing"], reviewStages: 1, clock: { rig.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: [.duty]), by: nil)
    _ = try await desk.act(.open, on: nil, by: "duty", via: .cli) {
      $0.options = ["title": "题", "text": "文"]
    }
    func errors() async throws -> [String] {
      try await Doctor(store).examine(now: rig.now).filter { $0.grade == .error }.map(\.check)
    }
    #expect(try await errors() == [])
    let database = try Database(path: rig.scratch.store)
    try database.run("UPDATE person SET roles = 'admin' WHERE id = 'duty'")
    #expect(try await errors() == ["people"])
    try database.run("UPDATE content SET text = '改过' WHERE kind = 'text'")
    #expect(try await errors() == ["texts", "people"])
    try database.run("DELETE FROM content WHERE kind = 'title'")
    try database.run("DELETE FROM case_entry")
    #expect(Set(try await errors()) == ["cases", "texts", "people"])
  }
}
