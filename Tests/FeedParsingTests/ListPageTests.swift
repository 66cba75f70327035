import FeedParsing
import Model
import Testing

@Suite("List pages")
struct ListPageTests {
  private let page = """
    <html><head><title>通知公告_南安市</title><meta charset="gb2312"></head><body><ul class="list">
    <li><a href="./202611/t20261120_2057225.htm" title="关于停水的通知（全市）">关于停水的…</a><span>2026-11-20</span></li>
    <li><span>[11-21]</span><a href="/art/2.html">第二条 &amp; 其他</a></li>
    <li><a href="../202003/t20200306_99.htm">第三条</a></li><li><a href="javascript:void(0)">第四条</a></li>
    <li>没有链接</li></ul></body></html>
    """

  @Test("Entries give title, absolute link and the date beside them or in their address")
  func entries() throws {
    let format = FeedFormat.listPage(ListPageMapping(items: "//ul[@class='list']/li"))
    let feed = try parse(page, url: "http://www.nanan.test/zwgk/tzgg/index.htm", format: format)
    #expect(feed.format == .listPage)
    #expect(feed.title == "通知公告_南安市")
    #expect(feed.items.map(\.title) == ["关于停水的通知（全市）", "第二条 & 其他", "第三条", "第四条"])
    #expect(
      feed.items.map(\.url) == [
        "http://www.nanan.test/zwgk/tzgg/202611/t20261120_2057225.htm", "http://www.nanan.test/art/2.html",
        "http://www.nanan.test/zwgk/202003/t20200306_99.htm", nil,
      ])
    #expect(
      feed.items.map { $0.published?.rfc3339.prefix(10) } == ["2026-11-20", "2026-11-21", "2020-03-06", nil])
    #expect(feed.items.map(\.precision) == [.day, .day, .day, nil])
  }

  @Test(
    "The date beside a title is found, figures in the title are not taken for one",
    arguments: [
      ("<a href='x'>3.15晚会曝光2026年12月30日前整改</a><span>2026-11-20</span>", "2026-11-20T00:00:00+08:00"),
      ("<a href='x'>24/7服务</a>（11-20）", "2026-11-20T00:00:00+08:00"),
      ("<a href='x'>通知<i>2026/11/20 08:30</i></a>", "2026-11-20T08:30:00+08:00"),
      ("发布时间：2026年11月20日 08:30 来源：南安<a href='x'>通知</a>", "2026-11-20T08:30:00+08:00"),
      ("<a href='x'>通知</a> 3小时前", "2026-11-22T09:00:00+08:00"),
      ("<a href='x'>通知</a>[昨天]", "2026-11-21T00:00:00+08:00"),
      ("<a href='x'>3.15晚会 1/3 的10-20人 2026年计划</a>", nil), ("<a href='x2026/12.htm'>第2026号</a>", nil),
    ])
  func dates(_ entry: String, _ expected: String?) throws {
    let feed = try parse("<ul><li>\(entry)</li></ul>", format: .listPage(ListPageMapping(items: "//li")))
    #expect(feed.items.first?.published?.rfc3339 == expected)
  }

  @Test("A mapping may name title, link and date itself")
  func mapped() throws {
    let mapping = ListPageMapping(items: "//li[a]", title: "a/@title", url: "a/@href", published: "span")
    let feed = try parse(page, url: "http://a.test/", format: .listPage(mapping))
    #expect(feed.items.first?.title == "关于停水的通知（全市）")
    #expect(feed.items.first?.published?.rfc3339 == "2026-11-20T00:00:00+08:00")
  }

  @Test("A page where nothing matches gives no items and a warning")
  func nothing() throws {
    let feed = try parse(page, format: .listPage(ListPageMapping(items: "//table/tr")))
    #expect(feed.items.isEmpty)
    #expect(feed.warnings == ["nothing on the page matches “//table/tr”"])
  }

  @Test("An expression that is no XPath is refused")
  func badExpression() {
    #expect(throws: FeedParseError.badExpression("//li[")) {
      try parse(page, format: .listPage(ListPageMapping(items: "//li[")))
    }
    #expect(throws: FeedParseError.badExpression("a/@")) {
      try parse(page, format: .listPage(ListPageMapping(items: "//li", url: "a/@")))
    }
  }

  @Test("A deeply nested page does not end the process")
  func deep() throws {
    let page = String(repeating: "<div>", count: 100_000) + "<li><a href='/x'>a</a></li>"
    #expect(try parse(page, format: .listPage(ListPageMapping(items: "//li"))).items.count <= 1)
  }
}
