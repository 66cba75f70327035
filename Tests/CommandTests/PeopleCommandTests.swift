import Foundation
import Testing

/// Units, people, routing and passwords, as scripts use them.
@Suite struct PeopleCommandTests {
  static let store = AnsweringTests.store

  /// The office of `AnsweringTests` with an assigned case.
  private func assigned(to unit: String, person: String? = nil) async throws -> (
    tool: Tool, told: Tool.Result
  ) {
    let tool = try await AnsweringTests().office()
    for words in [
      ["open", "--as", "chen", "--title", "题", "--text", "text"],
      [
        "assess", "2026-0001", "--as", "chen", "--area", "work-safety", "--grade", "major", "--kind",
        "emergency",
      ],
    ] { #expect(try await tool.runWords(["cases"] + words + Self.store).status == 0) }
    let who = person.map { ["--person", $0] } ?? []
    let told = try await tool.runWords(
      ["cases", "assign", "2026-0001", "--as", "chen", "--unit", unit] + who + Self.store)
    return (tool, told)
  }

  private func run(_ tool: Tool, _ words: String..., input: String = "") async throws -> Tool.Result {
    try await tool.runWords(words + Self.store, input: input)
  }

  @Test(
    "A case is proposed a lead with person, rules and sources; assigning without a unit names the proposal")
  func route() async throws {
    let tool = try await AnsweringTests().office()
    _ = try await run(tool, "cases", "open", "--as", "chen", "--title", "题", "--text", "text")
    _ = try await run(
      tool, "cases", "assess", "2026-0001", "--as", "chen", "--area", "work-safety", "--grade", "major",
      "--kind", "emergency", "--place", "园美村")
    let proposal = try #require(try await run(tool, "cases", "route", "2026-0001", "--json").objects.first)
    #expect(proposal["lead"] as? String == "yingji-ban" && proposal["person"] as? String == "lin")
    #expect(proposal["helpers"] as? [String] == ["paichusuo", "weisheng-yuan", "yuanmei-cun"])
    #expect(proposal["level"] as? String == "own" && proposal["case"] as? String == "2026-0001")
    let reasons = try #require(proposal["reasons"] as? [[String: String]])
    #expect(reasons.allSatisfy { $0["source"]?.isEmpty == false })
    let several = try #require(
      try await run(tool, "cases", "route", "2026-0001", "--place", "省新镇", "--json").objects.first)
    #expect(several["level"] as? String == "up" && several["first_responder"] as? String == "shi-yingji-ju")
    let bare = try await run(tool, "cases", "assign", "2026-0001", "--as", "chen")
    #expect(bare.status == 1 && bare.errors.split(separator: "\n").count == 1)
    #expect(bare.errors.contains("assign needs --unit; proposed is --unit yingji-ban --person lin"))
    #expect(try await run(tool, "cases", "route", "2026-0009").status == 1)
    #expect(
      try await run(tool, "cases", "route", "2026-0001", "--place", "月球").errors.contains("no place 月球"))
  }

  @Test("Who may not is refused on one line, and the log has the attempt in codes")
  func refused() async throws {
    let (tool, _) = try await assigned(to: "paichusuo")
    let refused = try await run(tool, "cases", "acknowledge", "2026-0001", "--as", "lin")
    #expect(refused.status == 1 && refused.errors.split(separator: "\n").count == 1)
    #expect(refused.errors.contains("lin (yingji-ban) may not acknowledge: the case is with paichusuo"))
    #expect(
      try await run(tool, "cases", "dismiss", "2026-0001", "--as", "lin", "--reason", "x").errors
        .contains("lin (handler) may not dismiss"))
    let entries = try await run(tool, "log", "show", "--json").objects.suffix(2)
    #expect(entries.map { $0["action"] as? String } == ["refused", "refused"])
    #expect(entries.map { ($0["detail"] as? [String: String])?["why"] } == ["unit", "role"])
    #expect(try await run(tool, "log", "verify").status == 0)
    #expect(try await run(tool, "cases", "list", "--json").objects.first?["state"] as? String == "assigned")
  }

  @Test("A unit without anybody on duty is given the case, and that is said with the act and in the case")
  func nobody() async throws {
    let (tool, told) = try await assigned(to: "paichusuo")
    #expect(told.status == 0 && told.errors.contains("nobody of paichusuo is on duty"))
    let shown = try #require(try await run(tool, "cases", "show", "2026-0001", "--json").objects.first)
    #expect((shown["doubts"] as? [String])?.first?.contains("nobody of paichusuo") == true)
    #expect(shown["lead"] as? String == "paichusuo")
  }

  @Test("Who is away is stood in for, until the last day is over")
  func away() async throws {
    let (tool, _) = try await assigned(to: "yingji-ban", person: "lin")
    _ = try await run(
      tool, "people", "add", "su", "--unit", "paichusuo", "--role", "handler", "--deputy-of", "lin")
    let ring = try await run(tool, "people", "add", "lin", "--deputy-of", "su")
    #expect(
      ring.status == 1 && ring.errors.contains("lin stands in for su stands in for lin: that is a ring"))
    _ = try await run(tool, "people", "away", "lin", "--from", "2026-09-28", "--to", "2026-09-30")
    let shown = try await run(tool, "cases", "show", "2026-0001")
    #expect(shown.output.contains("lin is away until 2026-10-01T00:00:00+08:00; su stands in"))
    let late = try await run(
      tool, "cases", "confer", "2026-0001", "--as", "chen", "--now", "2026-10-01T00:00:00")
    #expect(late.status == 0 && late.errors.isEmpty)
    #expect(try await run(tool, "cases", "acknowledge", "2026-0001", "--as", "su").status == 1)
    #expect(try await run(tool, "people", "away", "lin", "--from", "2026-10-09").status == 2)
    #expect(try await run(tool, "people", "away", "lin", "--back").output.contains("lin is not away"))
  }

  @Test("Units are shown as a tree; a ring, an unknown parent, area or place is refused on one line")
  func tree() async throws {
    let tool = try await AnsweringTests().office()
    let added = try await run(
      tool, "units", "add", "xunluo-dui", "--name", "巡逻队", "--parent", "paichusuo", "--area", "public-order",
      "--place", "园美村", "--vertical", "--json")
    let unit = try #require(try added.objects.first)
    #expect(unit["parent"] as? String == "paichusuo" && unit["places"] as? [String] == ["luncang-yuanmei"])
    #expect(unit["vertical"] as? Bool == true && unit["level"] as? String == "own")
    #expect(try await run(tool, "units", "list").output.contains("\n    xunluo-dui"))
    for (words, hint) in [
      (["paichusuo", "--parent", "xunluo-dui"], "that is a ring"),
      (["x", "--parent", "navy"], "no unit navy"),
      (["x", "--area", "moon"], "no area moon"), (["x", "--place", "月球"], "no place 月球"),
    ] {
      let refused = try await tool.runWords(["units", "add"] + words + Self.store)
      #expect(refused.status == 1 && refused.errors.contains(hint), "\(refused.errors)")
      #expect(refused.errors.split(separator: "\n").count == 1)
    }
    #expect(try await run(tool, "units", "add", "x", "--kind", "派出所").status == 2)
    let above = try await run(
      tool, "units", "add", "paichusuo", "--parent", "none", "--not-vertical", "--json")
    #expect(try above.objects.first?["parent"] is NSNull)
  }

  @Test(
    "A password is read from standard input, never shown, and lets the console beyond this machine",
    .timeLimit(.minutes(10)))
  func password() async throws {
    let tool = try await AnsweringTests().office()
    let without = try await run(tool, "serve", "--listen", "0.0.0.0:0")
    #expect(without.status == 1 && without.errors.contains("needs a person with a password"))
    let weak = try await run(tool, "people", "password", "lin", "--stdin", input: "password123\n")
    #expect(weak.status == 1 && weak.errors.contains("common") && !weak.errors.contains("password123"))
    #expect(try await run(tool, "people", "password", "lin", input: "x\n").errors.contains("--stdin"))
    let set = try await run(tool, "people", "password", "lin", "--stdin", input: "榕树下-blue-17\n")
    #expect(set.status == 0 && set.output == "lin has a password\n")
    let people = try await run(tool, "people", "list", "--json")
    #expect(!people.output.contains("argon2") && !people.output.contains("榕树下"))
    let secured = try people.objects.filter { $0["has_password"] as? Bool == true }
    #expect(secured.map { $0["id"] as? String } == ["lin"])
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let served = try tool.start(["serve", "--listen", "0.0.0.0:0"] + Self.store) { continuation.finish() }
    while try tool.result(served, running: true).output.isEmpty, served.isRunning { await Task.yield() }
    served.terminate()
    for await _ in stream {}
    let result = try tool.result(served)
    #expect(result.status == 0 && result.output.contains("http://0.0.0.0:"), "\(result.errors)")
  }

  @Test("A mistake in an office's file is told by keywords check, with file, line and field")
  func officeFile() async throws {
    let tool = try Tool()
    #expect(try await tool.run("keywords", "check").status == 0)
    let shipped = try String(
      contentsOf: Tool.root.appending(path: "Keywords/offices/350583101.json5"), encoding: .utf8)
    try tool.write("K/offices/350583101.json5", shipped.replacing("lead: \"jiwei\"", with: "lead: \"jiweu\""))
    for file in try FileManager.default.contentsOfDirectory(
      at: Tool.root.appending(path: "Keywords"), includingPropertiesForKeys: nil)
    where file.pathExtension == "json5" {
      try FileManager.default.copyItem(
        at: file, to: tool.folder.appending(path: "K/\(file.lastPathComponent)"))
    }
    let checked = try await tool.run("keywords", "check", "--keywords", "K")
    #expect(checked.status == 1 && checked.errors.split(separator: "\n").count == 1)
    #expect(
      checked.errors.contains("offices/350583101.json5, line ")
        && checked.errors.contains("rows[lead-governance].lead"))
  }
}
