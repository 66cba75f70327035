import Foundation
import Loopback
import Testing

@Suite struct KeywordsCommandTests {
  /// A tool with a small rule book `words` beside the shipped one.
  private func tool(_ rules: String) throws -> Tool {
    let tool = try Tool()
    try Self.writeBook(tool, "words", rules)
    return tool
  }

  private static func writeBook(_ tool: Tool, _ folder: String, _ rules: String) throws {
    for name in ["clocks", "calendar", "verdicts"] {
      let shipped = Tool.root.appending(path: "Keywords/\(name).json5")
      try tool.write("\(folder)/\(name).json5", String(contentsOf: shipped, encoding: .utf8))
    }
    try tool.write(
      "\(folder)/labour.json5",
      """
      { area: "labour", name: "劳动", english: "Labour", context: { usual: ["工厂"] }, except: [],
        rules: [
          \(rules)
        ] }
      """)
    try tool.write(
      "\(folder)/places.json5",
      """
      { office: "350583101", places: [{ code: "350583101", name: "仑苍镇", kind: "town" }], except: [], abroad: [],
        links: [] }
      """)
    try tool.write(
      "\(folder)/severity.json5",
      """
      { flag: { threshold: 3, title: 1, lead: 150, deep: 0.6, abroad: -6,
        context: { strong: 2, usual: 0.5, faint: 0.25, title: 1, limit: 3 } },
        negation: { before: ["没有"], reach: 4 },
        casualties: { points: { deaths: 3, injured: 2.5, missing: 2, affected: 1.5 }, units: ["人"], people: [],
          fates: { deaths: ["死亡"], injured: [], missing: [], affected: [] },
          single: { deaths: [], injured: [], missing: [], affected: [] }, none: [], elsewhen: [] },
        grades: [{ id: "all", areas: [], source: "某条例", considerable: { deaths: 3 } }],
        rules: [] }
      """)
  }

  private static let wages = """
    { id: "wages", name: "欠薪", any: ["欠薪"], points: 3, matches: ["老板欠薪"], misses: ["没有欠薪"] },
    { id: "block", name: "堵门", any: ["堵门"], with: [["工人"]], points: 3, matches: ["工人堵门"], misses: ["车堵门"] },
    """

  @Test("A flagged text is told with its hits marked, its area, grade, counts and place, Chinese first")
  func flagged() async throws {
    let result = try await tool(Self.wages).run(
      "keywords", "test", "--keywords", "words", "--title", "仑苍镇工厂欠薪", "车间3人死亡。没有欠薪")
    #expect(result.status == 0 && result.errors.isEmpty)
    for line in [
      "研判 verdict：标记 flagged（得分 score 6，标记线 threshold 3）",
      "领域 area：劳动 labour 3.5（欠薪 +3，机构与场所词 context +0.5）",
      "等级 grade：较大 Ⅲ considerable（依据 by 死亡 3 人 ≥ 3（较大）——某条例", "伤亡 casualties：死亡 deaths 3",
      "地域 places：本地 ours，仑苍镇 350583101", "  题 title：仑苍镇工厂【欠薪】", "  文 text：车间【3人死亡】。没有欠薪",
      "labour.wages", "死亡 3 人",
    ] {
      #expect(result.output.contains(line), "\(line)\n\(result.output)")
    }
    #expect(!result.output.contains("最接近的规则"))
  }

