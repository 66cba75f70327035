import HTTPServer
import Model
import ResponseLog
import Storage
import Testing

@Suite("Acting in the console") struct ActingTests {
  @Test("A case goes from judged to closed by the forms of five people, each entry by console and password")
  func wholeWay() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browsers = try await town.signedIn(["li-na", "wang-jianguo", "chen-wei"])
    let id = "2026-0007"
    func act(_ who: String, _ move: String, _ fields: [String: String] = [:]) async throws {
      let browser = try #require(browsers[who])
      await browser.open("/cases/\(id)")
      let status = await browser.post("/cases/\(id)/moves/\(move)", fields)
      #expect(status == 303, "\(who) \(move): \(browser.faults)")
      let entry = try #require(try await town.lastEntry())
      #expect(entry.action == move && entry.actor == who && entry.via == .console && entry.auth == .password)
      await browser.open(browser.location ?? "/")
      #expect(browser.page.contains("id=\"done\""))
    }
    try await act("li-na", "assess", ["area": "town-services", "grade": "ordinary", "kind": "interests"])
    try await act("li-na", "assign", ["unit": "shichang-jianguan-suo", "helper": "yingji-ban"])
    try await act("chen-wei", "acknowledge")
    try await act(
      "chen-wei", "respond",
      [
        "text": "已恢复供水。", "cause": "水管老化", "solution": "11月25日前更换", "constraints": "须等材料",
        "disposition": "solved",
      ])
    try await act("wang-jianguo", "review", ["verdict": "approved", "wording": "ok"])
    try await act(
      "li-na", "publish", ["channel": "wechat", "kind": "response", "link": "https://example.org/a"])
    try await act("li-na", "close", ["outcome": "solved"])
    #expect(
      try await town.store.bodies(ofCase: id).last?.contains(#""auth":"password""#) == true)
  }

