import Model
import Testing

@testable import Storage

struct SearchTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
  }

  @Test(
    "Words are found in title and text",
    arguments: [
      ("天安门", [1]), ("天安", [2, 1]), ("安门", [2, 1]), ("安", [3, 2, 1]), ("人", [4, 1]), ("门", [2, 1]),
      ("气", [3]), ("很", []),
      ("pm2", [4]), ("PM2.5", [4]), ("ＰＭ２．５", [4]), ("weather", [4]), ("Weath", [4]), ("广场 天安", [1]),
      ("天安 广场", [1]),
      ("報告 廣場", [1]), ("广场 超标", []), ("超标", [4]), ("超 标", [4]), ("12345", [3]), ("123", [3]), ("345", []),
      ("天·安·门", [1]),
      ("", []), ("   ", []), ("！？", []), ("广场 ！", []), ("\" OR 1", []), ("*", []), ("NOT", []),
      ("天安门 OR 广场", []), ("a*b", []),
    ] as [(String, [Int])])
  func words(words: String, ids: [Int]) async throws {
    try await store.take([
      .sample(1, "天安门广场", text: "今天有人报告"), .sample(2, "今天安排", text: "平安门卫"),
      .sample(3, "安全12345", text: "天气"),
      .sample(4, "PM2.5超标", text: "Weather 预报员本人"),
    ])
    #expect(try await store.found(words) == ids.map { "i\($0)" })
  }

  @Test("Pairs that stand apart are no hit: 天安 and 安门 without 天安门")
  func falsePairs() async throws {
    try await store.take([.sample(1, "今天安排平安门卫"), .sample(2, "安门天安"), .sample(3, "天安门")])
    #expect(try await store.found("天安门") == ["i3"])
  }

  @Test("A word is not found across the border of title and text")
  func border() async throws {
    try await store.take([.sample(1, "今天", text: "安排")])
    #expect(try await store.found("天安") == [])
  }

  @Test(
    "Any characters are searched for without an error, and found where they stand",
    arguments: ["𠮷野家", "𠮷", "〇", "豈", "café", "CAFÉ", "3×5", "Ünïted", "naïve", "a÷b", "ǆ", "x", "𬶍", "𬶍𬶍鱼"])
  func unusual(word: String) async throws {
    try await store.take([.sample(1, "招牌\(word)在此", text: "x"), .sample(2, "别的")])
    #expect(try await store.found(word) == ["i1"])
  }

  @Test("The newest come first, as many as asked for")
  func limit() async throws {
    try await store.take((1...150).map { .sample($0, $0 % 2 == 0 ? "停电三天" : "停水三天") })
    #expect(try await store.found("三天", limit: 3) == ["i150", "i149", "i148"])
    #expect(try await store.found("停电", limit: 2) == ["i150", "i148"])
    #expect(try await store.found("停电", limit: 1000).count == 75)
    #expect(try await store.found("三天", limit: 64).count == 64)
    #expect(try await store.found("停电", limit: 0) == [])
  }

  @Test("False hits of the index do not end the search")
  func manyFalseHits() async throws {
    try await store.take([.sample(1, "天安门")] + (2...200).map { .sample($0, "今天安排平安门卫") })
    #expect(try await store.found("天安门") == ["i1"])
  }

  @Test("Another office's items are not found, and do not hide ours")
  func offices() async throws {
    try await store.take([.sample(1, "停电三天")])
    let database = try Database(path: folder.path())
    let other = Transaction(database: database, office: "other")
    try database.transaction { for number in 2...200 { try other.insert(.sample(number, "停电三天")) } }
    #expect(try await store.found("停电") == ["i1"])
  }

  @Test("An edited item is found once, with its newest words that hold what was asked")
  func edited() async throws {
    try await store.take([.sample(1, "停电三天")])
    try await store.transaction { try $0.insert(.sample(1, "停电五天"), version: 2) }
    let found = try await store.search("停电", limit: 10)
    #expect(found.map(\.title) == ["停电五天"])
  }

  @Test("What is known of a found item comes with it, as the newest rule book judged")
  func details() async throws {
    let item = Item.sample(1, "停电三天", text: "无人管")
    try await store.transaction { transaction in
      try transaction.insert(item)
      try transaction.keepRuleBook(version: "k1", content: "{}", now: .noon)
      try transaction.keepRuleBook(version: "k2", content: "{}", now: .noon.adding(seconds: 60))
      try transaction.insert(.sample(flagged: true, rulebook: "k2"), item: item.id, version: 1)
      try transaction.insert(.sample(flagged: false, rulebook: "k1"), item: item.id, version: 1)
      try transaction.insert(TopicPlacement(topic: "t1", relation: .first, score: nil), item: item)
    }
    let found = try #require(try await store.search("无人管", limit: 1).first)
    #expect(
      found
        == FoundItem(
          id: "i1", feed: "town-board", url: "https://example.org/1", title: "停电三天", text: "无人管",
          published: .noon, collected: .noon, topic: "t1", flagged: true, area: "labour"))
  }

  @Test("U+0000 is gone from what was stored, and the words around it are found")
  func nul() async throws {
    try await store.take([.sample(1, "停\0电", text: "三\0天")])
    let found = try #require(try await store.search("停电 三天", limit: 1).first)
    #expect(found.title == "停电")
    #expect(found.text == "三天")
  }
}
