import Model
import Testing

@testable import Storage

struct SightingTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
  }

  private func sighting(_ item: Item) async throws -> Transaction.Sighting {
    try await store.transaction { try $0.sighting(of: item) }
  }

  private func edit(_ item: Item, version: Int) async throws {
    try await store.transaction { try $0.insert(item, version: version) }
  }

  @Test("An identity never seen is new, also beside others")
  func new() async throws {
    #expect(try await sighting(.sample(1, "停电")) == .new)
    try await store.take([.sample(1, "停电")])
    #expect(try await sighting(.sample(2, "停电")) == .new)
  }

  @Test("The same digest is unchanged, another one the next version")
  func updated() async throws {
    try await store.take([.sample(1, "停电")])
    #expect(try await sighting(.sample(1, "停电")) == .unchanged)
    #expect(try await sighting(.sample(1, "停水")) == .updated(version: 2))
    try await edit(.sample(1, "停水"), version: 2)
    #expect(try await sighting(.sample(1, "停水")) == .unchanged)
    #expect(try await sighting(.sample(1, "停气")) == .updated(version: 3))
  }

  @Test("Words that an older version had are unchanged: pages change back")
  func reverted() async throws {
    try await store.take([.sample(1, "停电")])
    try await edit(.sample(1, "停水"), version: 2)
    #expect(try await sighting(.sample(1, "停电")) == .unchanged)
  }

  @Test("Another office has not seen what this one has")
  func offices() async throws {
    try await store.take([.sample(1, "停电")])
    let database = try Database(path: folder.path())
    #expect(try Transaction(database: database, office: "other").sighting(of: .sample(1, "停电")) == .new)
  }

  @Test("Every version keeps its words and its time")
  func versions() async throws {
    try await store.take([.sample(1, "停电", text: "甲")])
    try await edit(.sample(1, "停水", text: "乙", after: 60), version: 2)
    let rows = try Database(path: folder.path()).rows(
      "SELECT version, title, text, collected FROM item_version ORDER BY version")
    let noon = Timestamp.noon.milliseconds
    #expect(
      rows == [
        [.integer(1), .text("停电"), .text("甲"), .integer(noon)],
        [.integer(2), .text("停水"), .text("乙"), .integer(noon + 60_000)],
      ])
  }
}
