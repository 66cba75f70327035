import Foundation
import Loopback
import Testing

@Suite struct CollectCommandTests {
  /// A feed of five items on a server that lives as long as the closure.
  func withFeed(_ body: (Tool, String) async throws -> Void) async throws {
    let server = try LoopbackServer { request in
      guard request.target == "/feed" else { return LoopbackResponse(status: 404) }
      let items = ["仑苍镇一仓库起火", "某小区停水三天无人管", "全镇植树活动", "食堂饭菜变质学生腹泻", "河水发黑恶臭熏人"]
      let body = items.enumerated().map { "<item><guid>\($0)</guid><title>\($1)</title></item>" }.joined()
      return LoopbackResponse(text: "<rss version='2.0'><channel><title>站</title>\(body)</channel></rss>")
    }
    defer { server.stop() }
    let tool = try Tool()
    try tool.write(
      "feeds/list.opml",
      "<opml version='2.0'><body><outline text='站' xmlUrl='\(server.url)/feed'/></body></opml>")
    try await body(tool, "127.0.0.1:\(server.port)")
  }

  @Test("Collecting twice adds nothing the second time; what was collected is found, grouped and shown")
  func collecting() async throws {
    try await withFeed { tool, host in
      let first = try await tool.run("collect", "--once", "--json", "--allow-host", host, "--feeds", "feeds")
      #expect(first.status == 0 && first.errors.isEmpty)
      let report = try #require(try first.objects.first)
      let keys = [
        "bytes", "cases", "error", "feed", "flagged", "http", "ms", "new", "status", "unchanged", "updated",
        "url",
      ]
      #expect(report.keys.sorted() == keys)
      #expect(
        report["new"] as? Int == 5 && report["flagged"] as? Int == 4 && report["status"] as? String == "ok")
      let second = try #require(
        try await tool.run("collect", "--once", "--json", "--allow-host", host, "--feeds", "feeds").objects
          .first)
      #expect(
        second["new"] as? Int == 0 && second["updated"] as? Int == 0 && second["unchanged"] as? Int == 5)

      let found = try await tool.run("items", "search", "停水", "--json").objects
      #expect(found.count == 1 && found[0]["title"] as? String == "某小区停水三天无人管")
      let topics = try await tool.run("topics", "list", "--json").objects
      #expect(topics.count == 5)
      let id = try #require(topics.first?["id"] as? String)
      #expect(try await tool.run("topics", "show", id, "--json").objects.first?["id"] as? String == id)
      #expect(try await tool.run("feeds", "list", "--feeds", "feeds").output.contains("ok"))
    }
  }

  @Test("Without the allowance the feed is blocked; that is an exit code only with --strict")
  func blocked() async throws {
    try await withFeed { tool, _ in
      let lenient = try await tool.run("collect", "--once", "--json", "--feeds", "feeds")
      #expect(lenient.status == 0)
      #expect(try lenient.objects.first?["status"] as? String == "blocked")
      #expect(try await tool.run("collect", "--once", "--feeds", "feeds", "--strict").status == 1)
    }
  }

  @Test(
    "A slip in a rule is one line that names file, line and field, and the feeds are collected all the same")
  func badRule() async throws {
    try await withFeed { tool, host in
      try FileManager.default.copyItem(
        at: Tool.root.appending(path: "Keywords"), to: tool.folder.appending(path: "words"))
      try tool.write(
        "words/land.json5",
        """
        { area: "land", name: "征地拆迁", english: "Land",
          rules: [
            { id: "wrong", name: "错", any: ["强拆"], pionts: 3 },
            { id: "right", name: "对", any: ["毁青苗"], points: 3 } ] }
        """)
      let result = try await tool.run(
        "collect", "--once", "--json", "--allow-host", host, "--feeds", "feeds", "--keywords", "words")
      #expect(result.status == 0)
      #expect(result.errors.split(separator: "\n").count == 1)
      #expect(result.errors.contains("land.json5, line 3, rules[wrong].pionts"))
      #expect(try result.objects.first?["new"] as? Int == 5)
      #expect(try await tool.run("classify", "--keywords", "words", input: "{}").status == 1)
    }
  }

  @Test("serve collects until SIGTERM and ends with 0", .timeLimit(.minutes(10)))
  func serve() async throws {
    try await withFeed { tool, host in
      let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
      let process = try tool.start(["serve", "--json", "--allow-host", host, "--feeds", "feeds"]) {
        continuation.finish()
      }
      // The first report is on file once the first sweep is stored; until then there is nothing to wait on but the file.
      while try tool.result(process, running: true).output.isEmpty, process.isRunning { await Task.yield() }
      process.terminate()
      for await _ in stream {}
      let result = try tool.result(process)
      #expect(result.status == 0, "\(result.errors)")
      #expect(try result.objects.first?["new"] as? Int == 5)
    }
  }

  @Test(
    "What cannot be a store is refused in one line",
    arguments: [("text", "not a Weathervane store"), ("missing/x.sqlite", "does its folder exist")])
  func badStore(path: String, words: String) async throws {
    try await withFeed { tool, host in
      try tool.write("text", String(repeating: "no database at all ", count: 100))
      let result = try await tool.run(
        "collect", "--once", "--allow-host", host, "--feeds", "feeds", "--store", path)
      #expect(result.status == 1)
      #expect(result.errors.contains(words) && result.errors.split(separator: "\n").count == 1)
    }
  }
}