  @Test("What is missing comes back beside its field, with what was typed")
  func missing() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browser = try #require(try await town.signedIn(["li-na"])["li-na"])
    await browser.open("/cases/2026-0007")
    let status = await browser.post(
      "/cases/2026-0007/moves/assess", ["area": "housing", "note": "<b>先看</b>"])
    #expect(status == 422)
    #expect(browser.page.contains("id=\"2026-0007-assess-grade-fault\""))
    #expect(browser.page.contains("href=\"#2026-0007-assess-kind\""))
    #expect(browser.page.contains("<option value=\"housing\" selected"))
    #expect(browser.page.contains("&lt;b&gt;先看&lt;/b&gt;") && !browser.page.contains("<b>先看</b>"))
  }

  @Test("Only what the log would take is offered, and what is forged is refused and kept")
  func roles() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browsers = try await town.signedIn(["li-na", "wang-jianguo", "lin-fang"])
    let lin = try #require(browsers["lin-fang"])
    await lin.open("/cases/2026-0002")
    let offered = Set(lin.page.matches(of: /\/moves\/([a-z-]+)"/).map { String($0.output.1) })
    #expect(offered == ["return", "progress", "respond"])
    #expect(await lin.post("/cases/2026-0002/moves/close", ["outcome": "solved"]) == 403)
    let kept = try #require(try await town.lastEntry())
    #expect(kept.action == "refused" && kept.text("why") == "role" && kept.auth == .password)
  }

  @Test(
    "A handler sees the cases of their unit; others do not exist for them, nor does an id that nobody has")
  func guessing() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let lin = try #require(try await town.signedIn(["lin-fang"])["lin-fang"])
    #expect(await lin.open("/cases/2026-0002") == 200)
    var pages: Set<String> = []
    for id in ["2026-0001", "2026-0005", "2026-9999"] {
      #expect(await lin.open("/cases/\(id)") == 404)
      pages.insert(lin.page.replacing(id, with: "ID"))
      await lin.open("/account")
      #expect(await lin.post("/cases/\(id)/moves/acknowledge", [:]) == 404)
    }
    #expect(pages.count == 1)
    await lin.open("/cases")
    #expect(lin.page.contains("2026-0002") && !lin.page.contains("2026-0005"))
    await lin.open("/cases.csv")
    #expect(!lin.page.contains("2026-0005"))
  }

  @Test(
    "A form sent twice does no harm; one that was overtaken comes back with what was typed and what changed")
  func twice() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let li = try #require(try await town.signedIn(["li-na"])["li-na"])
    await li.open("/cases/2026-0007")
    let seq = String(try #require(li.page.firstMatch(of: /name="seq" value="(\d+)"/)).output.1)
    let assess = ["area": "housing", "grade": "ordinary", "kind": "interests", "seq": seq]
    #expect(await li.post("/cases/2026-0007/moves/assess", assess) == 303)
    let count = try await town.store.logRows().count
    await li.open("/cases/2026-0007")
    #expect(await li.post("/cases/2026-0007/moves/assess", assess) == 303)
    #expect(try await town.store.logRows().count == count)
    let late = ["reason": "写了很久的理由", "seq": seq]
    #expect(await li.post("/cases/2026-0007/moves/dismiss", late) == 409)
    #expect(li.page.contains("写了很久的理由") && li.page.contains("您打开表单之后"))
    #expect(try await town.store.logRows().count == count)
  }

  @Test("What the system wrote meanwhile sends nobody back")
  func systemEntries() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let li = try #require(try await town.signedIn(["li-na"])["li-na"])
    await li.open("/cases/2026-0007")
    let now = town.now
    try await town.store.transaction { transaction in
      let file = try #require(CaseFile(try LogEntry.read(transaction.bodies(ofCase: "2026-0007"))))
      let entry = LogEntry(
        seq: 0, office: transaction.officeCode, at: now, caseID: "2026-0007", actor: "system", role: .system,
        via: .system, action: "clock_due_soon", holder: file.holder, detail: ["clock": .string("judge")])
      _ = try transaction.append(Clerk.Draft(entry: entry))
    }
    #expect(await li.post("/cases/2026-0007/moves/dismiss", ["reason": "误报"]) == 303)
  }

  @Test(
    "A case opened by hand keeps its text masked and its complainant hidden until somebody says why; both are logged"
  )
  func reveal() async throws {
    let town = try Town()
    try await town.found()
    let li = try #require(try await town.signedIn(["li-na"])["li-na"])
    await li.open("/cases/new")
    let said = ["text": "停水三天，请回电13800138000。", "title": "园美村停水", "complainant": "陈某某，园美村"]
    #expect(await li.post("/cases", said) == 303)
    let page = try #require(li.location?.prefix { $0 != "?" }).description
    await li.open(page)
    #expect(!li.page.contains("13800138000") && !li.page.contains("陈某某"))
    #expect(await li.post("\(page)/reveal", ["what": "complainant", "reason": ""]) == 422)
    await li.open(page)
    #expect(await li.post("\(page)/reveal", ["what": "complainant", "reason": "须上门核实"]) == 303)
    let entry = try #require(try await town.lastEntry())
    #expect(entry.action == "reveal" && entry.text("what") == "complainant" && entry.auth == .password)
    await li.open(page)
    #expect(li.page.contains("陈某某，园美村") && !li.page.contains("13800138000"))
    await li.post("\(page)/reveal", ["what": "text", "reason": "须回电"])
    await li.open(page)
    #expect(li.page.contains("13800138000"))
    town.set("11-18 09:00")
    await li.open(page)
    #expect(!li.page.contains("陈某某") && !li.page.contains("13800138000"), "leave lasts ten minutes")
  }

  @Test("A second case of the same story is told before it is opened")
  func duplicate() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let li = try #require(try await town.signedIn(["li-na"])["li-na"])
    await li.open("/cases/new")
    let said = ["title": "仑苍镇水暖厂房起火，浓烟滚滚", "text": "来电反映。"]
    #expect(await li.post("/cases", said) == 409)
    #expect(li.page.contains("/cases/2026-0005"))
    #expect(await li.post("/cases", said.merging(["sure": "1"]) { $1 }) == 303)
  }

  @Test("A draft is looked through before it is entered, and one button enters it without its personal data")
  func redaction() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let chen = try #require(try await town.signedIn(["huang-qiang"])["huang-qiang"])
    await chen.open("/cases/2026-0005")
    var answer = [
      "text": "已联系陈女士（13800138000）。", "cause": "线路老化", "solution": "11月25日前更换", "constraints": "无",
      "disposition": "solved", "look": "1",
    ]
    let before = try await town.store.logRows().count
    #expect(await chen.post("/cases/2026-0005/moves/respond", answer) == 200)
    #expect(chen.page.contains("13800138000") && chen.page.contains("[手机号]"))
    #expect(try await town.store.logRows().count == before)
    answer["look"] = nil
    answer["redact"] = "1"
    #expect(await chen.post("/cases/2026-0005/moves/respond", answer) == 303)
    let seq = try #require(try await town.lastEntry()?.seq)
    let texts = try await town.store.content(ofEntry: seq).values.map(\.text)
    #expect(texts.contains { $0.contains("[手机号]") } && !texts.contains { $0.contains("13800138000") })
  }
}
