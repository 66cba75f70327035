import Foundation
import HTTPServer
import Testing

@Suite struct LanguageTests {
  @Test("The English page says nothing in Chinese but data and terms beside their English, and marks both")
  func english() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    for path in FrameTests.paths + ["/evaluation?from=2026-11-16&to=2026-11-20", "/evaluation?from=x"] {
      let page = try await town.page(path + (path.contains("?") ? "&" : "?") + "lang=en")
      #expect(page.hasPrefix("<!doctype html><html lang=\"en\">"), "\(path)")
      #expect(Chinese.unmarked(in: page).isEmpty, "\(path): \(Chinese.unmarked(in: page))")
      #expect(Tags.fault(in: page) == nil, "\(path)")
    }
  }

  @Test("The English evaluation says in English when a criterion is met, the Chinese one in Chinese")
  func conditions() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let (chinese, english) = (
      "签收时限届满时承办单位仍未签收、退回或转办", "the handling unit had neither acknowledged, returned nor"
    )
    for path in ["/evaluation?from=2026-11-16&to=2026-11-20&lang=", "/cases/2026-0002/verdicts?lang="] {
      let pages = (try await town.page(path + "zh"), try await town.page(path + "en"))
      #expect(pages.0.contains(chinese) && !pages.0.contains(english), "\(path)")
      #expect(pages.1.contains(english) && !pages.1.contains(chinese), "\(path)")
    }
  }

  @Test("Why a text was flagged is said in the language of the page")
  func evidence() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let evidence = try Regex(#"class="evidence">.*?</q> (.*?) <span class="points""#)
    func reasons(_ language: String) async throws -> [String] {
      let page = try await town.page("/triage?lang=\(language)")
      return page.matches(of: evidence).map { String($0.output[1].substring ?? "") }
    }
    let (chinese, english) = (try await reasons("zh"), try await reasons("en"))
    #expect(!chinese.isEmpty && chinese.allSatisfy { $0.contains { !$0.isASCII } })
    #expect(english.count == chinese.count && english.allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test("The reader of Chinese sees a word that nobody marked")
  func reader() {
    #expect(Chinese.unmarked(in: "<p>ok <b>待办</b> <span lang=\"zh-CN\">党<b>政</b>办</span></p>") == ["待办"])
    #expect(Chinese.unmarked(in: "<p lang=\"zh-CN\">党</p><p>政</p>") == ["政"])
    #expect(Chinese.unmarked(in: "<p title=\"政\">x</p>") == ["<p title=\"政\">"])
  }

  @Test("A language chosen once is kept by a cookie; without a choice the page is Chinese")
  func choice() async throws {
    let town = try Town()
    try await town.found()
    let chosen = try await town.get("/log?lang=en")
    #expect(chosen.headers.contains { $0.name == "Set-Cookie" && $0.value.hasPrefix("lang=en;") })
    let kept = String(decoding: try await town.get("/log", cookie: "lang=en").body, as: UTF8.self)
    #expect(kept.contains("<html lang=\"en\">"))
    for cookie in ["lang=fr", "lang=", "lang=<x>", nil] {
      let answer = try await town.get("/log", cookie: cookie)
      #expect(String(decoding: answer.body, as: UTF8.self).contains("<html lang=\"zh-CN\">"))
      #expect(!answer.headers.contains { $0.name == "Set-Cookie" && $0.value.hasPrefix("lang") })
    }
  }

  @Test("The link to the other language keeps the page and what it was asked")
  func link() async throws {
    let town = try Town()
    try await town.found()
    let page = try await town.page("/evaluation?from=2026-11-16&to=2026-11-20&x=%22%3E%E5%81%9C")
    let link = "/evaluation?from=2026-11-16&amp;to=2026-11-20&amp;x=%22%3E%E5%81%9C&amp;lang=en"
    #expect(page.contains("<a href=\"\(link)\" lang=\"en\""))
  }
}

/// A reader of pages that knows which of their text is marked as Chinese.
enum Chinese {
  private static let void: Set<Substring> = ["meta", "link", "input", "br"]

  /// Texts, and tags whose attributes hold Chinese, outside of elements marked `lang="zh-CN"`.
  static func unmarked(in page: String) -> [String] {
    var (open, found): ([Bool], [String]) = ([], [])
    for match in page.matches(of: /<(\/?)([a-z!][a-z0-9]*)((?:[^>"]|"[^"]*")*?)(\/?)>|[^<]+/) {
      let (whole, isMarked) = (match.output.0, open.last ?? false)
      guard let name = match.output.2 else {
        if !isMarked && holdsHan(whole) {
          found.append(whole.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        continue
      }
      let isChinese = whole.contains("lang=\"zh-CN\"")
      if !isMarked && !isChinese && holdsHan(whole) { found.append(String(whole)) }
      if match.output.1 == "/" {
        _ = open.popLast()
      } else if match.output.4 != "/", !void.contains(name), name != "!doctype" {
        open.append(isMarked || isChinese)
      }
    }
    return found
  }

  /// Names, and what somebody looked for, may stand where no element can, in the title and in attributes.
  private static let names = [
    "仑苍镇", "党政办", "劳动保障所", "林芳", "市场监管所", "应急办", "黄强", "陈伟", "中心小学", "李娜",
    "王建国",
    "仑苍论坛", "停水",
  ]

  private static func holdsHan(_ text: Substring) -> Bool {
    names.reduce(String(text)) { $0.replacing($1, with: "") }.unicodeScalars.contains {
      (0x2E80...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value)
    }
  }
}
