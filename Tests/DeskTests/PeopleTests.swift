import Model
import ResponseLog
import Storage
import Testing

@testable import Desk

@Suite struct PeopleTests {
  /// An office, a station with a handler, a school with one, and a case that the station leads; `gone` is disabled.
  private func office(_ rig: Rig) async throws -> (store: Store, desk: CaseDesk, caseID: String) {
    let (store, desk) = try await rig.office()
    try await desk.save(Unit(id: "school", name: "中心小学", kind: "school"), by: nil)
    try await desk.save(Person(id: "teacher", name: "教师", unit: "school", roles: [.handler]), by: nil)
    try await desk.save(
      Person(id: "gone", name: "离任", unit: "station", roles: [.handler], disabled: true), by: nil)
    let id = try await desk.openCase()
    _ = try await desk.act(.assess, on: id, by: "duty", via: .cli) {
      $0.options = ["area": "housing", "grade": "ordinary", "kind": "interests"]
    }
    _ = try await desk.act(.assign, on: id, by: "duty", via: .cli) { $0.options = ["unit": "station"] }
    return (store, desk, id)
  }

  @Test(
    "Who tries what they may not leaves an entry of codes, and the case as it was",
    arguments: [
      ("teacher", Move.acknowledge, "unit"), ("hand", .dismiss, "role"), ("gone", .acknowledge, "disabled"),
    ]
  )
  func attempts(who: String, move: Move, why: String) async throws {
    let rig = try Rig()
    let (store, desk, id) = try await office(rig)
    let before = try #require(CaseFile(try await desk.entries(ofCase: id)))
    await #expect(throws: Refusal.self) {
      try await desk.act(move, on: id, by: who, via: .cli) { $0.options = ["reason": "他人的话"] }
    }
    let entries = try await desk.entries(ofCase: id)
    let last = try #require(entries.last)
    #expect(last.action == "refused" && last.actor == who && last.from == .assigned && last.to == .assigned)
    #expect(last.detail == ["move": .string(move.rawValue), "why": .string(why)] && last.content.isEmpty)
    #expect(last.holder == before.holder)
    // Not even the number changes by which others tell whether the case has moved on.
    #expect(CaseFile(entries) == before)
    try Chain.verify(try await store.wholeLog(), office: store.office, simulated: false)
  }

  @Test("A disabled person changes nobody, and the attempt is kept")
  func disabledChange() async throws {
    let rig = try Rig()
    let (store, desk, _) = try await office(rig)
    await #expect(throws: Refusal.disabled(kind: "person", id: "gone")) {
      try await desk.save(Person(id: "friend", name: "友", unit: "station", roles: [.admin]), by: "gone")
    }
    #expect(try await !store.people().contains { $0.id == "friend" })
    let last = try #require(
      try await store.logRows().last.flatMap { JSONValue(text: $0.body) }.flatMap(LogEntry.init))
    #expect(last.action == "refused" && last.actor == "gone" && last.text("why") == "disabled")
  }

  @Test("Only an administrator changes units and people; another's attempt is kept, and nothing changes")
  func onlyAdministrators() async throws {
    let rig = try Rig()
    let (store, desk, _) = try await office(rig)
    let friend = Person(id: "friend", name: "友", unit: "station", roles: [.admin])
    let school = Unit(id: "school", name: "新名", kind: "school")
    let attempts: [@Sendable () async throws -> Void] = [
      { try await desk.save(friend, by: "duty") }, { try await desk.save(school, by: "duty") },
      { try await desk.setPassword("榕树下-blue-17", of: "hand", by: "duty") },
    ]
    for attempt in attempts {
      let refusal = await #expect(throws: Refusal.self) { try await attempt() }
      #expect(refusal?.attempt(by: "duty") == "role")
      let last = try #require(
        try await store.logRows().last.flatMap { JSONValue(text: $0.body) }.flatMap(LogEntry.init))
      #expect(last.action == "refused" && last.actor == "duty" && last.text("why") == "role")
    }
    #expect(try await !store.people().contains { $0.id == "friend" })
    #expect(try await store.units().first { $0.id == "school" }?.name == "中心小学")
    #expect(try await store.passwordHolders().isEmpty)
    try await desk.save(Person(id: "boss", name: "主任", unit: "office", roles: [.duty, .admin]), by: nil)
    try await desk.save(friend, by: "boss")
    let last = try #require(
      try await store.logRows().last.flatMap { JSONValue(text: $0.body) }.flatMap(LogEntry.init))
    #expect(last.action == "person_changed" && last.actor == "boss" && last.role == .admin)
  }

  @Test("Units and people in a ring, an unknown parent, area or person are refused and nothing is written")
  func rings() async throws {
    let rig = try Rig()
    let (store, desk, _) = try await office(rig)
    var (station, school) = (
      Unit(id: "station", name: "派出所", kind: "station"), Unit(id: "school", name: "中心小学", kind: "school")
    )
    school.parent = "station"
    try await desk.save(school, by: nil)
    let before = try await store.logRows().count
    func refusal(_ unit: Unit) async throws -> Refusal? {
      await #expect(throws: Refusal.self) { try await desk.save(unit, by: nil) }
    }
    func refusal(_ person: Person) async throws -> Refusal? {
      await #expect(throws: Refusal.self) { try await desk.save(person, by: nil) }
    }
    station.parent = "school"
    #expect(try await refusal(station) == .ring(kind: "unit", ids: ["station", "school", "station"]))
    station.parent = "navy"
    #expect(try await refusal(station)?.description.hasPrefix("no unit navy; known: office, school") == true)
    (station.parent, station.areas) = (nil, ["moon"])
    #expect(try await refusal(station) == .unknown(kind: "area", id: "moon", known: ["housing"]))
    var hand = Person(id: "hand", name: "经办", unit: "station", roles: [.handler])
    hand.deputyOf = ["hand"]
    #expect(try await refusal(hand) == .ring(kind: "person", ids: ["hand", "hand"]))
    hand.deputyOf = ["nobody"]
    #expect(
      try await refusal(hand)?.description.hasPrefix("no person nobody; known: duty, gone, hand") == true)
    #expect(try await store.logRows().count == before)
  }

  @Test("What a unit and a person are is kept, and the log has it in codes")
  func kept() async throws {
    let rig = try Rig()
    let (store, desk, _) = try await office(rig)
    var school = Unit(id: "school", name: "中心小学", kind: "school")
    (school.parent, school.areas, school.places, school.vertical) = ("station", ["housing"], ["east"], true)
    try await desk.save(school, by: nil)
    var teacher = Person(id: "teacher", name: "教师", unit: "school", roles: [.handler])
    teacher.deputyOf = ["hand"]
    teacher.away = [Leave(from: rig.now, to: rig.now.adding(seconds: 60))]
    try await desk.save(teacher, by: nil)
    #expect(try await store.units().first { $0.id == "school" } == school)
    #expect(try await store.people().first { $0.id == "teacher" } == teacher)
    let bodies = try await store.logRows().suffix(2).map(\.body)
    #expect(bodies.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
  }

  @Test("A password is kept as a hash alone, and the log says that it was set")
  func password() async throws {
    let rig = try Rig()
    let (store, desk, _) = try await office(rig)
    #expect(try await store.passwordHolders().isEmpty)
    try await desk.setPassword("榕树下-blue-17", of: "hand", by: nil)
    let hash = try #require(try await store.passwordHash(of: "hand"))
    #expect(hash.hasPrefix("$argon2id$") && Password.matches("榕树下-blue-17", hash: hash))
    #expect(!Password.matches("榕树下-blue-18", hash: hash) && !Password.matches("榕树下-blue-17", hash: nil))
    #expect(try await store.passwordHolders() == ["hand"])
    let last = try #require(try await store.logRows().last?.body)
    #expect(last.contains(#""password":"set""#) && last.contains("person_changed") && !last.contains("argon"))
    await #expect(throws: Refusal.disabled(kind: "person", id: "gone")) {
      try await desk.setPassword("榕树下-blue-17", of: "gone", by: nil)
    }
    await #expect(throws: Refusal.self) { try await desk.setPassword("榕树下-blue-17", of: "nobody", by: nil) }
  }

  @Test(
    "A password that is short or soon guessed is refused, and not quoted",
    arguments: [
      "short-1", "password123", "P@ssw0rd2018", "1234567890", "9876543210", "qwertyuiop", "abcdefghij",
      "aaaaaaaaaabb",
      "13505951234", "2018-06-30", "administrator!", "zhang-san2018", "Weathervane2026", "tab\tinside it",
    ])
  func weak(password: String) {
    let person = Person(id: "zhang-san", name: "张三", unit: "station", roles: [.handler])
    let refusal = #expect(throws: Refusal.self) { try Password.check(password, of: person) }
    #expect(refusal?.description.contains(password) == false)
  }

  @Test(
    "A password of some length and variety is taken",
    arguments: ["correct horse battery", "春眠不觉晓处处闻啼鸟", "kX9#pQ2vLm", "password-of-my-boat"])
  func strong(password: String) throws {
    try Password.check(password, of: Person(id: "a", name: "张三", unit: "station", roles: [.handler]))
  }

  @Test("Units of an office's file stand below what they belong to; a mistake is told with its line")
  func founding() throws {
    func read(_ units: String) throws(DataFileError) -> Founding {
      try Founding(DataFields(file: "o.json5", bytes: Array("{ units: [\n\(units)\n] }".utf8)))
    }
    let top = #"{ id: "top", name: "t", kind: "office", duty: true },"#
    _ = try read(
      top + #"{ id: "low", name: "l", kind: "line", parent: "top", areas: ["x"], vertical: true }"#)
    for (unit, field) in [
      (#"{ id: "low", name: "l", kind: "line", parent: "navy" }"#, "units[low].parent"),
      (#"{ id: "low", name: "l", kind: "line", level: "high" }"#, "units[low].level"),
      (#"{ id: "top", name: "l", kind: "line" }"#, "units[top].id"),
    ] {
      let error = try #require(throws: DataFileError.self) { try read(top + "\n" + unit) }
      #expect(error.field == field && error.line != nil)
    }
  }
}
