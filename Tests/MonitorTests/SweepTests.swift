import Classifier
import Loopback
import Model
import Storage
import Testing

@testable import Monitor

@Suite struct SweepTests {
  @Test(
    "A second sweep adds nothing and updates nothing, with validators and without",
    arguments: [nil, "\"v1\""])
  func twice(etag: String?) async throws {
    let rig = try Rig()
    rig.site.put("/a", etag: etag, [("1", "仑苍镇一仓库起火"), ("2", "全镇植树活动")])
    let store = try rig.store()
    let first = try await rig.sweep(["/a"], store)
    #expect(first[0].new == 2 && first[0].flagged == 1 && first[0].status == .ok)
    let second = try await rig.sweep(["/a"], store)
    #expect(second[0].new == 0 && second[0].updated == 0 && second[0].flagged == 0)
    #expect(second[0].status == (etag == nil ? .ok : .notModified))
    #expect(second[0].unchanged == (etag == nil ? 2 : 0))
  }

  @Test("Other words under the same guid are an update; the old words again are none")
  func updates() async throws {
    let rig = try Rig()
    let store = try rig.store()
    rig.site.put("/a", [("1", "园美村有人落水")])
    try await rig.sweep(["/a"], store)
    rig.site.put("/a", [("1", "园美村落水者已获救")])
    #expect(try await rig.sweep(["/a"], store)[0].updated == 1)
    rig.site.put("/a", [("1", "园美村有人落水")])
    let back = try await rig.sweep(["/a"], store)[0]
    #expect(back.updated == 0 && back.unchanged == 1)
  }

  @Test("A relative time that moves on is neither new nor an update")
  func relativeTimes() async throws {
    let rig = try Rig()
    let store = try rig.store()
    rig.site.put("/a", [("1", "路面塌陷-7小时前")])
    try await rig.sweep(["/a"], store)
    rig.site.put("/a", [("1", "路面塌陷-8小时前")])
    let second = try await rig.sweep(["/a"], store)[0]
    #expect(second.new == 0 && second.updated == 0 && second.unchanged == 1)
  }

  @Test("One bad feed is named and the rest goes on")
  func badFeeds() async throws {
    let rig = try Rig()
    rig.site.put("/page", LoopbackResponse(text: "<html><head><title>登录</title></head></html>"))
    rig.site.put("/good", [("1", "停水通知")])
    let reports = try await rig.sweep(["/page", "/missing", "/good"], try rig.store())
    #expect(reports.map(\.status) == [.notAFeed, .gone, .ok])
    #expect(reports.map(\.feed) == ["page", "missing", "good"])
    #expect(reports[2].new == 1)
  }

  @Test("Reprints in other feeds join the topic of the first report")
  func reprints() async throws {
    let rig = try Rig()
    let store = try rig.store()
    rig.site.put("/a", [("1", "仑苍镇一水暖厂仓库深夜起火")])
    rig.site.put("/b", [("9", "仑苍镇一水暖厂仓库深夜起火！"), ("8", "全镇召开植树动员会议")])
    try await rig.sweep(["/a", "/b"], store)
    let topics = try await store.topics(since: Timestamp(milliseconds: 0), flaggedOnly: false, limit: 10)
    #expect(topics.map(\.items).sorted() == [1, 2])
    let story = try #require(topics.first { $0.items == 2 })
    #expect(story.sources == 2)
    let items = try await store.items(ofTopic: story.id)
    #expect(Set(items.map(\.relation)) == [.first, .reprint])
    #expect(story.id.dropFirst() == story.firstItem.dropFirst())
  }

  /// Forty feeds that retell each other's stories.
  private func fillForty(_ rig: Rig) -> [String] {
    (0..<40).map { number in
      let path = "/f\(number)"
      rig.site.put(path, (0..<6).map { ("\(number)-\($0)", "某村第\((number * 7 + $0) % 30)组水渠坍塌群众求助") })
      return path
    }
  }

  @Test("A sweep that was cancelled and done again ends as an undisturbed one", arguments: [1, 7, 23])
  func cancelled(after count: Int) async throws {
    let rig = try Rig()
    let paths = fillForty(rig)
    let whole = try rig.store(rig.scratch.path + "/whole.sqlite")
    try await rig.sweep(paths, whole)

    let broken = try rig.store(rig.scratch.path + "/broken.sqlite")
    let monitor = try rig.monitor(broken)
    let feeds = paths.map(rig.feed)
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let sweep = Task { try await monitor.sweep(feeds) { _ in continuation.yield() } }
    var seen = 0
    for await _ in stream {
      seen += 1
      if seen == count { break }
    }
    sweep.cancel()
    _ = try? await sweep.value
    try await rig.sweep(paths, broken)
    #expect(try await broken.grouping() == whole.grouping())
  }

  @Test("Two processes on one store see each other's topics")
  func twoWriters() async throws {
    let rig = try Rig()
    let (one, two) = (try rig.store(), try rig.store())
    rig.site.put("/a", [("1", "仑苍镇一水暖厂仓库深夜起火")])
    rig.site.put("/b", [("2", "仑苍镇一水暖厂仓库深夜起火")])
    let (first, second) = (try rig.monitor(one), try rig.monitor(two))
    try await first.sweep([rig.feed("/a")]) { _ in }
    try await second.sweep([rig.feed("/b")]) { _ in }
    try await first.sweep([rig.feed("/a"), rig.feed("/b")]) { _ in }
    let topics = try await one.topics(since: Timestamp(milliseconds: 0), flaggedOnly: false, limit: 10)
    #expect(topics.map(\.items) == [2])
  }

  @Test("Every judgement is stored with its rule book and found by a two-character word")
  func judgements() async throws {
    let rig = try Rig()
    let store = try rig.store()
    rig.site.put("/a", [("1", "仑苍镇中心小学数十名学生食物中毒")])
    try await rig.sweep(["/a"], store)
    let kept = try await store.ruleBooks()
    #expect(kept[try Rig.classifier.get().book.version]?.contains("schooling.json5") == true)
    let found = try await store.search("中毒", limit: 5)
    #expect(found.count == 1 && found[0].flagged && found[0].area == "food-and-drugs")
    #expect(found[0].topic == "t" + found[0].id.dropFirst())
  }
}
