import Foundation
import HTTPServer
import Model
import ResponseLog
import Storage
import Testing

/// The pages that a duty officer lives in.
@Suite struct DutyPagesTests {
  private func week() async throws -> Town {
    let town = try Town()
    try await town.liveThroughWeek()
    return town
  }

  @Test(
    "The queue shows one story: its words marked in title and text, the grade proposed with its reason, both acts"
  )
  func queue() async throws {
    let town = try await week()
    let page = try await town.page("/triage")
    #expect(page.contains("第 1 件，共 2 件") && page.contains("/triage?case="))
    let text = try #require(page.firstMatch(of: /<div class="text">.*?<\/div>/.dotMatchesNewlines()))
    #expect(text.output.contains("<mark>"), "what spoke for the flag is marked in the text itself")
    for part in [
      "建议等级", "属本地", "data-key=\"j\"", "data-key=\"a\"", "data-key=\"d\"", "/moves/assess", "/moves/dismiss",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.matches(of: /<article class="judged">/).count == 1)
  }

  @Test("The next of the queue is another one; what is not in it leads to its first")
  func next() async throws {
    let town = try await week()
    let first = try await town.page("/triage")
    let link = try #require(first.firstMatch(of: /href="(\/triage\?case=2026-\d+)" data-key="j"/))
    let second = try await town.page(String(link.output.1))
    #expect(second.contains("第 2 件，共 2 件") && second.contains("data-key=\"k\""))
    #expect(try await town.page("/triage?case=2026-9999").contains("第 1 件"))
  }

  @Test(
    "The ledger shows what is asked for",
    arguments: [
      ("state=open", 5), ("state=closed", 1), ("overdue=1", 1), ("area=healthcare", 1), ("grade=major", 1),
      ("unit=laobao-suo", 1), ("q=2026-0002", 1), ("q=%E5%81%9C%E6%B0%B4", 1), ("from=2026-11-20", 3),
      ("from=2026-11-21", 0), ("state=nonsense", 0), ("state=", 7),
    ])
  func ledger(query: String, count: Int) async throws {
    let town = try await week()
    let page = try await town.page("/cases?\(query)")
    #expect(page.matches(of: /<th scope="row"><a href="\/cases\//).count == count, "\(query)")
  }

  @Test("The ledger by due time begins with what ran out first")
  func order() async throws {
    let page = try await week().page("/cases?state=open&sort=due")
    #expect(page.firstMatch(of: /<th scope="row"><a href="\/cases\/(2026-\d+)"/)?.output.1 == "2026-0006")
  }

  @Test("The file of the ledger holds the same cases, and no cell of it is a formula")
  func file() async throws {
    let town = try await week()
    try await town.act(.open, on: nil, by: "li-na") { $0.options = ["title": "=1+1停水", "text": "x"] }
    let answer = try await town.get("/cases.csv?state=open")
    #expect(answer.headers.contains { $0.name == "Content-Type" && $0.value.hasPrefix("text/csv") })
    #expect(answer.headers.contains { $0.name == "Content-Disposition" && $0.value.contains("cases.csv") })
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(text.split(separator: "\r\n").count == 1 + 6)
    #expect(text.contains(",'=1+1停水,") && !text.contains(",=1"))
  }

  @Test("A search finds words of two characters, marks them, and goes by area and flag")
  func search() async throws {
    let town = try await week()
    let word = "%E4%B8%9A%E4%B8%BB"
    let page = try await town.page("/search?q=\(word)")
    #expect(page.contains("<mark>业主</mark>") && page.matches(of: /<li class="found">/).count == 1)
    #expect(page.contains("name=\"q\" value=\"业主\""))
    #expect(try await town.page("/search?q=\(word)&area=schooling").contains("没有找到"))
    #expect(try await town.page("/search?q=\(word)&flagged=1").contains("<li class=\"found\">"))
    #expect(try await town.page("/search?q=\(word)&to=2026-11-19").contains("没有找到"))
    #expect(try await town.page("/search").contains("输入两个字以上的词"))
  }

  @Test("The log goes by case and by action")
  func log() async throws {
    let town = try await week()
    func rows(_ query: String) async throws -> Int {
      try await town.page("/log?\(query)").matches(of: /<tr id="entry-/).count
    }
    let all = try await rows("")
    let ofCase = try await rows("case=2026-0002")
    #expect(ofCase > 2 && ofCase < all)
    #expect(try await rows("action=open") == 7)
    #expect(try await rows("case=2026-0002&action=open") == 1)
    #expect(try await rows("case=2026-9999") == 0)
  }

  @Test("What needs the viewer stands apart from what waits for others")
  func turns() async throws {
    let page = try await week().page("/")
    let fold = try #require(page.range(of: "<details class=\"fold\">"))
    let mine = try #require(page.range(of: "<a href=\"/cases/2026-0006\"><b>"))
    let others = try #require(page.range(of: "<a href=\"/cases/2026-0002\"><b>"))
    #expect(mine.lowerBound < fold.lowerBound && others.lowerBound > fold.lowerBound)
  }

  @Test(
    "A warning stands with its colour in words, how much came, what was expected, since when, and its case")
  func warning() async throws {
    let town = try await week()
    let warning = Warning(
      at: town.now, kind: .topic, topic: "te1", title: "", items: [.string("ie1"), .string("ie2")],
      area: "work-safety", level: .orange, baseline: 0.25, chance: 0.0004, surprise: 3.4,
      firstSeen: Town.moment("11-20 07:00"), isThin: true)
    try await town.store.transaction { try $0.insert([warning]) }
    let page = try await town.page("/")
    for words in [
      "橙色预警", "仑苍镇水暖厂房起火", "2 条，预期 0.25 条，偶然可能性不到千分之一", "始于 <time datetime=\"2026-11-20T07:00:00+08:00\">",
      "历史数据少", "安全生产",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(Chinese.unmarked(in: try await town.page("/?lang=en")).isEmpty)
  }

  @Test("The evaluation of a unit lists what is the unit's and keeps the figures of all")
  func unit() async throws {
    let town = try await week()
    let period = "from=2026-11-16&to=2026-11-20"
    let whole = try await town.page("/evaluation?\(period)")
    let one = try await town.page("/evaluation?\(period)&unit=laobao-suo")
    #expect(one.contains("/cases/2026-0002") && !one.contains("href=\"/cases/2026-0001\""))
    let figures = /<dl class="figures">.*?<\/dl>/.dotMatchesNewlines()
    #expect(one.firstMatch(of: figures)?.output == whole.firstMatch(of: figures)?.output)
  }

  @Test("Every page stays below 100 KB with two hundred open cases, and asks for two more files")
  func size() async throws {
    let town = try Town()
    try await town.found()
    for number in 0..<200 {
      try await town.act(.open, on: nil, by: "li-na") {
        $0.options = ["title": "第 \(number) 件：小区停水三天无人管，来电人希望尽快处理", "text": "停水"]
      }
    }
    for path in FrameTests.paths + ["/?lang=en", "/cases?lang=en"] {
      let page = try await town.page(path)
      #expect(page.utf8.count <= 100 << 10, "\(path): \(page.utf8.count)")
      #expect(page.matches(of: /(?:src|rel="stylesheet" href)="\//).count == 2, "\(path)")
    }
  }
}
