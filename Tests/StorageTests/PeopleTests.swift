import Model
import Testing

@testable import Storage

struct PeopleTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("A store from before the tree of units opens with its units and people as they were")
  func olderStore() async throws {
    do {
      let database = try Database(path: folder.path())
      try database.run(
        "CREATE TABLE migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)")
      for (index, step) in Migration.all.prefix(2).enumerated() {
        for statement in step.statements { try database.run(SQL(stringLiteral: statement)) }
        try database.run("INSERT INTO migration VALUES (\(index + 1), \(step.name), 0)")
      }
      try database.run("INSERT INTO office VALUES ('350583101', '仑苍镇', 0, 0)")
      try database.run("INSERT INTO unit VALUES ('350583101', 'bureau', '市局', 'county', 0, 0)")
      try database.run("INSERT INTO person VALUES ('350583101', 'hand', '经办', 'bureau', 'handler duty', 0)")
    }
    let store = try folder.store()
    let unit = try #require(try await store.units().first)
    #expect(unit == Unit(id: "bureau", name: "市局", kind: "county") && unit.level == .above)
    let person = Person(id: "hand", name: "经办", unit: "bureau", roles: [.handler, .duty])
    #expect(try await store.people() == [person])
    #expect(try await store.passwordHash(of: "hand") == nil)
  }

  @Test("A leave that was taken back is gone, and another office's people have their own")
  func leaves() async throws {
    let store = try folder.store()
    var person = Person(id: "hand", name: "经办", unit: "u", roles: [.handler])
    person.away = [
      Leave(from: .noon, to: .noon.adding(seconds: 60)),
      Leave(from: .noon.adding(seconds: 90), to: .noon.adding(seconds: 99)),
    ]
    try await store.transaction { [person] in try $0.save(person) }
    #expect(try await store.people() == [person])
    person.away = [Leave(from: .noon, to: .noon.adding(seconds: 30))]
    try await store.transaction { [person] in try $0.save(person) }
    #expect(try await store.people() == [person])
    let rows = try Database(path: folder.path()).rows("SELECT office, from_time, to_time FROM leave")
    #expect(rows.map { $0[0].text } == ["350583101"])
  }

  @Test("A new password takes the place of the old, which is nowhere left in the table")
  func passwords() async throws {
    let store = try folder.store()
    for hash in ["first", "second"] {
      try await store.transaction { try $0.savePassword(hash: hash, of: "hand", now: .noon) }
    }
    #expect(try await store.passwordHash(of: "hand") == "second")
    #expect(try await store.passwordHolders() == ["hand"])
  }
}
