import Testing

@Suite struct UsageTests {
  static let commands = [
    "collect", "serve", "parse", "classify", "feeds list", "feeds add", "feeds remove", "feeds check",
    "feeds import",
    "feeds export", "keywords check", "keywords test", "keywords fit", "items search", "topics list",
    "topics show",
  ]

  @Test("Every command explains itself", arguments: commands)
  func help(command: String) async throws {
    let words = command.split(separator: " ").map(String.init)
    let tool = try Tool()
    let result =
      words.count == 1
      ? try await tool.run(words[0], "--help") : try await tool.run(words[0], words[1], "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("usage: weathervane \(command)"))
    #expect(try await tool.run("--help").output.contains("  \(command) "))
  }

  @Test(
    "Wrong usage is exit 2 and one line",
    arguments: [
      ["collect"], ["collect", "--once", "--watch"], ["collect", "--once", "--nope"], ["nonsense"], ["parse"],
      ["feeds", "add"], ["collect", "--once", "--store"], ["classify", "a", "b"],
      ["topics", "list", "--days", "0"],
      ["collect", "--once", "--json=yes"],
    ])
  func usage(words: [String]) async throws {
    let result = try await Tool().runWords(words)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("weathervane: ") && result.errors.split(separator: "\n").count == 1)
  }

  @Test("--now is refused on a store of real data and taken on a simulated one")
  func now() async throws {
    let tool = try Tool()
    #expect(try await tool.run("feeds", "list", "--store", "real.sqlite").status == 0)
    let refused = try await tool.run("topics", "list", "--store", "real.sqlite", "--now", "2026-05-01")
    #expect(refused.status == 2 && refused.errors.contains("simulated"))
  }

  @Test("The shipped rule book holds all its own examples")
  func rules() async throws {
    let result = try await Tool().run("keywords", "check")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("15 areas"))
  }

  @Test("A text is judged with its reasons shown")
  func keywordsTest() async throws {
    let result = try await Tool().run("keywords", "test", "村民反映污水直排无人管")
    #expect(result.status == 0)
    #expect(result.output.contains("flagged") && result.output.contains("无人管"))
  }

  @Test("A feed can be added, listed, exported, imported elsewhere and removed")
  func feeds() async throws {
    let tool = try Tool()
    try tool.write("none/keep.txt", "")
    func run(_ words: String...) async throws -> Tool.Result {
      try await tool.runWords(words + ["--feeds", "none"])
    }
    #expect(
      try await run("feeds", "add", "https://town.example/rss", "--title", "镇站", "--scope", "local").status
        == 0)
    #expect(try await run("feeds", "list").output.contains("town-example-rss"))
    let exported = try await run("feeds", "export").output
    #expect(exported.contains("wv:scope=\"local\""))
    try tool.write("list.opml", exported)
    let imported = try await run("feeds", "import", "list.opml", "--store", "other.sqlite")
    #expect(imported.output.contains("imported 1 feeds"))
    #expect(try await run("feeds", "remove", "town-example-rss").status == 0)
    #expect(try await run("feeds", "list").output.contains("town-example-rss") == false)
    #expect(try await run("feeds", "add", "http://10.0.0.1/rss").status == 1)
    #expect(try await run("feeds", "add", "file:///etc/passwd").status == 1)
    #expect(try await run("feeds", "remove", "unknown").status == 1)
  }

  @Test("parse prints a JSON Feed, and says what a page that is none seems to be")
  func parse() async throws {
    let tool = try Tool()
    let feed = "<rss version='2.0'><channel><title>站</title><item><title>停水</title></item></channel></rss>"
    let object = try #require(try await tool.run("parse", "-", input: feed).objects.first)
    #expect(object["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect((object["items"] as? [[String: Any]])?.first?["title"] as? String == "停水")
    let page = try await tool.run("parse", "-", input: "<html><head><title>登录</title></head></html>")
    #expect(page.status == 1 && page.errors.contains("登录"))
  }
}
