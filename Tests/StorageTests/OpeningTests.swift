import Foundation
import Model
import Testing

@testable import Storage

struct OpeningTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The reason why the file cannot be opened as a store.
  private func refusal(_ name: String = "store.sqlite", office: String? = nil) -> StorageError? {
    #expect(throws: StorageError.self) { _ = try folder.store(name, office: office) }
  }

  @Test("A new file gets every migration, each recorded with its time")
  func fresh() async throws {
    _ = try folder.store()
    let database = try Database(path: folder.path())
    let rows = try database.rows("SELECT number, name, applied FROM migration ORDER BY number")
    #expect(rows.map { $0[0].integer } == (1...Migration.all.count).map(Int64.init))
    #expect(rows.map { $0[1].text } == Migration.all.map(\.name))
    #expect(rows.allSatisfy { $0[2].time == .noon })
  }

  @Test("What was stored is there when the file is opened again, and nothing is migrated twice")
  func reopening() async throws {
    try await folder.store().take([.sample(1, "停电三天")])
    let store = try folder.store()
    #expect(try await store.found("停电") == ["i1"])
    #expect(
      try Database(path: folder.path()).integer("SELECT count(*) FROM migration")
        == Int64(Migration.all.count))
  }

  @Test("A database of another program is refused, and not a byte of it is changed")
  func foreignDatabase() throws {
    let path = folder.path("photos.sqlite")
    try Database(path: path).run("CREATE TABLE photo (id INTEGER)")
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(refusal("photos.sqlite") == .notOurs(path: path))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["photos.sqlite"])
  }

  @Test("A file that is no database is refused and kept", arguments: [10, 200, 5000])
  func textFile(length: Int) throws {
    let path = folder.path("notes.txt")
    let bytes = Data(repeating: UInt8(ascii: "a"), count: length)
    try bytes.write(to: URL(filePath: path))
    #expect(refusal("notes.txt") == .notOurs(path: path))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test("A store of a newer version is refused")
  func newer() throws {
    _ = try folder.store()
    let next = Migration.all.count + 1
    try Database(path: folder.path()).run(
      "INSERT INTO migration (number, name, applied) VALUES (\(next), \("later"), \(0))")
    #expect(refusal() == .newer(path: folder.path(), migration: next))
  }

  @Test("A file in a folder that is not there cannot be opened")
  func noFolder() {
    guard case .cannotOpen(let path, _)? = refusal("gone/store.sqlite") else {
      Issue.record("opened")
      return
    }
    #expect(path == folder.path("gone/store.sqlite"))
  }

  @Test("A store whose pages are overwritten is told to be damaged")
  func damaged() throws {
    _ = try folder.store()
    let file = try FileHandle(forUpdating: URL(filePath: folder.path()))
    try file.seek(toOffset: 100)
    try file.write(contentsOf: Data(repeating: 0x5A, count: 3000))
    try file.close()
    guard case .damaged(let path, _)? = refusal() else {
      Issue.record("not told")
      return
    }
    #expect(path == folder.path())
  }

  @Test("A new store belongs to the office that is named, or to the founding one")
  func founding() throws {
    #expect(try folder.store().office == "350583101")
    #expect(try folder.store("other.sqlite", office: "350583102").office == "350583102")
    let names = try Database(path: folder.path()).rows("SELECT code, name, created FROM office")
    #expect(names == [[.text("350583101"), .text("仑苍镇"), .integer(Timestamp.noon.milliseconds)]])
    let other = try Database(path: folder.path("other.sqlite")).rows("SELECT name FROM office")
    #expect(other == [[.text("350583102")]])
  }

  @Test("An old store keeps its only office, whichever is the founding one, and refuses another")
  func onlyOffice() throws {
    _ = try folder.store(office: "350583102")
    #expect(try folder.store().office == "350583102")
    #expect(try folder.store(office: "350583102").office == "350583102")
    #expect(refusal(office: "350583101") == .office(named: "350583101", present: ["350583102"]))
  }

  @Test("Of several offices one must be named")
  func severalOffices() throws {
    _ = try folder.store()
    try Database(path: folder.path()).run(
      "INSERT INTO office (code, name, simulated, created) VALUES (\("350583102"), \("东田镇"), \(false), \(0))")
    #expect(refusal() == .office(named: nil, present: ["350583101", "350583102"]))
    #expect(refusal(office: "1") == .office(named: "1", present: ["350583101", "350583102"]))
    #expect(try folder.store(office: "350583102").office == "350583102")
  }

  @Test("Only a store that was made simulated is")
  func simulated() throws {
    #expect(try !folder.store().simulated)
    #expect(try !folder.store(simulated: true).simulated)
    #expect(try folder.store("demo.sqlite", simulated: true).simulated)
    #expect(try folder.store("demo.sqlite").simulated)
  }

  @Test("Each reason is told in one line that names the file and what to do")
  func wording() {
    let reasons: [StorageError] = [
      .notOurs(path: "/a"), .newer(path: "/a", migration: 9), .locked(path: "/a"), .full(path: "/a"),
      .readOnly(path: "/a"),
      .cannotOpen(path: "/a", detail: "d"), .damaged(path: "/a", detail: "d"),
      .failed(path: "/a", code: 1, detail: "d"),
    ]
    for reason in reasons {
      #expect(reason.description.contains("/a"))
      #expect(!reason.description.contains("\n"))
    }
    #expect(StorageError.office(named: nil, present: ["1", "2"]).description.contains("--office"))
    #expect(
      StorageError.office(named: "3", present: ["1"]).description == "no office 3 in the store; it holds 1")
  }
}
