import Foundation
import Testing

/// The answering half, as scripts use it.
@Suite struct AnsweringTests {
  static let store = ["--store", "s.sqlite"]

  /// A simulated store with people, and what a move prints.
  func office() async throws -> Tool {
    let tool = try Tool()
    try tool.write("text", "答复正文")
    let begun = try await tool.runWords(
      ["units", "list", "--simulated", "--now", "2026-09-28T08:00:00"] + Self.store)
    #expect(begun.status == 0 && begun.output.contains("党政办"))
    for (id, unit, roles) in [
      ("chen", "dangzheng-ban", ["duty", "assessor", "supervisor", "signer"]),
      ("lin", "yingji-ban", ["handler"]),
      ("wu", "dangzheng-ban", ["reviewer"]),
    ] {
      let words = ["people", "add", id, "--unit", unit] + roles.flatMap { ["--role", $0] } + Self.store
      #expect(try await tool.runWords(words).status == 0)
    }
    return tool
  }

  func act(_ tool: Tool, _ words: String..., at time: String) async throws -> Tool.Result {
    try await tool.runWords(["cases"] + words + ["--json", "--now", time] + Self.store)
  }

  @Test(
    "A case goes from open to close, each act told with its entry; the log holds and the evaluation says who was late"
  )
  func wholeWay() async throws {
    let tool = try await office()
    let acts: [([String], String, String)] = [
      (["open", "--as", "chen", "--title", "路灯不亮", "--text", "text"], "2026-09-29T09:00", "flagged"),
      (
        [
          "assess", "2026-0001", "--as", "chen", "--area", "town-services", "--grade", "ordinary", "--kind",
          "interests",
        ],
        "2026-09-29T10:00", "assessed"
      ),
      (["assign", "2026-0001", "--as", "chen", "--unit", "yingji-ban"], "2026-09-29T10:30", "assigned"),
      (["acknowledge", "2026-0001", "--as", "lin"], "2026-09-29T13:00", "acknowledged"),
      (
        [
          "respond", "2026-0001", "--as", "lin", "--text", "text", "--cause", "线路", "--solution", "更换",
          "--constraints",
          "材料", "--disposition", "solved",
        ], "2026-09-29T16:00", "drafted"
      ),
      (
        ["review", "2026-0001", "--as", "wu", "--stage", "1", "--verdict", "approved"], "2026-09-29T17:00",
        "approved"
      ),
      (
        ["publish", "2026-0001", "--as", "chen", "--channel", "wechat", "--kind", "response"],
        "2026-09-29T18:00", "published"
      ),
      (["close", "2026-0001", "--as", "chen", "--outcome", "solved"], "2026-10-09T09:00", "closed"),
    ]
    for (words, time, state) in acts {
      let done = try await tool.runWords(["cases"] + words + ["--json", "--now", time] + Self.store)
      #expect(done.status == 0, "\(words[0]): \(done.errors)")
      let told = try #require(try done.objects.first)
      #expect(told.keys.sorted() == ["case", "hash", "seq", "state", "warnings"])
      #expect(told["state"] as? String == state)
    }
    #expect(try await tool.runWords(["log", "verify"] + Self.store).output.hasPrefix("ok "))
    let words = [
      "report", "evaluation", "--from", "2026-09-29", "--to", "2026-10-10", "--now", "2026-10-10T09:00",
      "--format",
      "json",
    ]
    let printed = try await tool.runWords(words + Self.store)
    // A file that is not there yet, then over it.
    for _ in 0..<2 {
      let filed = try await tool.runWords(words + ["-o", "evaluation.json"] + Self.store)
      #expect(filed.status == 0, "\(filed.errors)")
      let file = tool.folder.appending(path: "evaluation.json")
      #expect(try String(contentsOf: file, encoding: .utf8) == printed.output)
    }
    let report = try #require(
      try await tool.runWords(
        ["report", "evaluation", "--from", "2026-09-29", "--to", "2026-10-10", "--now", "2026-10-10T09:00"]
          + Self.store
      ).objects.first)
    let one = try #require((report["cases"] as? [[String: Any]])?.first)
    let verdicts = try #require(one["verdicts"] as? [[String: Any]])
    // Assigned at 10:30, two hours to acknowledge, acknowledged at 13:00.
    #expect(verdicts.map { $0["criterion"] as? String } == ["acknowledge-late"])
    #expect(verdicts[0]["unit"] as? String == "yingji-ban" && verdicts[0]["seconds"] as? Int == 1800)
    let clocks = try #require(one["clocks"] as? [[String: Any]])
    // Ten working days from 29 September: the holiday runs from 1 to 7 October, Saturday 10 October is worked.
    #expect(
      clocks.first { $0["clock"] as? String == "close" }?["due"] as? String == "2026-10-19T17:30:00+08:00")
  }

  @Test(
    "A refusal is exit 1, one line that says what is missing, and leaves the log as it was",
    arguments: [
      (["assess", "2026-0001", "--as", "chen"], "--area, --grade, --kind"),
      (["acknowledge", "2026-0001", "--as", "lin"], "must be assigned"),
      (["dismiss", "2026-0001", "--as", "chen", "--reason", "x", "--if-seq", "1"], "moved on"),
      (["dismiss", "2026-0001", "--as", "nobody", "--reason", "x"], "no person nobody"),
      (["dismiss", "2026-0077", "--as", "chen", "--reason", "x"], "no case 2026-0077"),
      (["confer", "2026-0001", "--as", "chen", "--occurred", "2027-01-01T00:00"], "ahead"),
      (["merge", "2026-0001", "--as", "chen", "--into", "2026-0001"], "another case"),
    ])
  func refusals(words: [String], hint: String) async throws {
    let tool = try await office()
    #expect(
      try await act(tool, "open", "--as", "chen", "--title", "题", "--text", "text", at: "2026-09-29T09:00")
        .status == 0)
    let before = try await tool.runWords(["log", "export"] + Self.store).output
    let refused = try await tool.runWords(["cases"] + words + ["--now", "2026-09-29T10:00"] + Self.store)
    #expect(refused.status == 1 && refused.errors.contains(hint), "\(refused.errors)")
    #expect(refused.errors.split(separator: "\n").count == 1)
    #expect(try await tool.runWords(["log", "export"] + Self.store).output == before)
  }

  @Test("On a simulated store an earlier time is refused, and without one the time is that of the last entry")
  func simulatedTime() async throws {
    let tool = try await office()
    #expect(
      try await act(tool, "open", "--as", "chen", "--title", "题", "--text", "text", at: "2026-09-29T09:00")
        .status == 0)
    #expect(try await act(tool, "confer", "2026-0001", "--as", "chen", at: "2026-09-29T08:59").status == 1)
    #expect(
      try await tool.runWords(["cases", "confer", "2026-0001", "--as", "chen"] + Self.store).status == 0)
    let last = try #require(try await tool.runWords(["log", "show", "--json"] + Self.store).objects.last)
    #expect(last["at"] as? Int == 1_790_643_600_000)
    let first = try #require(try await tool.runWords(["log", "show", "--json"] + Self.store).objects.first)
    #expect(first["action"] as? String == "settings_changed")
    #expect(first["detail"] as? [String: Bool] == ["simulated": true])
  }

  @Test("An exported log is checked without a store, and a changed byte is found")
  func exported() async throws {
    let tool = try await office()
    let exported = try await tool.runWords(["log", "export"] + Self.store).output
    try tool.write("log.ndjson", exported)
    #expect(try await tool.run("log", "verify", "--export", "log.ndjson").status == 0)
    try tool.write("log.ndjson", exported.replacing("yingji-ban", with: "yingji-bam"))
    let found = try await tool.run("log", "verify", "--export", "log.ndjson")
    #expect(found.status == 1 && found.output.hasPrefix("bad entry "))
  }

  @Test("The table of moves is printed whole")
  func moves() async throws {
    let result = try await Tool().run("cases", "moves", "--json")
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(table.count == 23)
    #expect(table.allSatisfy { $0.keys.sorted() == ["bound", "from", "move", "requires", "roles", "to"] })
  }

  @Test(
    "Acts done elsewhere are imported with their time; a bad line is told in its place and the rest goes on")
  func imported() async throws {
    let tool = try await office()
    try tool.write(
      "acts.ndjson",
      """
      {"case":"旧1","move":"open","as":"chen","title":"旧案","text":"正文","occurred":"2026-09-20T09:00:00+08:00"}
      {"case":"旧1","move":"acknowledge","as":"lin"}
      {"case":"旧1","move":"dismiss","as":"chen","reason":"已结","occurred":"2026-09-20T10:00:00+08:00"}
      """)
    let result = try await tool.runWords(["cases", "import", "acts.ndjson"] + Self.store)
    #expect(result.status == 1)
    let lines = try result.objects
    #expect(lines[0]["state"] as? String == "flagged" && lines[2]["state"] as? String == "dismissed")
    #expect(lines[1]["line"] as? Int == 2 && (lines[1]["error"] as? String)?.contains("assigned") == true)
    let last = try #require(try await tool.runWords(["log", "show", "--json"] + Self.store).objects.last)
    #expect(last["via"] as? String == "import" && last["occurred"] as? Int == 1_789_869_600_000)
  }
}
