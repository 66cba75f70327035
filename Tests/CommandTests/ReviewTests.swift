import Foundation
import Testing

/// Drafting, signing off, publishing and what is hidden, as people at a terminal meet it.
@Suite struct ReviewTests {
  /// A simulated store with an office of three and a handler; three sign-offs.
  private func office() async throws -> Tool {
    let tool = try Tool()
    try tool.write("config", "{ store: \"s.sqlite\", review_stages: 3 }")
    try tool.write("story", "三楼水管爆裂，联系人陈小明，电话13805951234。")
    try tool.write("draft", "经查，三楼水管老化爆裂，已更换。如有疑问请联系住户电话13805951234。")
    try await run(tool, "units", "list", "--simulated", "--now", "2026-09-28T08:00:00")
    for (id, unit, roles) in [
      ("chen", "dangzheng-ban", ["duty", "assessor", "supervisor", "signer"]),
      ("lin", "cunjian-ban", ["handler", "reviewer"]), ("wu", "dangzheng-ban", ["reviewer"]),
      ("xu", "dangzheng-ban", ["reviewer", "signer"]),
    ] {
      try await run(tool, words: ["people", "add", id, "--unit", unit] + roles.flatMap { ["--role", $0] })
    }
    try await run(
      tool, "cases", "open", "--as", "chen", "--title", "水管爆裂", "--text", "story", "--complainant", "陈小明，园美村",
      "--now", "2026-09-29T09:00")
    try await run(
      tool, "cases", "assess", "2026-0001", "--as", "chen", "--area", "housing", "--grade", "ordinary",
      "--kind",
      "interests")
    try await run(tool, "cases", "assign", "2026-0001", "--as", "chen", "--unit", "cunjian-ban")
    try await run(tool, "cases", "acknowledge", "2026-0001", "--as", "lin")
    return tool
  }

  @discardableResult
  private func run(_ tool: Tool, _ words: String...) async throws -> Tool.Result {
    try await run(tool, words: words)
  }

  @discardableResult
  private func run(_ tool: Tool, words: [String], fails: Bool = false) async throws -> Tool.Result {
    let result = try await tool.runWords(words + ["--config", "config"])
    #expect((result.status == 0) != fails, "\(words.joined(separator: " ")): \(result.errors)")
    return result
  }

  private func respond(_ tool: Tool, _ more: String...) async throws -> Tool.Result {
    try await run(
      tool,
      words: [
        "cases", "respond", "2026-0001", "--as", "lin", "--text", "draft", "--cause", "水管老化。", "--solution",
        "已更换。",
        "--constraints", "老楼图纸不全。", "--disposition", "solved", "--policy", "https://example.org/p", "--json",
      ] + more)
  }

  @Test(
    "Three sign-offs by three people let a draft out; with personal data in it, it stays in until it is taken out"
  )
  func wholeWay() async throws {
    let tool = try await office()
    let written = try #require(try await respond(tool).objects.first)
    let codes = (written["warnings"] as? [[String: String]])?.compactMap { $0["code"] }
    #expect(codes == ["personal-data"])
    let masked = try await run(tool, words: ["cases", "redact", "2026-0001", "--as", "wu"])
    #expect(masked.output.contains("[手机号]") && !masked.output.contains("13805951234"))
    try await sign(tool)
    let publish = [
      "cases", "publish", "2026-0001", "--as", "chen", "--channel", "direct-reply", "--kind", "response",
    ]
    let blocked = try await run(tool, words: publish, fails: true)
    #expect(blocked.status == 1 && blocked.errors.contains("mobile at character"))
    try await run(tool, "cases", "rework", "2026-0001", "--as", "chen", "--reason", "去掉电话")
    #expect(try await respond(tool, "--redact").objects.first?["warnings"] as? [String] == [])
    try await sign(tool)
    try await run(tool, words: publish)
    #expect(try await run(tool, "log", "verify").output.hasPrefix("ok "))
  }

