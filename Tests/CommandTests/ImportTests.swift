import Foundation
import Testing

/// Getting items, tickets and histories in by file, as scripts do it.
@Suite struct ImportTests {
  static let store = ["--store", "s.sqlite"]
  static let table = #"""
    工单编号,诉求标题（必填）,诉求内容,来电时间,诉求人,联系电话,诉求来源,工单类型,清单内
    T1,仑苍镇中心小学食堂吃坏肚子,"学生午饭后呕吐，
    多人送医",2026-11-22 12:30:07,张三,13800001111,12345热线,投诉,是
    T2,少一格
    T3,仑苍镇街道停水三天,"说是""检修""",2026/11/22 09:05,李四,13900002222,网站,求助,否
    T4,没有时间,内容,不详,王五,13700003333,网站,咨询,
    """#

  /// A simulated store with somebody who enters history.
  func office() async throws -> Tool {
    let tool = try Tool()
    let begun = try await tool.runWords(
      ["units", "list", "--simulated", "--now", "2026-11-22T20:00:00"] + Self.store)
    #expect(begun.status == 0)
    for (id, role) in [("chen", "assessor"), ("lin", "duty")] {
      let words = ["people", "add", id, "--unit", "dangzheng-ban", "--role", role] + Self.store
      #expect(try await tool.runWords(words).status == 0)
    }
    return tool
  }

  /// Writes a file in GB18030, as Chinese systems export.
  func writeGB(_ tool: Tool, _ name: String, _ text: String) throws {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    try #require(text.data(using: encoding)).write(to: tool.folder.appending(path: name))
  }

  func run(_ tool: Tool, _ words: String...) async throws -> Tool.Result {
    try await tool.runWords(words + Self.store)
  }

  /// The last line: what it came to.
  func sum(_ result: Tool.Result) throws -> [String: Any] { try #require(try result.objects.last) }

  func count(_ tool: Tool) async throws -> Int {
    try await run(tool, "log", "export").output.split(separator: "\n").count
  }

  @Test("A table in GB18030 becomes items once; broken rows are named, the complainant is nowhere in them")
  func items() async throws {
    let tool = try await office()
    try writeGB(tool, "t.csv", Self.table)
    let dry = try await run(tool, "import", "t.csv", "--dry-run", "--json")
    #expect(try sum(dry)["new"] as? Int == 2)
    #expect(try await run(tool, "items", "search", "停水").output.isEmpty)
    let first = try await run(tool, "import", "t.csv", "--json")
    #expect(first.status == 1)
    let lines = try first.objects
    #expect(lines.dropLast().map { $0["line"] as? Int } == [4, 6])
    let told = try sum(first)
    #expect(told["read"] as? Int == 4 && told["new"] as? Int == 2 && told["bad"] as? Int == 2)
    #expect(told["flagged"] as? Int == told["cases"] as? Int && told["flagged"] as? Int != 0)
    let again = try sum(await run(tool, "import", "t.csv", "--json"))
    #expect(again["new"] as? Int == 0 && again["unchanged"] as? Int == 2 && again["cases"] as? Int == 0)
    let found = try await run(tool, "items", "search", "送医", "--json").output
    #expect(found.contains("2026-11-22T12:30:07+08:00") && !found.contains("张三") && !found.contains("138"))
    #expect(try await run(tool, "items", "search", "张三").output.isEmpty)
  }

  @Test(
    "An unknown header is one clear line that lists the columns and says how to map them; the map then works")
  func mapping() async throws {
    let tool = try await office()
    try tool.write("m.csv", "甲,乙\n仑苍镇路灯不亮,2026-11-22\n")
    let refused = try await run(tool, "import", "m.csv")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("甲, 乙") && refused.errors.contains("--map \"title=COLUMN\""))
    let done = try await run(tool, "import", "m.csv", "--map", "title=甲,time=乙", "--json")
    #expect(done.status == 0)
    #expect(try sum(done)["new"] as? Int == 1)
    #expect(try await run(tool, "import", "m.csv", "--map", "title=丙").errors.contains("no column \"丙\""))
    #expect(try await run(tool, "import", "m.csv", "--map", "nonsense=甲").status == 1)
  }

  @Test("NDJSON lines and feed documents are items too; a bad line stands in its place")
  func otherFormats() async throws {
    let tool = try await office()
    try tool.write(
      "a.ndjson", #"{"id":7,"title":"仑苍镇停电","published":"2026-11-22T08:00:00"}"# + "\nnonsense\n{}\n")
    let lines = try await run(tool, "import", "a.ndjson", "--json")
    #expect(lines.status == 1)
    #expect(try lines.objects.map { $0["line"] as? Int } == [2, 3, nil])
    try tool.write(
      "f.xml",
      "<rss version='2.0'><channel><title>x</title><item><title>停气通知一则</title></item></channel></rss>")
    let feed = try await run(tool, "import", "f.xml", "--format", "feed", "--json")
    #expect(feed.status == 0)
    #expect(try sum(feed)["new"] as? Int == 1)
  }

  @Test(
    "Tickets open cases once: number and complainant are texts apart, the type is in the log, a trial writes nothing"
  )
  func tickets() async throws {
    let tool = try await office()
    try writeGB(tool, "t.csv", Self.table)
    let before = try await count(tool)
    let dry = try await run(tool, "cases", "import", "t.csv", "--dry-run")
    #expect(dry.output.contains("line 2 opens 2026-0001") && dry.output.contains("投诉"))
    #expect(try await count(tool) == before)
    let done = try await run(tool, "cases", "import", "t.csv", "--json", "--as", "lin")
    #expect(done.status == 1)
    #expect(try done.objects.map { $0["line"] as? Int } == [2, 4, 5, 6, nil])
    let log = try await run(tool, "log", "export").output
    #expect(log.contains(#""ticket":{"listed":true,"type":"complaint"}"#))
    #expect(log.contains(#""ticket":{"listed":false,"type":"help"}"#))
    #expect(!log.contains("张三") && !log.contains("T1"))
    let shown = try #require(try await run(tool, "cases", "show", "2026-0001", "--json").objects.first)
    #expect(shown["imported"] as? Bool == true)
    #expect(log.contains("\"occurred\":1795321807000"))
    let again = try await run(tool, "cases", "import", "t.csv")
    #expect(again.output.contains("is 2026-0001 already") && again.output.contains("0 opened, 2 known"))
    #expect(try await run(tool, "log", "verify").output.hasPrefix("ok "))
  }

  static let history = [
    ("第一件", "2024-03-01 08:00:00", "2024-03-02 09:00:01"),
    ("第二件", "2024-03-05 10:00:00", "2024-03-20 17:31:09"),
    ("第三件", "2023-12-31 23:59:59", "2024-01-02 00:00:00"),
  ]

  @Test("History counts when it happened, to the second; it takes an assessor, and is marked")
  func closed() async throws {
    let tool = try await office()
    let lines = Self.history.enumerated().map { index, row in
      #"{"id":\#(index),"title":"\#(row.0)","time":"\#(row.1)","text":"路灯","reply":"已修","reply_time":"\#(row.2)"}"#
    }
    let broken =
      #"{"id":9,"title":"倒序","time":"2024-03-02 08:00","text":"x","reply":"y","reply_time":"2024-03-01"}"#
    try tool.write("h.ndjson", (lines + [broken]).joined(separator: "\n"))
    let wrong = try await run(tool, "cases", "import", "--closed", "h.ndjson", "--as", "lin")
    #expect(wrong.status == 1 && wrong.output.contains("may not enter history"))
    #expect(try await run(tool, "log", "export").output.components(separatedBy: "\"refused\"").count == 2)
    let done = try await run(tool, "cases", "import", "--closed", "h.ndjson", "--as", "chen", "--json")
    #expect(done.status == 1)
    #expect(
      try done.objects.map { $0["case"] as? String } == ["2026-0001", "2026-0002", "2026-0003", nil, nil])
    let report = try #require(
      try await run(tool, "report", "evaluation", "--from", "2023-12-01", "--to", "2026-11-22").objects.first)
    let cases = try #require(report["cases"] as? [[String: Any]])
    #expect(
      cases.map { $0["answered"] as? String }
        == Self.history.map { $0.2.replacing(" ", with: "T") + "+08:00" })
    #expect(
      cases.map { $0["collected"] as? String }
        == Self.history.map { $0.1.replacing(" ", with: "T") + "+08:00" })
    #expect(cases.allSatisfy { $0["imported"] as? Bool == true && $0["person"] is NSNull })
    let measures = try #require(report["measures"] as? [[String: Any]])
    let answer = try #require(measures.first { $0["measure"] as? String == "answer" })
    #expect(answer["median"] as? Int == 90_001 && answer["worst"] as? Int == 1_323_069)
    #expect(try await run(tool, "cases", "list", "--all").output.contains("closed 导入"))
    #expect(try await run(tool, "doctor").output.contains("ok  cases"))
  }

  @Test("A superior's tickets are held against what was collected: each state with its reason")
  func truth() async throws {
    let tool = try await office()
    let flagged = "仑苍镇小学食堂疑似食物中毒多名学生送医"
    let items = [
      (flagged, "2026-11-22T18:00:00"), ("仑苍镇举办重阳节文艺汇演活动圆满成功", "2026-11-22T18:00:00"),
      ("江西某化工厂爆炸致三人死亡多人受伤", "2026-11-22T18:00:00"), ("仑苍镇幼儿园校车侧翻多名幼儿受伤送医", "2026-11-16T18:00:00"),
    ].map { #"{"title":"\#($0.0)","published":"\#($0.1)"}"# }
    try tool.write("i.ndjson", items.joined(separator: "\n"))
    #expect(try await run(tool, "import", "i.ndjson").status == 0)
    let table = """
      编号,标题,时间,来源
      S1,\(flagged),2026-11-22 23:00,市网信办
      S2,\(flagged),2026-11-22 19:00,县
      S3,仑苍镇举办重阳节文艺汇演活动圆满成功,2026-11-22 21:00,县
      S4,江西某化工厂爆炸致三人死亡多人受伤,2026-11-22 21:00,县
      S5,仑苍镇幼儿园校车侧翻多名幼儿受伤送医,2026-11-20 21:00,县
      S6,仑苍镇自来水厂管道破裂停水三日无人管,2026-11-22 21:00,县
      """
    try tool.write("s.csv", table)
    let done = try await run(tool, "import", "--as-truth", "s.csv", "--json")
    let told = try sum(done)
    #expect(told["new"] as? Int == 6 && told["missed"] as? Int == 1 && told["seen_later"] as? Int == 2)
    let again = try sum(await run(tool, "import", "--as-truth", "s.csv", "--json"))
    #expect(again["unchanged"] as? Int == 6)
    let report = try await run(tool, "report", "missed", "--from", "2026-11-01", "--to", "2026-11-30")
    let rows = try #require(try sum(report)["rows"] as? [[String: Any]])
    let states = Dictionary(
      uniqueKeysWithValues: rows.map {
        ($0["id"] as? String ?? "", "\($0["state"] ?? "") \($0["reason"] ?? "")")
      })
    #expect(
      states == [
        "S1": "seen-before case-opened", "S2": "seen-later case-opened", "S3": "seen-before not-flagged",
        "S4": "seen-before elsewhere", "S5": "seen-later backlog", "S6": "missed never-collected",
      ])
    #expect(rows.last { $0["id"] as? String == "S1" }?["lead_seconds"] as? Int == 10_800)
    #expect(rows.first { $0["id"] as? String == "S3" }?["why_not"] is String)
    let page = try await run(
      tool, "report", "missed", "--from", "2026-11-01", "--to", "2026-11-30", "--format", "html")
    #expect(page.output.contains("漏报 3 件（晚于交办发现 2 件，从未发现 1 件），漏报率 50%"))
    let csv = try await run(tool, "report", "missed", "--to", "2026-11-30", "--format", "csv")
    #expect(csv.output.split(separator: "\r\n").count == 8)
  }

  @Test("A pasted text opens a case called by its first line; where it was heard is a text apart")
  func paste() async throws {
    let tool = try await office()
    let opened = try await tool.runWords(
      ["cases", "open", "--as", "lin", "--text", "-", "--source", "微信群"] + Self.store,
      input: "\u{FEFF}\r\n  村口井盖丢失  \r\n\r\n\r\n已有人跌倒\r\n")
    #expect(opened.status == 0)
    let shown = try sum(await run(tool, "cases", "show", "2026-0001", "--json"))
    let entry = try #require((shown["entries"] as? [[String: Any]])?.first)
    let texts = try #require(entry["texts"] as? [String: String])
    #expect(texts == ["title": "村口井盖丢失", "text": "村口井盖丢失\n\n已有人跌倒", "note": "来源：微信群"])
    let empty = try await tool.runWords(
      ["cases", "open", "--as", "lin", "--text", "-"] + Self.store, input: " \n")
    #expect(empty.status == 1 && empty.errors.contains("nothing in it"))
  }
}
