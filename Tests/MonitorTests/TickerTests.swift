import Desk
import Model
import ResponseLog
import Storage
import Testing

@testable import Monitor

@Suite struct TickerTests {
  @Test("A clock that nears its end and then passes it becomes one entry each, however often it is looked at")
  func clocks() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let id = try await desk.openCase()
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
    let (store, _) = try await rig.office()
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
