import HTTPServer
import Model
import ResponseLog
import Storage
import Synchronization
import Testing

@testable import Console

@Suite struct CaseShelfTests {
  /// What two shelves must agree in.
  static func facts(_ shelf: CaseShelf) -> [String] {
    shelf.views.map { view in
      "\(view.file) \(view.runs.map { "\($0.run) \($0.status)" }) \(view.entries.count) \(shelf.titles[view.file.id] ?? "")"
    }
  }

  @Test("A shelf that grew with the log, act by act, says the same as one read at once")
  func grown() async throws {
    let town = try Town()
    let clocks = try Keywords.shipped.get().clocks
    let early = try await CaseShelf(after: nil, town.store, clocks, now: town.now)
    #expect(early.views.isEmpty)
    try await town.liveThroughWeek()
    let grown = try await CaseShelf(after: early, town.store, clocks, now: town.now)
    #expect(grown.views.count > 4)
    try await town.act(.confer, on: "2026-0002", by: "li-na") { _ in }
    let later = try await CaseShelf(after: grown, town.store, clocks, now: town.now.adding(seconds: 90_000))
    let whole = try await CaseShelf(after: nil, town.store, clocks, now: town.now.adding(seconds: 90_000))
    #expect(Self.facts(later) == Self.facts(whole))
    #expect(Self.facts(later) != Self.facts(grown))
  }

  @Test("A shelf of another log is of no use: the log is read anew")
  func otherLog() async throws {
    let (one, other) = (try Town(), try Town())
    let clocks = try Keywords.shipped.get().clocks
    try await one.liveThroughWeek()
    try await other.found()
    let id = try await other.open("x", title: "另一件", area: "housing")
    let shelf = try await CaseShelf(after: nil, one.store, clocks, now: one.now)
    let swapped = try await CaseShelf(after: shelf, other.store, clocks, now: other.now)
    #expect(swapped.views.map(\.file.id) == [id])
    #expect(swapped.titles == [id: "另一件"])
  }

  /// How often something was made.
  final class Tally: Sendable {
    let count = Mutex(0)
  }

  @Test("A value is made once for all who ask while its key is the same, and builds on the one before")
  func kept() async throws {
    let tally = Tally()
    let kept = Kept<Int, Int>()
    let make: @Sendable (Int?) async throws -> Int = { before in
      tally.count.withLock { $0 += 1 }
      return (before ?? 0) + 1
    }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { try await kept.value(1, make) } }
      for try await value in group { #expect(value == 1) }
    }
    #expect(tally.count.withLock { $0 } == 1)
    #expect(try await kept.value(5, make) == 2)
  }

  @Test("What could not be made is tried again with the next key")
  func failed() async throws {
    struct Broken: Error {}
    let kept = Kept<Int, String>()
    await #expect(throws: Broken.self) { try await kept.value(1) { _ in throw Broken() } }
    #expect(try await kept.value(2) { $0 ?? "anew" } == "anew")
  }

  @Test("An act shows on the next page at once, though the page before was kept")
  func atOnce() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let console = try town.console()
    func today() async -> String {
      String(
        decoding: await console.respond(.init(headers: [("Host", "localhost")])).body, as: UTF8.self)
    }
    let before = await today()
    let id = try await town.open("z9", title: "桥面塌陷无人处理", area: "transport")
    let after = await today()
    #expect(!before.contains(id) && after.contains(id) && after.contains("桥面塌陷无人处理"))
  }
}
