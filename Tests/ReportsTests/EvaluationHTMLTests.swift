import Reports
import ResponseLog
import Testing
import Text

@Suite struct EvaluationHTMLTests {
  private func text(_ names: EvaluationNames? = nil) throws -> String {
    String(decoding: try Week.report(names: names).bytes(.html), as: UTF8.self)
  }

  @Test("The same evaluation gives the same document, byte for byte")
  func deterministic() throws {
    let first = try text()
    for _ in 0..<20 { #expect(try text() == first) }
  }

  @Test("The document stands alone: Chinese, no script, nothing from elsewhere, fit for A4")
  func standalone() throws {
    let text = try text()
    #expect(text.hasPrefix("<!doctype html>\n<html lang=\"zh-CN\">"))
    #expect(text.firstMatch(of: /(?i)<script|<link|<img|@import|url\(|https?:\/\//) == nil)
    #expect(text.contains("size: A4"))
    for part in ["<title>仑苍镇舆情回应评估 2026-11-16 至 2026-11-17</title>", "<header>", "<main>", "350583101"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("It says what it was computed from, and that the data are a demonstration's only where they are")
  func provenance() throws {
    #expect(try text().contains("共 7 条"))
    #expect(try text().contains("hash-7"))
    #expect(try text().contains("演示数据"))
    #expect(!(try text(try Week.names(simulated: false)).contains("演示数据")))
  }

  @Test("A failure stands with its name, whose it was, how late, and the entries that show it")
  func verdict() throws {
    let text = try text()
    let row = try #require(
      text.firstMatch(of: /<tr><th scope="row"><span class="mark bad">.*?<\/tr>/.dotMatchesNewlines()))
    for words in ["报告不及时", "签收超时", "到期未签收", "2026-0001", "劳动保障所 · 林芳", "3 小时", "#5"] {
      #expect(row.output.contains(words), "\(words)")
    }
    #expect(!row.output.contains("/cases/"), "on paper there is no console to go to")
  }

  @Test("Few cases are marked as few, and where nothing was due there is no rate")
  func honesty() throws {
    let text = try text()
    #expect(text.contains("样本少"))
    #expect(text.contains("无应办"))
    #expect(text.contains("0 / 1（0%）"))
  }

  @Test("Names are text: markup in them stays what it is")
  func escaping() throws {
    let text = try text(try Week.names(office: "<b>镇&", person: "<script>x</script>"))
    #expect(text.contains("&lt;b&gt;镇&amp;"))
    #expect(text.contains("&lt;script&gt;x&lt;/script&gt;"))
    #expect(!text.contains("<script"))
  }

  @Test("Ids without a name stand for themselves")
  func unknownNames() throws {
    let text = try text(EvaluationNames(office: "某镇", simulated: false))
    for id in ["laobao-suo · lin-fang", "acknowledge-late", "labour"] { #expect(text.contains(id), "\(id)") }
  }

  @Test("On the page the same tables lead to the entries of the case")
  func consoleLinks() throws {
    let sections = EvaluationSections(try Week.evaluation(), names: try Week.names(), links: .console).all
      .html
    #expect(sections.contains("href=\"/cases/2026-0001#entry-5\""))
  }
}
