import Desk
import Model
import ResponseLog
import Storage
import Testing

@testable import Monitor

@Suite struct TopicChangeTests {

  /// A store with two topics of one story, and one of another.
  private func town(_ rig: Rig) async throws -> (store: Store, desk: CaseDesk) {
    let (store, desk) = try await rig.office()
    for (number, items) in [
      [("1", "翠竹湾小区连续三天停水")], [("3", "原标题：翠竹湾小区连续三天停水"), ("9", "北门菜市场招标结果公示")], [("4", "水管断了谁来修呢请回应")],
    ].enumerated() {
      rig.site.put("/poll\(number)", items)
      rig.pass(seconds: 60)
      try await rig.sweep(["/poll\(number)"], store)
    }
    return (store, desk)
  }

  private func topic(titled title: String, _ store: Store) async throws -> Topic {
    let all = try await store.topics(since: Timestamp(milliseconds: 0), flaggedOnly: false, limit: 100)
    return try #require(all.first { $0.title == title })
  }

  private func lastEntry(_ store: Store) async throws -> LogEntry {
    try #require(try await store.logRows().last.flatMap { JSONValue(text: $0.body) }.flatMap(LogEntry.init))
  }

  @Test("Two topics become one under the older id, logged, and the older takes what comes for either")
  func merge() async throws {
    let rig = try Rig()
    let (store, desk) = try await town(rig)
    let old = try await topic(titled: "翠竹湾小区连续三天停水", store)
    let young = try await topic(titled: "水管断了谁来修呢请回应", store)
    #expect(try await desk.merge(topics: young.id, old.id, by: "duty") == old.id)
    #expect(try await store.topic(young.id) == nil)
    let items = try await store.items(ofTopic: old.id)
    #expect(items.map(\.relation) == [.first, .reprint, .event])
    let entry = try await lastEntry(store)
    #expect(entry.action == "correct" && entry.actor == "duty")
    #expect(entry.detail == ["topic": .string(young.id), "into": .string(old.id), "item": .null])
    rig.site.put("/later", [("5", "水管断了谁来修呢请回应！")])
    try await rig.sweep(["/later"], store)
    #expect(try await store.items(ofTopic: old.id).count == 4)
    try Chain.verify(try await store.wholeLog(), office: store.office, simulated: false)
  }

  @Test("Items split off found a topic that is named after the first of them")
  func split() async throws {
    let rig = try Rig()
    let (store, desk) = try await town(rig)
    let old = try await topic(titled: "翠竹湾小区连续三天停水", store)
    let items = try await store.items(ofTopic: old.id)
    let reprint = try #require(items.last)
    let new = try await desk.split(items: [reprint.item], by: "duty")
    #expect(new == "t" + reprint.item.dropFirst())
    #expect(try await store.items(ofTopic: new).map(\.relation) == [.first])
    #expect(try await store.items(ofTopic: old.id).count == items.count - 1)
    #expect(try await lastEntry(store).detail["into"] == .string(new))
  }

  @Test("A topic that was merged and is split off again has its own id again")
  func undone() async throws {
    let rig = try Rig()
    let (store, desk) = try await town(rig)
    let before = try await store.grouping()
    let old = try await topic(titled: "翠竹湾小区连续三天停水", store)
    let young = try await topic(titled: "水管断了谁来修呢请回应", store)
    _ = try await desk.merge(topics: old.id, young.id, by: nil)
    #expect(try await desk.split(items: [young.firstItem], by: nil) == young.id)
    #expect(try await store.grouping() == before)
  }

  @Test("What cannot be merged or split is refused, and nothing is logged")
  func refused() async throws {
    let rig = try Rig()
    let (store, desk) = try await town(rig)
    let old = try await topic(titled: "翠竹湾小区连续三天停水", store)
    let other = try await topic(titled: "北门菜市场招标结果公示", store)
    let reprint = try #require(try await store.items(ofTopic: old.id).last)
    let entries = try await store.logRows().count
    await #expect(throws: TopicRefusal.unknownTopic("t0")) {
      try await desk.merge(topics: old.id, "t0", by: nil)
    }
    await #expect(throws: TopicRefusal.sameTopic(old.id)) {
      try await desk.merge(topics: old.id, old.id, by: nil)
    }
    await #expect(throws: TopicRefusal.firstReport(old.firstItem)) {
      try await desk.split(items: [old.firstItem], by: nil)
    }
    await #expect(throws: TopicRefusal.unknownItem("i0")) { try await desk.split(items: ["i0"], by: nil) }
    await #expect(throws: TopicRefusal.self) {
      try await desk.split(items: [reprint.item, other.firstItem], by: nil)
    }
    #expect(try await store.logRows().count == entries)
  }
}
