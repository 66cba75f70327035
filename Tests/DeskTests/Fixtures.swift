import Foundation
import Model
import ResponseLog
import Synchronization
import Testing

@testable import Desk
@testable import Storage

/// A store of its own and a clock that is set from outside; the folder goes with it.
final class Rig: Sendable {
  private let folder: URL
  private let time = Mutex(Timestamp(seconds: 1_780_000_000))

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "weathervane-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var now: Timestamp { time.withLock { $0 } }

  func pass(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }

  func store() throws -> Store {
    try Store(
      path: folder.appending(path: "store.sqlite").path, office: nil,
      founding: Store.Office(code: "350583101", name: "仑苍镇"), now: now)
  }
}

extension Store {
  /// Runs a statement as anybody with the file could.
  func attempt(_ statement: String) throws { try database.run(SQL(stringLiteral: statement)) }
}

extension Rig {
  /// A store with a duty unit, a station and two people.
  func office() async throws -> (store: Store, desk: CaseDesk) {
    let store = try store()
    let desk = CaseDesk(store: store, areas: ["housing"], reviewStages: 1, clock: { self.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Unit(id: "station", name: "派出所", kind: "station"), by: nil)
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: [.duty, .assessor]), by: nil)
    try await desk.save(Person(id: "hand", name: "经办", unit: "station", roles: [.handler]), by: nil)
    return (store, desk)
  }
}

extension CaseDesk {
  /// Opens a case by hand.
  func openCase() async throws -> String {
    let done = try await act(.open, on: nil, by: "duty", via: .cli) {
      $0.options = ["title": "题", "text": "文"]
    }
    return try #require(done.entry.caseID)
  }
}
