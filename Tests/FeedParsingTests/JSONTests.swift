import FeedParsing
import Foundation
import Model
import Testing

@Suite("JSON")
struct JSONTests {
  @Test("JSON Feed 1.1 gives its members")
  func feed() throws {
    let feed = try parse(
      #"""
      {"version":"https://jsonfeed.org/version/1.1","title":"南安\u53d1布","home_page_url":"http://a.test/","language":"zh",
      "authors":[{"name":"甲","url":"http://a.test/j"}],"items":[{"id":7,"url":"/1","title":"一 \ud83d\ude00 \ud800",
      "content_html":"<p>x</p>","content_text":"x","summary":"s","date_published":"2026-11-22T08:30:00+08:00",
      "date_modified":"2026-11-22T09:30:00+08:00","tags":["a","b"],
      "attachments":[{"url":"a.mp3","mime_type":"audio/mpeg","size_in_bytes":9}]},{"id":"x","author":{"name":"乙"}}]}
      """#)
    #expect(feed.format == .jsonFeed)
    #expect(feed.title == "南安发布")
    #expect(feed.authors == [ParsedAuthor(name: "甲", url: "http://a.test/j")])
    let item = try #require(feed.items.first)
    #expect(item.id == "7")
    #expect(item.url == "http://a.test/1")
    #expect(item.title == "一 😀 \u{FFFD}")
    #expect(item.contentHTML == "<p>x</p>")
    #expect(item.published?.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(item.modified?.rfc3339 == "2026-11-22T09:30:00+08:00")
    #expect(item.tags == ["a", "b"])
    #expect(
      item.attachments == [
        ParsedAttachment(url: "http://a.test/a.mp3", mimeType: "audio/mpeg", sizeInBytes: 9)
      ])
    #expect(feed.items[1].authors == [ParsedAuthor(name: "乙")])
  }

  @Test("A JSON Feed cut short keeps its complete items")
  func cut() throws {
    let feed = try parse(
      #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"},{"id":"2","title":"a"#)
    #expect(feed.items.map(\.id) == ["1"])
    #expect(feed.warnings.count == 1)
  }

  @Test("Any JSON is a feed where a mapping names its members")
  func mapped() throws {
    let mapping = JSONMapping(
      items: "data.realtime", title: "note", url: "word", urlPrefix: "https://s.test/weibo?q=", id: "mid",
      summary: "detail.0.text", published: "time", skip: "is_ad", skipValue: "1")
    let feed = try parse(
      #"""
      callback({"data":{"realtime":[{"note":"<b>停水</b>","word":"停 水#1","mid":12345678901234567890,"time":1795307400,
      "detail":[{"text":"x"}]},{"note":"广告","is_ad":1},{"note":"全址","word":"https://b.test/1","time":"2026-11-22"}]}})
      """#, format: .json(mapping))
    #expect(feed.items.map(\.title) == ["停水", "全址"])
    #expect(feed.items[0].id == "12345678901234567890")
    #expect(feed.items[0].url == "https://s.test/weibo?q=%E5%81%9C%20%E6%B0%B4%231")
    #expect(feed.items[0].summary == "x")
    #expect(feed.items[0].published?.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(feed.items[1].url == "https://b.test/1")
    #expect(feed.items[1].precision == .day)
  }

  @Test("A mapping that leads nowhere says what is there instead")
  func lost() {
    let mapping = JSONMapping(items: "data.list", title: "t")
    #expect(throws: FeedParseError.noItems(path: "data.list", found: "members “code”, “data”")) {
      try parse(#"{"code":1,"data":{}}"#, format: .json(mapping))
    }
    #expect(throws: FeedParseError.notAFeed(what: "an HTML page titled “Login”")) {
      try parse("<html><title>Login</title></html>", format: .json(mapping))
    }
  }

  @Test("The output is JSON Feed 1.1 without empty members, and reads back as what was read")
  func output() throws {
    let feed = try parse(
      """
      <rss><channel><title>"A" \\ B</title><link>http://a.test/</link><item><title>1</title><link>/1</link><guid>g</guid>
      <pubDate>2026-11-22</pubDate><category>c</category><author>王</author><description>x&#10;y</description></item></channel></rss>
      """)
    let text = ParsedFeedJSON.jsonFeed(feed)
    let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(value["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect(value["title"] as? String == "\"A\" \\ B")
    #expect(Set(value.keys) == ["version", "title", "home_page_url", "items", "_weathervane"])
    let items = try #require(value["items"] as? [[String: Any]])
    #expect(items[0]["date_published"] as? String == "2026-11-22T00:00:00+08:00")
    #expect(items[0]["content_text"] as? String == "x\ny")
    #expect(items[0]["content_html"] == nil)
    let again = try parse(text)
    #expect(again.items.map(\.title) == feed.items.map(\.title))
    #expect(again.items.map(\.url) == ["http://a.test/1"])
    #expect(again.items.map(\.authors) == feed.items.map(\.authors))
  }
}
