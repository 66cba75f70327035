import Model
import Testing

@testable import Storage

struct TopicsTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
  }

  /// Stores an item in a topic, judged by the rule book `k1`.
  private func place(
    _ item: Item, _ topic: String, _ relation: TopicRelation = .first, score: Double? = nil,
    flagged: Bool = false
  ) async throws {
    try await store.transaction { transaction in
      try transaction.insert(item)
      try transaction.keepRuleBook(version: "k1", content: "{}", now: .noon)
      try transaction.insert(.sample(flagged: flagged, rulebook: "k1"), item: item.id, version: 1)
      try transaction.insert(TopicPlacement(topic: topic, relation: relation, score: score), item: item)
    }
  }

  private func list(since: Timestamp = .noon, flaggedOnly: Bool = false, limit: Int = 10) async throws
    -> [Topic]
  {
    try await store.topics(since: since, flaggedOnly: flaggedOnly, limit: limit)
  }

  @Test("A topic counts its items, their sources and the flagged among them")
  func counts() async throws {
    try await place(.sample(1, "停电三天"), "t1", flagged: true)
    try await place(
      .sample(2, "停电三天", feed: "county-news", after: 60), "t1", .reprint, score: 1, flagged: true)
    try await place(.sample(3, "停电三天了", feed: "county-news", after: 30), "t1", .similar, score: 0.9)
    let topic = Topic(
      id: "t1", title: "停电三天", firstItem: "i1", started: .noon, latest: .noon.adding(seconds: 60), items: 3,
      sources: 2,
      flagged: 2)
    #expect(try await list() == [topic])
    #expect(try await store.topic("t1") == topic)
    #expect(try await store.topic("t2") == nil)
  }

  @Test("The topic with the latest item comes first, as many as asked for, none that went quiet before")
  func order() async throws {
    try await place(.sample(1, "停电"), "t1")
    try await place(.sample(2, "停水", after: 10), "t2", flagged: true)
    try await place(.sample(3, "停电", after: 20), "t1", .reprint, score: 1)
    try await place(.sample(4, "停气", after: -10), "t4", flagged: true)
    #expect(try await list().map(\.id) == ["t1", "t2"])
    #expect(try await list(limit: 1).map(\.id) == ["t1"])
    #expect(try await list(since: .noon.adding(seconds: -10)).map(\.id) == ["t1", "t2", "t4"])
    #expect(try await list(since: .noon.adding(seconds: 20)).map(\.id) == ["t1"])
    #expect(try await list(flaggedOnly: true).map(\.id) == ["t2"])
  }

  @Test("An item counts as flagged by the rule book and the words that it was last judged by")
  func lastJudgement() async throws {
    try await place(.sample(1, "停电"), "t1", flagged: true)
    try await place(.sample(2, "停水"), "t2", flagged: true)
    try await store.transaction { transaction in
      try transaction.keepRuleBook(version: "k2", content: "{}", now: .noon.adding(seconds: 60))
      try transaction.insert(.sample(flagged: false, rulebook: "k2"), item: "i1", version: 1)
      try transaction.insert(.sample(2, "已恢复供水", after: 60), version: 2)
      try transaction.insert(.sample(flagged: false, rulebook: "k1"), item: "i2", version: 2)
    }
    #expect(try await list().map(\.flagged) == [0, 0])
    #expect(try await list(flaggedOnly: true).isEmpty)
  }

  @Test("The items of a topic are listed in order of time, with their newest titles")
  func items() async throws {
    try await place(.sample(2, "停电", after: 60), "t2")
    try await place(.sample(1, "停电了", feed: "county-news"), "t2", .similar, score: 0.8)
    try await store.transaction { try $0.insert(.sample(2, "来电了", after: 90), version: 2) }
    #expect(
      try await store.items(ofTopic: "t2") == [
        TopicItem(
          item: "i1", feed: "county-news", title: "停电了", url: "https://example.org/1", time: .noon,
          relation: .similar, score: 0.8, mood: Mood.none),
        TopicItem(
          item: "i2", feed: "town-board", title: "来电了", url: "https://example.org/2",
          time: .noon.adding(seconds: 60),
          relation: .first, score: nil),
      ])
    #expect(try await store.items(ofTopic: "t1").isEmpty)
  }

  @Test("An item without a published time stands in its topic by the time of collection")
  func unpublished() async throws {
    var item = Item.sample(1, "停电", after: 60)
    item.published = nil
    try await place(item, "t1")
    #expect(try await list().map(\.started) == [.noon.adding(seconds: 60)])
  }

  @Test("Founders of a span of time are read back in order of their beginning, both ends included")
  func founders() async throws {
    try await place(.sample(1, "停电", after: 10), "t1")
    try await place(.sample(2, "停水"), "t2")
    try await place(.sample(3, "停气", after: -10), "t3")
    try await place(.sample(4, "停电", after: 20), "t1", .reprint, score: 1)
    try await place(.sample(5, "停工", after: 11), "t5")
    let founders = try await store.transaction { try $0.topicFounders(.noon ... .noon.adding(seconds: 10)) }
    #expect(
      founders == [
        TopicFounder(topic: "t2", title: "停水", started: .noon),
        TopicFounder(topic: "t1", title: "停电", started: .noon.adding(seconds: 10)),
      ])
  }

  @Test("A topic of an untitled item is named after the beginning of its text, as items are compared by it")
  func untitled() async throws {
    let text = (0..<40).map { "第\($0)户停水" }.joined()
    try await place(.sample(1, "", text: text), "t1")
    let founders = try await store.transaction { try $0.topicFounders(.noon ... .noon) }
    #expect(founders.map(\.title) == [String(text.prefix(60))])
  }
}
