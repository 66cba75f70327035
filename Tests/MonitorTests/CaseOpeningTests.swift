import Classifier
import Desk
import Loopback
import Model
import ResponseLog
import Storage
import Testing

@testable import Monitor

@Suite struct CaseOpeningTests {
  /// A store with its duty unit, after one sweep over a feed of these items given as (guid, title).
  func swept(
    _ items: [(String, String)], scope: FeedScope = .local, published: String? = nil
  ) async throws -> (rig: Rig, store: Store, report: FeedReport) {
    let rig = try Rig()
    let store = try rig.store()
    try await store.transaction { try $0.save(Unit(id: "office", name: "党政办", kind: "office", duty: true)) }
    let date = published.map { "<pubDate>\($0)</pubDate>" } ?? ""
    let body = items.map { "<item><guid>\($0.0)</guid><title>\($0.1)</title>\(date)</item>" }.joined()
    rig.site.put(
      "/a", LoopbackResponse(text: "<rss version='2.0'><channel><title>站</title>\(body)</channel></rss>"))
    let report = try await rig.sweep(["/a"], store, scope: scope)[0]
    return (rig, store, report)
  }

  @Test(
    "A flagged story opens a case if it is ours, or perhaps ours, or of unknown place in a local feed",
    arguments: [
      ("仑苍镇一仓库起火", FeedScope.national, 1), ("南安一仓库起火", .national, 1), ("一仓库起火", .local, 1),
      ("一仓库起火", .national, 0), ("云南昆明一仓库起火", .local, 0), ("仑苍镇植树活动", .local, 0),
    ])
  func jurisdiction(title: String, scope: FeedScope, cases: Int) async throws {
    let (_, store, report) = try await swept([("1", title)], scope: scope)
    #expect(report.cases == cases)
    #expect(try await store.caseIDs().count == cases)
  }

  @Test("One story is one case, whichever feeds retell it and however often it is polled")
  func oneCase() async throws {
    let (rig, store, report) = try await swept([("1", "仑苍镇一水暖厂仓库深夜起火"), ("2", "仑苍镇一水暖厂仓库深夜起火！")])
    #expect(report.cases == 1)
    rig.site.put("/b", [("9", "仑苍镇一水暖厂仓库深夜起火")])
    let again = try await rig.sweep(["/a", "/b"], store)
    #expect(again.map(\.cases) == [0, 0])
    #expect(try await store.caseIDs() == ["2026-0001"])
  }

  @Test("What was published more than three days before we first saw it is backlog and opens no case")
  func backlog() async throws {
    let old = try await swept([("1", "仑苍镇一仓库起火")], published: "Sun, 24 May 2026 10:00:00 +0800")
    #expect(old.report.flagged == 1 && old.report.cases == 0)
    let recent = try await swept([("1", "仑苍镇一仓库起火")], published: "Wed, 27 May 2026 10:00:00 +0800")
    #expect(recent.report.cases == 1)
  }

  @Test("The opening entry says what is known of the story, and its title is a text apart")
  func opening() async throws {
    let (rig, store, _) = try await swept([("1", "仑苍镇一仓库起火，2人受伤")])
    let entry = try #require(try LogEntry.read(await store.bodies(ofCase: "2026-0001")).first)
    #expect(entry.actor == "system" && entry.via == .system && entry.to == .flagged)
    #expect(entry.holder == Holder(unit: "office"))
    #expect(
      entry.time("collected") == rig.now && entry.time("flagged") == rig.now && entry.time("published") == nil
    )
    #expect(entry.text("area") == "work-safety" && entry.text("place") == "350583101")
    let keys = [
      "area", "collected", "flagged", "items", "place", "published", "rumour", "severity", "ticket",
      "warned",
    ]
    #expect(entry.detail.keys.sorted() == keys)
    let texts = try await store.content(ofEntry: entry.seq)
    #expect(entry.content.map { texts[$0.digest]?.text } == ["仑苍镇一仓库起火，2人受伤"])
    #expect(!entry.body.contains("仓库"))
  }

  @Test("A story that has a case gets no second one")
  func oneStoryOneCase() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    rig.site.put("/a", [("1", "仑苍镇一水暖厂仓库深夜起火")])
    try await rig.sweep(["/a"], store)
    let topic = try #require(try await store.topics(ofCase: "2026-0001").first)
    await #expect(throws: Refusal.alreadyOpen("2026-0001")) {
      try await desk.act(.open, on: nil, by: "duty", via: .cli) { request in
        request.opening = Opening()
        request.opening?.topic = topic
      }
    }
  }
}