  /// The three sign-offs; on the way the drafter and a first signer are refused the next one.
  private func sign(_ tool: Tool) async throws {
    func review(_ stage: String, _ who: String, _ more: [String] = [], fails: Bool = false) async throws
      -> String
    {
      let words = ["cases", "review", "2026-0001", "--as", who, "--stage", stage, "--verdict", "approved"]
      return try await run(tool, words: words + more, fails: fails).errors
    }
    #expect(try await review("1", "lin", fails: true).contains("lin wrote this draft"))
    _ = try await review("1", "wu", ["--wording", "ok"])
    #expect(try await review("2", "wu", fails: true).contains("wu signed stage 1 of this draft"))
    _ = try await review("2", "xu", ["--timing", "ok", "--manner", "ok"])
    #expect(try await review("3", "chen", fails: true).contains("--secrecy ok and --privacy ok"))
    _ = try await review("3", "chen", ["--secrecy", "ok", "--privacy", "ok"])
  }

  @Test(
    "Who complained is hidden from everybody and told to the office by a logged look; a handler reads masked words"
  )
  func hidden() async throws {
    let tool = try await office()
    let office = try await run(tool, "cases", "show", "2026-0001", "--as", "chen")
    #expect(office.output.contains("[已隐去 masked: cases reveal]") && office.output.contains("13805951234"))
    for words in [["--as", "lin"], ["--as", "lin", "--json"]] {
      let shown = try await run(tool, words: ["cases", "show", "2026-0001"] + words).output
      #expect(!shown.contains("陈小明") && !shown.contains("13805951234") && shown.contains("三楼水管爆裂"))
    }
    #expect(try await !run(tool, "cases", "show", "2026-0001").output.contains("园美村"))
    let look = ["cases", "reveal", "2026-0001", "--reason", "上门核实", "--as"]
    #expect(try await run(tool, words: look + ["chen"]).output == "陈小明，园美村\n")
    #expect(try await run(tool, words: look + ["lin"], fails: true).errors.contains("lin may not look up"))
    let actions = try await run(tool, "log", "show", "--json").objects.suffix(2).map {
      $0["action"] as? String
    }
    #expect(actions == ["reveal", "refused"])
  }

  @Test("A mistake in the checks of answers is told by keywords check")
  func checksFile() async throws {
    let tool = try Tool()
    try FileManager.default.copyItem(
      at: Tool.root.appending(path: "Keywords"), to: tool.folder.appending(path: "K"))
    let file = try String(
      contentsOf: Tool.root.appending(path: "Keywords/answers/checks.json5"), encoding: .utf8)
    try tool.write("K/answers/checks.json5", file.replacing("id: \"attitude\"", with: "id: \"Attitude\""))
    let checked = try await tool.run("keywords", "check", "--keywords", "K")
    #expect(checked.status == 1 && checked.errors.contains("checks.json5, line "))
    #expect(checked.errors.split(separator: "\n").count == 1)
  }

  @Test("A correction stands beside its entry, and what happened before it was recorded is shown as 补录")
  func corrected() async throws {
    let tool = try await office()
    try await run(
      tool, "cases", "progress", "2026-0001", "--as", "lin", "--note", "已到场", "--occurred",
      "2026-09-29T08:30", "--now",
      "2026-09-29T10:00")
    let entries = try await run(tool, "log", "show", "--json").objects
    let seq = try #require(entries.last?["seq"] as? Int)
    try await run(
      tool, "cases", "correct", "2026-0001", String(seq), "--as", "lin", "--note", "是九点到场", "--now",
      "2026-09-29T10:30")
    let shown = try await run(tool, "cases", "show", "2026-0001").output
    #expect(shown.contains("补录 occurred: 2026-09-29T08:30:00+08:00"))
    #expect(shown.contains("更正 corrected by: #\(seq + 1)") && shown.contains("更正 corrects: #\(seq)"))
    let log = try await run(tool, "log", "show").output
    #expect(log.contains("补录 occurred 2026-09-29T08:30:00+08:00") && log.contains("更正 corrects #\(seq)"))
    let strange = try await run(
      tool, words: ["cases", "correct", "2026-0001", "1", "--as", "chen", "--note", "x"], fails: true)
    #expect(strange.errors.contains("no entry 1 in case 2026-0001"))
  }
}
