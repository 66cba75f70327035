import Foundation
import Model
import Testing

@testable import Storage

struct TransactionTests {
  private struct Stop: Error {}

  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("An error within leaves nothing behind, and the store goes on")
  func rollback() async throws {
    let store = try folder.store()
    await #expect(throws: Stop.self) {
      try await store.transaction { transaction in
        try transaction.insert(.sample(1, "停电三天"))
        try transaction.insert(.sample(2, "停水三天"))
        throw Stop()
      }
    }
    #expect(try await store.found("三天") == [])
    #expect(try Database(path: folder.path()).integer("SELECT count(*) FROM item_version") == 0)
    try await store.take([.sample(1, "停电三天")])
    #expect(try await store.found("三天") == ["i1"])
  }

  @Test("A statement that fails undoes those before it")
  func failingStatement() async throws {
    let store = try folder.store()
    try await store.take([.sample(1, "停电三天")])
    await #expect(throws: StorageError.self) {
      try await store.take([.sample(2, "停水三天"), .sample(1, "停气三天")])
    }
    #expect(try await store.found("三天") == ["i1"])
  }

  @Test("What a transaction gives back comes out, and other connections see what it wrote")
  func result() async throws {
    let store = try folder.store()
    let sighting = try await store.transaction { try $0.sighting(of: .sample(1, "停电")) }
    #expect(sighting == .new)
    try await store.take([.sample(1, "停电")])
    #expect(try Database(path: folder.path()).integer("SELECT count(*) FROM item") == 1)
  }

  @Test("Of many at once, each transaction is whole")
  func concurrent() async throws {
    let stores = [try folder.store(), try folder.store()]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...40 {
        group.addTask {
          try await stores[number % 2].take([.sample(number, "停电三天"), .sample(number + 100, "停水三天")])
        }
      }
      try await group.waitForAll()
    }
    #expect(try await stores[0].found("三天").count == 80)
  }

  @Test("A file that another connection is writing to is locked, and free again when that is done")
  func locked() throws {
    _ = try folder.store()
    let other = try Database(path: folder.path())
    let impatient = try Database(path: folder.path(), patience: 20)
    try other.run("BEGIN IMMEDIATE")
    #expect(throws: StorageError.locked(path: folder.path())) {
      try impatient.transaction { try impatient.run("DELETE FROM item") }
    }
    try other.run("COMMIT")
    try impatient.transaction { try impatient.run("DELETE FROM item") }
  }

  @Test("A full disk is told as such, loses nothing, and the store goes on when there is room")
  func full() throws {
    let database = try Database(path: folder.path())
    try database.configure()
    try database.migrate(now: 0)
    let transaction = Transaction(database: database, office: "1")
    try database.transaction { try transaction.insert(.sample(1, "停电三天")) }
    let pages = try #require(try database.integer("PRAGMA page_count"))
    try database.run(SQL(stringLiteral: "PRAGMA max_page_count = \(pages)"))
    let long = (0..<20_000).map { "第\($0)户停水" }.joined()
    #expect(throws: StorageError.full(path: folder.path())) {
      try database.transaction {
        try transaction.insert(.sample(2, "停水三天"))
        try transaction.insert(.sample(3, "停水五天", text: long))
      }
    }
    #expect(try database.rows("SELECT id FROM item") == [[.text("i1")]])
    #expect(try database.rows("SELECT rowid FROM item_search") == [[.integer(1)]])
    #expect(try database.rows("PRAGMA integrity_check") == [[.text("ok")]])
    try database.run("PRAGMA max_page_count = 1000000")
    try database.transaction { try transaction.insert(.sample(3, "停水五天", text: long)) }
    #expect(try database.integer("SELECT count(*) FROM item") == 2)
  }

  @Test("The generation changes when another connection has written, and only then")
  func generation() async throws {
    let store = try folder.store()
    let other = try folder.store()
    let before = try await store.transaction { try $0.generation }
    try await store.take([.sample(1, "停电")])
    #expect(try await store.transaction { try $0.generation } == before)
    try await other.take([.sample(2, "停水")])
    #expect(try await store.transaction { try $0.generation } != before)
  }
}
