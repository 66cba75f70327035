import Desk
import Loopback
import Model
import ResponseLog
import Testing
import Topics

@testable import Monitor
@testable import Storage

@Suite struct LookoutTests {
  /// What a forum brings, an hour apart, told in the words of three people who are angry at one works.
  static let anger = [
    "仑苍石坳机械厂半夜偷排臭气，村民投诉", "石坳机械厂的臭气熏得人睡不着，谁来管", "投诉石坳机械厂：臭气扰民，孩子咳嗽",
    "石坳机械厂又排臭气了，投诉没有用", "再次投诉石坳机械厂臭气",
  ]

  /// Polls a forum every hour and looks before each poll; `restart` = a new service each time.
  func played(restart: Bool, hours: Range<Int> = 0..<6) async throws -> (rig: Rig, store: Store) {
    let rig = try Rig()
    let store = try rig.store()
    try await store.transaction { try $0.save(Unit(id: "office", name: "党政办", kind: "office", duty: true)) }
    var lookout = Lookout(store: store, levels: try Rig.levels.get())
    for hour in hours {
      if restart { lookout = Lookout(store: store, levels: try Rig.levels.get()) }
      _ = try await lookout.look(now: rig.now)
      rig.site.put("/forum", Self.anger.prefix(hour + 1).enumerated().map { ("\($0)", $1) })
      try await rig.sweep(["/forum"], store, scope: .local)
      rig.pass(seconds: 3600)
    }
    _ = try await lookout.look(now: rig.now)
    return (rig, store)
  }

  func all(_ store: Store) async throws -> String {
    let span = Timestamp(milliseconds: 0)...Timestamp(seconds: 4_000_000_000)
    var writer = JSONWriter()
    for stored in try await store.warnings(in: span) {
      stored.warning.write(to: &writer)
      writer.endLine()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("What is warned of stands in the store, each step once, and growth is marked")
  func stored() async throws {
    let (rig, store) = try await played(restart: false)
    let span = Timestamp(milliseconds: 0)...rig.now
    let warnings = try await store.warnings(in: span)
    #expect(!warnings.isEmpty)
    let first = try #require(warnings.first)
    #expect(first.items.count >= 3 && first.warning.items == first.items.map(JSONValue.string))
    #expect(first.warning.title == Self.anger[0] && !first.warning.isUpdate)
    #expect(try await store.warningCount() == warnings.count { !$0.warning.isUpdate })
    let before = try await all(store)
    let lookout = Lookout(store: store, levels: try Rig.levels.get())
    #expect(try await lookout.look(now: rig.now).isEmpty)
    #expect(try await all(store) == before)
  }

  @Test("A service that is begun anew before every look warns the same bytes as one that runs on")
  func restarted() async throws {
    let whole = try await all(played(restart: false).store)
    #expect(!whole.isEmpty)
    #expect(try await all(played(restart: true).store) == whole)
  }

  @Test("A look that comes late, after more has come in, warns as one in time")
  func late() async throws {
    let (rig, store) = try await played(restart: false)
    let whole = try await all(store)
    try await store.attempt("DELETE FROM warning_item")
    try await store.attempt("DELETE FROM warning")
    try await store.attempt("DELETE FROM watch_step")
    _ = try await Lookout(store: store, levels: try Rig.levels.get()).look(now: rig.now)
    #expect(try await all(store) == whole)
  }

  @Test("A replay gives the warnings of a span as they were stored, and writes nothing")
  func replayed() async throws {
    let (rig, store) = try await played(restart: false)
    var writer = JSONWriter()
    let span = Timestamp(milliseconds: 0)...rig.now
    for _ in 0..<2 {
      try await Lookout.replay(store, levels: try Rig.levels.get(), step: nil, span: span) { warnings in
        for warning in warnings {
          warning.write(to: &writer)
          writer.endLine()
        }
      }
    }
    let whole = try await all(store)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == whole + whole)
  }

  @Test("A case knows that its story was warned of before it was opened, and not what came after")
  func warned() async throws {
    let (rig, store) = try await played(restart: false)
    let desk = CaseDesk(store: store, areas: ["environment"], reviewStages: 1, clock: { rig.now })
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: [.duty]), by: nil)
    let span = Timestamp(milliseconds: 0)...rig.now
    let warnings = try await store.warnings(in: span)
    let first = try #require(warnings.first)
    var opened = try await store.caseID(ofItem: first.items[0])
    if opened == nil {
      let done = try await desk.act(.open, on: nil, by: "duty", via: .cli) { request in
        request.opening = Opening()
        request.opening?.topic = first.warning.topic
        request.options["title"] = first.warning.title
      }
      opened = done.entry.caseID
      #expect(done.entry.time("warned") == first.warning.at)
    }
    let id = try #require(opened)
    let entry = try #require(try LogEntry.read(await store.bodies(ofCase: id)).first)
    #expect(entry.time("warned").map { $0 <= entry.at } ?? (entry.at < first.warning.at))
  }

  @Test("What was old news when it came tells what is usual and is no warning")
  func backlog() async throws {
    let rig = try Rig()
    let store = try rig.store()
    let body = Self.anger.enumerated().map {
      "<item><guid>\($0)</guid><title>\($1)</title><pubDate>Sun, 24 May 2026 10:0\($0):00 +0800</pubDate></item>"
    }.joined()
    rig.site.put(
      "/forum", LoopbackResponse(text: "<rss version='2.0'><channel><title>站</title>\(body)</channel></rss>"))
    try await rig.sweep(["/forum"], store, scope: .local)
    rig.pass(seconds: 3600)
    let lookout = Lookout(store: store, levels: try Rig.levels.get())
    let told = try await lookout.look(now: rig.now)
    #expect(told.isEmpty, "\(told)")
  }
}
