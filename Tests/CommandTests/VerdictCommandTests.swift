import Foundation
import Testing

/// Appeals, rulings and visits as people at a terminal make them.
@Suite struct VerdictCommandTests {
  /// A simulated store with one case that was acknowledged two days late.
  private func office() async throws -> Tool {
    let tool = try Tool()
    try tool.write("config", "{ store: \"s.sqlite\", review_stages: 1 }")
    try tool.write("story", "三楼水管爆裂。")
    try await run(tool, "units", "list", "--simulated", "--now", "2026-09-28T08:00:00")
    for (id, unit, role) in [
      ("lin", "cunjian-ban", "handler"),
      ("wu", "dangzheng-ban", "supervisor"), ("hu", "yingji-ban", "handler"),
    ] {
      try await run(tool, "people", "add", id, "--unit", unit, "--role", role)
    }
    try await run(
      tool, "people", "add", "chen", "--unit", "dangzheng-ban", "--role", "assessor", "--role", "duty")
    try await run(
      tool, "cases", "open", "--as", "chen", "--title", "水管爆裂", "--text", "story",
      "--now", "2026-09-28T09:00")
    try await run(
      tool, "cases", "assess", "2026-0001", "--as", "chen", "--area", "housing", "--grade", "ordinary",
      "--kind",
      "interests")
    try await run(tool, "cases", "assign", "2026-0001", "--as", "chen", "--unit", "cunjian-ban")
    try await run(tool, "cases", "acknowledge", "2026-0001", "--as", "lin", "--now", "2026-09-30T09:00")
    return tool
  }

  @discardableResult
  private func run(_ tool: Tool, _ words: String..., fails: Bool = false) async throws -> Tool.Result {
    let result = try await tool.runWords(words + ["--config", "config"])
    #expect((result.status == 0) != fails, "\(words.joined(separator: " ")): \(result.errors)")
    return result
  }

  /// The verdicts of the evaluation by their criterion, with what was ruled of them.
  private func verdicts(_ tool: Tool) async throws -> [String: String] {
    let report = try await run(
      tool, "report", "evaluation", "--format", "json", "--from", "2026-09-28", "--to", "2026-09-30", "--now",
      "2026-09-30T18:00")
    let object = try #require(try report.objects.first)
    let cases = try #require(object["cases"] as? [[String: Any]])
    return Dictionary(
      cases.flatMap { $0["verdicts"] as? [[String: Any]] ?? [] }.compactMap { verdict in
        (verdict["criterion"] as? String).map { ($0, verdict["ruling"] as? String ?? "not ruled") }
      }
    ) { first, _ in first }
  }

  @Test("Who is blamed says why the verdict is wrong, a supervisor lifts it, and the log holds both")
  func appeal() async throws {
    let tool = try await office()
    #expect(try await verdicts(tool)["acknowledge-late"] == "not ruled")
    let stranger = try await run(
      tool, "cases", "appeal", "2026-0001", "acknowledge-late", "--as", "hu", "--reason", "不是我们", fails: true)
    #expect(stranger.status == 1 && !stranger.errors.isEmpty)
    let early = try await run(
      tool, "cases", "rule", "2026-0001", "acknowledge-late", "--as", "lin", "--outcome", "lifted",
      "--reason", "停电",
      fails: true)
    #expect(early.status == 1)
    try await run(
      tool, "cases", "appeal", "2026-0001", "acknowledge-late", "--as", "lin", "--reason", "全镇停电，系统打不开")
    try await run(
      tool, "cases", "rule", "2026-0001", "acknowledge-late", "--as", "wu", "--outcome", "lifted", "--reason",
      "停电属实")
    let log = try await run(tool, "log", "export").output
    #expect(log.contains("\"action\":\"appeal\""))
    #expect(try await verdicts(tool)["acknowledge-late"] == "lifted")
    #expect(!log.contains("停电"), "reasons are texts: they live apart from the log")
    #expect(try await run(tool, "log", "verify").output.hasPrefix("ok "))
  }

  @Test("What cannot be meant is refused with what can be")
  func mistakes() async throws {
    let tool = try await office()
    let none = try await run(
      tool, "cases", "appeal", "2026-0001", "no-such", "--as", "lin", "--reason", "x", fails: true)
    #expect(none.errors.contains("acknowledge-late"))
    let outcome = try await run(
      tool, "cases", "rule", "2026-0001", "acknowledge-late", "--as", "wu", "--outcome", "maybe", "--reason",
      "x",
      fails: true)
    #expect(outcome.errors.contains("upheld or lifted"))
    let visit = try await run(tool, "cases", "visit", "2026-0001", "--as", "lin", fails: true)
    #expect(visit.errors.contains("--solved yes|no"))
  }
}