  @Test("A text that is not flagged is told why not, and what the nearest rule lacked")
  func why() async throws {
    let tool = try tool(Self.wages)
    let result = try await tool.run("keywords", "test", "--keywords", "words", "车堵门，没有欠薪")
    for line in [
      "不标记 not flagged（得分 score 0", "等级 grade：–", "不利因素 against\n  · 欠薪：前有否定", "未标记的原因 why not",
      "最接近的规则 nearest rules", "「堵门」labour.block：有「堵门」，缺 「工人」",
    ] {
      #expect(result.output.contains(line), "\(line)\n\(result.output)")
    }
    let object = try #require(
      try await tool.run("keywords", "test", "--json", "--keywords", "words", "车堵门").objects.first)
    let misses = try #require(object["near_misses"] as? [[String: Any]])
    #expect(misses.map { $0["rule"] as? String } == ["labour.block"])
    #expect(object["flagged"] as? Bool == false && misses[0]["start"] as? Int == 1)
  }

  @Test("The source that is named counts, by its rank or by its name")
  func source() async throws {
    let rule = """
      { id: "post", name: "自媒体帖", any: ["欠薪"], source: ["self"], points: 3, matches: ["老板欠薪"], misses: ["没有欠薪"] },
      """
    let tool = try tool(rule)
    for (source, flagged) in [("self", true), ("county", false), ("某报", false)] {
      let object = try await tool.run(
        "keywords", "test", "--json", "--keywords", "words", "--source", source, "老板欠薪"
      ).objects.first
      #expect(object?["flagged"] as? Bool == flagged, "\(source)")
    }
  }

  @Test("check tells of levels of warning that make no sense, and of rules of harm that do not exist")
  func levels() async throws {
    let tool = try tool(Self.wages)
    #expect(try await tool.run("keywords", "check", "--keywords", "words").status == 0)
    for name in ["levels", "common"] {
      let shipped = Tool.root.appending(path: "Keywords/warnings/\(name).json5")
      try tool.write("words/warnings/\(name).json5", String(contentsOf: shipped, encoding: .utf8))
    }
    let harm = try await tool.run("keywords", "check", "--keywords", "words")
    #expect(harm.status == 1)
    #expect(
      harm.errors.contains("levels.json5, line") && harm.errors.contains("no rule is called \"severity."))
    try tool.write("words/warnings/levels.json5", "{}")
    let empty = try await tool.run("keywords", "check", "--keywords", "words")
    #expect(empty.status == 1 && empty.errors.contains("levels"))
    #expect(try await tool.run("detect", "--keywords", "words", input: "").status == 1)
  }

  @Test("lint is silent with exit 0 on a sound book, and names what is not with exit 1")
  func lint() async throws {
    let sound = try await tool(Self.wages).run("keywords", "lint", "--json", "--keywords", "words")
    #expect(sound.status == 0 && sound.output.isEmpty && sound.errors.isEmpty)
    let bad = try await tool(Self.wages.replacing("[\"堵门\"]", with: "[\"堵门\",\n\"堵门口\"]")).run(
      "keywords", "lint", "--json", "--keywords", "words")
    #expect(bad.status == 1)
    let finding = try #require(try bad.objects.first)
    #expect(finding["kind"] as? String == "shadowed" && finding["text"] as? String == "堵门口")
    #expect(finding["file"] as? String == "labour.json5" && finding["line"] as? Int == 5)
    #expect(finding["rule"] as? String == "labour.block" && finding["field"] as? String == "any")
  }

  @Test("lint asks for an archive before it counts days; a file that cannot be read is a finding")
  func lintEdges() async throws {
    let tool = try tool(Self.wages)
    #expect(try await tool.run("keywords", "lint", "--days", "3", "--keywords", "words").status == 2)
    try tool.write("words/labour.json5", "{ area: ")
    let result = try await tool.run("keywords", "lint", "--keywords", "words")
    #expect(result.status == 1 && result.output.contains("labour.json5") && result.errors.isEmpty)
  }

  @Test(
    "lint holds the rules against an archive: what never fired in its last days, what fires on nearly everything"
  )
  func archive() async throws {
    let server = try LoopbackServer { request in
      let numbers = request.target == "/old" ? 0..<1 : 1..<121
      let items = numbers.map { "<item><guid>\($0)</guid><title>第\($0)家工厂欠薪</title></item>" }.joined()
      return LoopbackResponse(text: "<rss version='2.0'><channel><title>站</title>\(items)</channel></rss>")
    }
    defer { server.stop() }
    let tool = try tool(Self.wages)
    for (path, day) in [("old", "01"), ("new", "03")] {
      try tool.write(
        "\(path)/list.opml",
        "<opml version='2.0'><body><outline text='站' xmlUrl='\(server.url)/\(path)'/></body></opml>")
      var words = [
        "collect", "--once", "--feeds", path, "--keywords", "words", "--now", "2026-03-\(day)T08:00:00",
      ]
      words += ["--allow-host", "127.0.0.1:\(server.port)"] + (path == "old" ? ["--simulated"] : [])
      let collected = try await tool.runWords(words)
      try #require(collected.status == 0, "\(collected.errors)")
    }
    let lint = ["keywords", "lint", "--json", "--keywords", "words", "--store", "weathervane.sqlite"]
    let now = ["--now", "2026-03-03T09:00:00"]
    let result = try await tool.runWords(lint + now + ["--days", "1"])
    #expect(result.status == 1 && result.errors.isEmpty)
    let kinds = try result.objects.map { "\($0["rule"] as? String ?? "") \($0["kind"] as? String ?? "")" }
    #expect(kinds == ["labour.wages fires-everywhere", "labour.block never-fired"])
    let young = try await tool.runWords(lint + now + ["--days", "9", "--most", "100"])
    #expect(young.status == 0 && young.output.isEmpty)
    #expect(young.errors.contains("does not reach back 9 days"))
  }

  /// A store of five items, collected with the small book.
  private func withStore(_ body: (Tool) async throws -> Void) async throws {
    let server = try LoopbackServer { _ in
      let titles = ["仑苍镇工厂欠薪", "仑苍镇工人堵门", "仑苍镇植树", "仑苍镇工厂拖工资", "仑苍镇下雨"]
      let items = titles.map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }.joined()
      return LoopbackResponse(text: "<rss version='2.0'><channel><title>站</title>\(items)</channel></rss>")
    }
    defer { server.stop() }
    let tool = try tool(Self.wages)
    try tool.write(
      "feeds/list.opml",
      "<opml version='2.0'><body><outline text='站' xmlUrl='\(server.url)/feed'/></body></opml>")
    let collected = try await tool.run(
      "collect", "--once", "--feeds", "feeds", "--keywords", "words", "--allow-host",
      "127.0.0.1:\(server.port)")
    try #require(collected.status == 0, "\(collected.errors)")
    try await body(tool)
  }

  @Test(
    "backtest tells what another book would have flagged, in JSON and in words; the figures agree with classify"
  )
  func backtest() async throws {
    try await withStore { tool in
      try Self.writeBook(
        tool, "other",
        Self.wages.replacing("any: [\"欠薪\"]", with: "any: [\"欠薪\", \"拖工资\"]").replacing("工人", with: "保安"))
      let words = ["keywords", "backtest", "--feeds", "feeds", "--keywords", "words", "--rules", "other"]
      let result = try await tool.runWords(words + ["--json"])
      #expect(result.status == 0 && result.errors.isEmpty)
      let object = try #require(try result.objects.first)
      let total = try #require(object["total"] as? [String: Int])
      #expect(total == ["items": 5, "before": 2, "after": 2])
      let gained = try #require((object["gained"] as? [String: Any])?["items"] as? [[String: Any]])
      #expect(gained.map { $0["title"] as? String } == ["仑苍镇工厂拖工资"])
      let lost = try #require((object["lost"] as? [String: Any])?["items"] as? [[String: Any]])
      #expect(lost.map { $0["title"] as? String } == ["仑苍镇工人堵门"])
      let missed = try #require(object["missed"] as? [[String: Any]])
      #expect(missed.map { $0["via"] as? String } == ["system"])

      var (input, flags) = ("", [String: Int]())
      for item in try await tool.run("items", "search", "仑苍", "--json", "--keywords", "words").objects {
        let line = ["id": item["id"], "title": item["title"], "text": item["text"]].compactMapValues { $0 }
        input += String(decoding: try JSONSerialization.data(withJSONObject: line), as: UTF8.self) + "\n"
      }
      for book in ["words", "other"] {
        let judged = try await tool.run("classify", "--keywords", book, input: input).objects
        flags[book] = judged.count { $0["flagged"] as? Bool == true }
      }
      #expect(flags == ["words": total["before"] ?? -1, "other": total["after"] ?? -1])

      let told = try await tool.runWords(words)
      for line in ["合计 total  5", "新增标记 gained：1", "← labour.wages +3", "不再标记 lost：1"] {
        #expect(told.output.contains(line), "\(line)\n\(told.output)")
      }
      #expect(try await tool.runWords(words).output == told.output)
    }
  }

  @Test("backtest refuses what it cannot answer, in one line")
  func refused() async throws {
    try await withStore { tool in
      let call = ["keywords", "backtest", "--keywords", "words"]
      #expect(try await tool.runWords(call).status == 2)
      #expect(try await tool.runWords(call + ["--rules", "nowhere"]).errors.contains("--rules DIR"))
      #expect(try await tool.runWords(call + ["--rules", "words", "--since", "soon"]).status == 2)
      let turned = call + ["--rules", "words", "--since", "2026-02-02", "--until", "2026-02-01"]
      #expect(try await tool.runWords(turned).status == 2)
      let none = try await tool.runWords(
        call + ["--rules", "words", "--since", "2020-01-01", "--until", "2020-01-02"])
      #expect(none.status == 0 && none.output.contains("合计 total  0"))
    }
  }
}
