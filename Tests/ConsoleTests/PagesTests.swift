import Foundation
import HTTPServer
import Model
import ResponseLog
import Storage
import Testing

@Suite struct PagesTests {
  @Test("Today puts the clock that ran out first, names it, and says who holds the case")
  func today() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/")
    let order = ["2026-0006", "2026-0007", "2026-0005", "2026-0002", "2026-0003"].map { id in
      page.range(of: "<a href=\"/cases/\(id)\"><b>")?.lowerBound
    }
    #expect(order.allSatisfy { $0 != nil })
    #expect(order.compactMap(\.self) == order.compactMap(\.self).sorted())
    for words in ["✗ 已超 35 分", "▲ 将到期，剩 20 分", "● 剩 1 小时 35 分", "劳动保障所 · 林芳"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<a href=\"/cases/2026-0001\"><b>"), "a closed case is not to be done")
  }

  @Test("A flagged story shows its words, reasons and points, its heat and its case")
  func story() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/")
    #expect(page.contains("<mark>起火</mark>"))
    #expect(page.contains("<q>起火</q>"))
    #expect(page.firstMatch(of: /\+\d+(\.\d)? 分/) != nil)
    #expect(page.contains("4 条 / 4 源"))
    #expect(page.contains("仑苍论坛"), "a feed that has a title is shown by it")
    #expect(page.contains("<a href=\"https://example.org/e1\" rel=\"noreferrer noopener\">"))
    #expect(!page.contains("example.org/b1"), "what came in before the last 24 hours is not new")
  }

  @Test("Another place's story stands under 关注; the first page only counts it")
  func watched() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let today = try await town.page("/")
    #expect(!today.contains("example.org/h1") && today.contains("外地或属地不明 1 条"))
    #expect(try await town.page("/watch").contains("example.org/h1"))
    #expect(!(try await town.page("/watch?area=schooling")).contains("example.org/h1"))
  }

  @Test(
    "Feeds are one line: how many answer, which do not and since when, and that what is not heard is no calm")
  func feeds() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/")
    #expect(page.contains("✓ 2 个正常"))
    #expect(page.contains("✗ 1 个不正常"))
    #expect(page.contains("city-daily（从未应答）。听不到不等于平静。"))
  }

  @Test("A feed that goes by its address is told by its host")
  func untitledFeed() async throws {
    let town = try Town()
    try await town.found()
    let state = FeedState(
      feed: "https://news.example.org/rss?x=1", url: "https://news.example.org/rss?x=1", status: .failing,
      http: 0, tried: town.now)
    try await town.store.transaction { try $0.save(state) }
    let page = try await town.page("/")
    #expect(page.contains("news.example.org（从未应答）") && !page.contains("news.example.org/rss"))
  }

  @Test("The ledger lists every case, the newest first, with what was missed")
  func ledger() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/cases")
    let ids = page.matches(of: /<th scope="row"><a href="\/cases\/(2026-\d+)">/).map { String($0.output.1) }
    #expect(ids == (1...7).reversed().map { "2026-000\($0)" })
    #expect(page.contains("签收 <span class=\"mark bad\">✗ 迟 5 小时 20 分</span>"))
    #expect(page.contains("已排除"))
  }

  @Test("A case shows its clocks with who held it, its entries in words, its texts and its items")
  func oneCase() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/cases/2026-0001")
    for words in [
      "仑苍中心小学多名学生午餐后呕吐腹泻送医", "已办结", "食品药品安全", "较大 Ⅲ", "突发事件", "报至：县（市）级，首报", "交 市场监管所",
      "已封存留样并送检", "处置：发布调查处置", "更换供餐单位", "形式：回应", "结果：解决", "county-news", "转载",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    let late = try await town.page("/cases/2026-0002")
    #expect(late.contains("劳动保障所 7 小时 20 分，其中超时 5 小时 20 分"))
    #expect(late.contains("<rect class=\"over\""))
    #expect(!page.contains("<rect class=\"over\""))
  }

  @Test("A text that was destroyed leaves its entry and a word about it")
  func destroyed() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    #expect(try await town.page("/cases/2026-0003").contains("属供水应急。"))
    try town.destroyTexts()
    let page = try await town.page("/cases/2026-0003")
    #expect(!page.contains("属供水应急。"))
    #expect(page.contains("理由：原文已销毁"))
  }

  @Test(
    "Who complained is hidden on a case's page, and a correction stands beside the entry that it corrects")
  func hiddenAndCorrected() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let opened = try await town.act(.open, on: nil, by: "li-na") {
      $0.options = ["title": "停水", "text": "停水三天", "complainant": "陈小明，住园美村"]
    }
    let id = try #require(opened.caseID)
    try await town.correct(opened, note: "是停电")
    let page = try await town.page("/cases/\(id)")
    #expect(page.contains("反映人：已隐去") && !page.contains("陈小明"))
    #expect(page.contains("已更正") && page.contains("更正 #\(opened.seq)") && page.contains("是停电"))
    #expect(page.contains("<a href=\"#entry-\(opened.seq + 1)\">#\(opened.seq + 1)</a>"))
  }

  @Test("The log shows its newest entries, its head, and that the chain holds")
  func log() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/log")
    let rows = try await town.store.logRows()
    let last = try #require(rows.last)
    #expect(page.contains("✓ 逐条校验无误"))
    #expect(page.contains(last.hash))
    #expect(page.matches(of: /<tr id="entry-/).count == rows.count)
    #expect(page.contains("设置变动"))
    let older = try await town.page("/log?before=4")
    #expect(older.matches(of: /<tr id="entry-/).count == 3)
  }

  @Test("Whoever changes an entry finds its number on the log page")
  func tampered() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    try town.tamper(7)
    #expect(try await town.page("/log").contains("✗ 第 7 条不符"))
  }

  @Test("The evaluation names each failure with whose it was and leads to the entry that shows it")
  func evaluation() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    #expect(try await town.page("/").contains("href=\"/evaluation\""))
    let page = try await town.page("/evaluation?from=2026-11-16&to=2026-11-20")
    let rows = page.matches(of: /<tr><th scope="row"><span class="mark bad">.*?<\/tr>/.dotMatchesNewlines())
      .map { String($0.output) }
    #expect(rows.count == 3)
    let late = try #require(rows.first { $0.contains("2026-0002") })
    #expect(late.contains("签收超时") && late.contains("劳动保障所") && late.contains("5 小时 20 分"))
    let link = try #require(late.firstMatch(of: /href="(\/cases\/2026-0002)#(entry-\d+)"/))
    #expect(try await town.page(String(link.output.1)).contains("<li id=\"\(link.output.2)\""))
    #expect(!rows.contains { $0.contains("2026-0001") }, "a case handled well earns no verdict")
    #expect(page.contains("样本少") && page.contains("无应办"))
    let first = try #require(page.range(of: "id=\"verdicts\""))
    #expect(first.lowerBound < (try #require(page.range(of: "id=\"measures\""))).lowerBound)
  }

  @Test(
    "A period that is none is told and evaluates nothing",
    arguments: [
      "from=2026-11-20&to=2026-11-16", "from=x&to=2026-11-20", "from=2026-13-01&to=2026-11-20",
      "to=2026-11-20T1",
    ])
  func wrongPeriod(query: String) async throws {
    let town = try Town()
    try await town.found()
    let answer = try await town.get("/evaluation?\(query)")
    #expect(answer.status == 400)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("日期有误"))
  }

  @Test("Without a period the last seven days are evaluated")
  func defaultPeriod() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let page = try await town.page("/evaluation")
    #expect(page.contains("name=\"from\" value=\"2026-11-14\""))
    #expect(page.contains("name=\"to\" value=\"2026-11-20\""))
  }

  @Test("Collected words and addresses are shown and do nothing")
  func hostile() async throws {
    let town = try Town()
    try await town.found()
    let id = try await town.collectHostile()
    for path in ["/", "/cases", "/cases/\(id)"] {
      let page = try await town.page(path)
      #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"), "\(path)")
      #expect(!page.contains("<script>"), "\(path)")
      #expect(!page.lowercased().contains("javascript:"), "\(path)")
    }
  }

  @Test("Evidence that does not fit the title marks nothing", arguments: [4_000, 25, 3, -1])
  func misplacedEvidence(start: Int) async throws {
    let town = try Town()
    try await town.found()
    try await town.collectHostile(evidenceAt: start)
    let page = try await town.page("/")
    #expect(!page.contains("<mark>"))
    #expect(page.contains("<q>alert</q>"))
  }
}
