import Model
import ResponseLog
import Storage
import Testing

@Suite("Appeals and rulings in the console") struct VerdictTests {
  private static let page = "/cases/2026-0002/verdicts"
  private static let verdict = ["criterion": "acknowledge-late", "unit": "laobao-suo", "person": ""]

  /// What a form holds for the verdict that the case earned, and more.
  private func filled(_ fields: [String: String]) -> [String: String] {
    Self.verdict.merging(fields) { $1 }
  }

  @Test(
    "A handler appeals against a verdict and a supervisor lifts it by forms, each entry by console and password"
  )
  func appealed() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browsers = try await town.signedIn(["lin-fang", "wang-jianguo"])
    let (lin, wang) = (try #require(browsers["lin-fang"]), try #require(browsers["wang-jianguo"]))
    await lin.open("/cases/2026-0002")
    #expect(lin.page.contains("href=\"\(Self.page)\""))
    await lin.open(Self.page)
    #expect(lin.page.contains("签收超时") && lin.page.contains("/cases/2026-0002#entry-"))
    #expect(lin.page.contains("action=\"/cases/2026-0002/appeals\"") && !lin.page.contains("/rulings\""))
    for (name, value) in Self.verdict {
      #expect(lin.page.contains("name=\"\(name)\" value=\"\(value)\""), "the form holds \(name)")
    }
    #expect(await lin.post("/cases/2026-0002/appeals", filled(["reason": "当晚停电，系统无法登录"])) == 303)
    let appeal = try #require(try await town.lastEntry())
    #expect(appeal.action == "appeal" && appeal.actor == "lin-fang" && appeal.text("unit") == "laobao-suo")
    #expect(appeal.via == .console && appeal.auth == .password)
    await lin.open(try #require(lin.location))
    #expect(lin.page.contains("id=\"done\"") && lin.page.contains("当晚停电，系统无法登录"))

    await wang.open(Self.page)
    #expect(wang.page.contains("当晚停电，系统无法登录") && !wang.page.contains("/appeals\""))
    let ruled = filled(["reason": "停电属实", "outcome": "lifted"])
    #expect(await wang.post("/cases/2026-0002/rulings", ruled) == 303)
    let ruling = try #require(try await town.lastEntry())
    #expect(ruling.action == "ruling" && ruling.text("outcome") == "lifted" && ruling.via == .console)
    await wang.open("/evaluation?from=2026-11-16&to=2026-11-20")
    #expect(wang.page.contains("经复核撤销") && wang.page.contains("href=\"\(Self.page)\""))
    await lin.open(Self.page)
    #expect(lin.page.contains("已撤销") && lin.page.contains("停电属实") && !lin.page.contains("/appeals\""))
  }

  @Test("A duty officer of another unit gets no form, and what they forge is refused and kept")
  func forged() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let li = try #require(try await town.signedIn(["li-na"])["li-na"])
    for (name, fields) in [("appeals", ["reason": "r"]), ("rulings", ["reason": "r", "outcome": "lifted"])] {
      await li.open(Self.page)
      #expect(li.page.contains("签收超时") && !li.page.contains("/\(name)\""))
      await li.open("/account")
      #expect(await li.post("/cases/2026-0002/\(name)", filled(fields)) == 403)
      let kept = try #require(try await town.lastEntry())
      #expect(kept.action == "refused" && kept.actor == "li-na" && kept.text("why") == "role")
      await li.open("/account")
      #expect(await li.post("/cases/2026-0002/\(name)", filled(fields), token: "x") == 403)
      #expect(try await town.lastEntry()?.seq == kept.seq, "a form without its token says nothing")
    }
  }

  @Test(
    "The verdicts of another unit's case do not exist for a handler, nor does a verdict that was not found")
  func elsewhere() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browsers = try await town.signedIn(["huang-qiang", "lin-fang"])
    let (huang, lin) = (try #require(browsers["huang-qiang"]), try #require(browsers["lin-fang"]))
    #expect(await huang.open(Self.page) == 404)
    await huang.open("/account")
    #expect(await huang.post("/cases/2026-0002/appeals", filled(["reason": "r"])) == 404)
    await lin.open(Self.page)
    let other = filled(["reason": "r", "criterion": "reworked"])
    #expect(await lin.post("/cases/2026-0002/appeals", other) == 404)
  }

  @Test(
    "A unit from which the case was taken sees and appeals against what it is blamed for, and nothing else of it"
  )
  func takenAway() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    try await town.act(
      "11-20 08:30", .transfer, on: "2026-0002", by: "li-na",
      ["unit": "yingji-ban", "reason": "工人聚集，由应急办牵头。"])
    try await town.act("11-20 08:40", .acknowledge, on: "2026-0002", by: "huang-qiang")
    let browsers = try await town.signedIn(["lin-fang", "huang-qiang"])
    let (lin, huang) = (try #require(browsers["lin-fang"]), try #require(browsers["huang-qiang"]))
    #expect(await lin.open("/cases/2026-0002") == 404)
    #expect(await lin.open(Self.page) == 200)
    #expect(lin.page.contains("签收超时") && !lin.page.contains("#entry-"))
    #expect(await lin.post("/cases/2026-0002/appeals", filled(["reason": "当晚停电，系统无法登录"])) == 303)
    await lin.open(try #require(lin.location))
    #expect(lin.page.contains("当晚停电，系统无法登录") && !lin.page.contains("黄强"))
    await huang.open(Self.page)
    #expect(huang.page.contains("href=\"/cases/2026-0002\"") && !huang.page.contains("/appeals\""))
  }

  @Test(
    "An appeal without a reason comes back beside its field, a ruling with what was typed; twice sent is said once"
  )
  func missingAndTwice() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browsers = try await town.signedIn(["lin-fang", "wang-jianguo"])
    let (lin, wang) = (try #require(browsers["lin-fang"]), try #require(browsers["wang-jianguo"]))
    await lin.open(Self.page)
    #expect(await lin.post("/cases/2026-0002/appeals", filled(["reason": " \r\n"])) == 422)
    #expect(lin.page.contains("-appeal-reason-fault\""))
    await wang.open(Self.page)
    for outcome in ["", "maybe"] {
      let typed = filled(["reason": "<b>属实</b>", "outcome": outcome])
      #expect(await wang.post("/cases/2026-0002/rulings", typed) == 422)
      #expect(wang.page.contains("-ruling-outcome-fault\"") && wang.page.contains("&lt;b&gt;属实"))
    }
    await lin.open(Self.page)
    let seq = String(try #require(lin.page.firstMatch(of: /name="seq" value="(\d+)"/)).output.1)
    let said = filled(["reason": "当晚停电", "seq": seq])
    #expect(await lin.post("/cases/2026-0002/appeals", said) == 303)
    let count = try await town.store.logRows().count
    await lin.open(Self.page)
    #expect(await lin.post("/cases/2026-0002/appeals", said) == 303)
    #expect(try await town.store.logRows().count == count)
  }
}
