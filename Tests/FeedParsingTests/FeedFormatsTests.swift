import FeedParsing
import Model
import Testing

/// 2026-11-22T12:00:00+08:00.
let noon = Timestamp(seconds: 1_795_320_000)

func parse(
  _ text: String, url: String? = nil, contentType: String? = nil, format: FeedFormat = .feed
) throws(FeedParseError) -> ParsedFeed {
  try FeedParser.parse(Array(text.utf8), url: url, contentType: contentType, format: format, now: noon)
}

func item(_ content: String) throws -> ParsedItem {
  let feed = try parse("<rss version='2.0'><channel><item>\(content)</item></channel></rss>")
  return try #require(feed.items.first)
}

@Suite("Feed formats")
struct FeedFormatsTests {
  @Test("RSS 2.0 gives title, link, text, time, people, tags and files")
  func rss() throws {
    let feed = try parse(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
      <title>南安发布</title><link>http://a.test/</link><description>政务公开</description><language>zh-cn</language>
      <atom:link rel="self" href="http://a.test/rss.xml"/><lastBuildDate>Sun, 22 Nov 2026 08:30:00 +0800</lastBuildDate>
      <item><title>停水通知</title><link>http://a.test/1</link><description>今晚停水</description>
      <content:encoded><![CDATA[<p>今晚<b>停水</b></p>]]></content:encoded><guid isPermaLink="false">a-1</guid>
      <pubDate>Sun, 22 Nov 2026 08:30:00 +0800</pubDate><dc:creator>王五</dc:creator><category>民生</category>
      <enclosure url="http://a.test/1.mp3" type="audio/mpeg" length="99"/></item></channel></rss>
      """)
    #expect(feed.format == .rss)
    #expect(feed.title == "南安发布")
    #expect(feed.homePageURL == "http://a.test/")
    #expect(feed.feedURL == "http://a.test/rss.xml")
    #expect(feed.description == "政务公开")
    #expect(feed.language == "zh-cn")
    #expect(feed.updated?.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(feed.warnings.isEmpty)
    let item = try #require(feed.items.first)
    #expect(item.id == "a-1")
    #expect(item.url == "http://a.test/1")
    #expect(item.title == "停水通知")
    #expect(item.summary == "今晚停水")
    #expect(item.contentHTML == "<p>今晚<b>停水</b></p>")
    #expect(item.published?.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(item.precision == .second)
    #expect(item.authors == [ParsedAuthor(name: "王五")])
    #expect(item.tags == ["民生"])
    #expect(
      item.attachments == [
        ParsedAttachment(url: "http://a.test/1.mp3", mimeType: "audio/mpeg", sizeInBytes: 99)
      ])
  }

  @Test("RSS 1.0 keeps its items beside the channel and names them by rdf:about")
  func rdf() throws {
    let feed = try parse(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://a.test/"><title>A</title>
        <items><rdf:Seq><rdf:li resource="http://a.test/1"/></rdf:Seq></items></channel>
      <image><title>picture</title><link>http://a.test/p</link></image>
      <item rdf:about="http://a.test/1"><title>One</title><dc:date>2026-11-22</dc:date></item></rdf:RDF>
      """)
    #expect(feed.format == .rdf)
    #expect(feed.title == "A")
    #expect(feed.items.map(\.id) == ["http://a.test/1"])
    #expect(feed.items.first?.url == "http://a.test/1")
    #expect(feed.items.first?.published?.rfc3339 == "2026-11-22T00:00:00+08:00")
    #expect(feed.items.first?.precision == .day)
  }

  @Test("Atom 1.0 tells text, HTML and XHTML apart and reads links by their relation")
  func atom() throws {
    let feed = try parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh"><title type="html">A &amp;amp; &lt;b>B&lt;/b></title>
      <link rel="self" href="http://a.test/feed"/><link href="http://a.test/"/><updated>2026-11-22T00:30:00Z</updated>
      <entry xml:base="http://b.test/x/"><id>urn:1</id><title>1 &lt; 2 &amp;amp; 3</title>
      <link rel="edit" href="e"/><link rel="enclosure" href="f.pdf" length="5"/><link href="../one?a=1&amp;b=2&c=3&amp;#38;"/>
      <published>2026-11-22T08:30:00.5+08:00</published><updated>2026-11-22T09:00:00+08:00</updated>
      <author><name>李四</name><uri>/li</uri></author><category term="水务"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; <i>b</i></p></div></content></entry></feed>
      """)
    #expect(feed.format == .atom)
    #expect(feed.title == "A & B")
    #expect(feed.homePageURL == "http://a.test/")
    #expect(feed.feedURL == "http://a.test/feed")
    #expect(feed.language == "zh")
    let item = try #require(feed.items.first)
    #expect(item.id == "urn:1")
    #expect(item.url == "http://b.test/one?a=1&b=2&c=3&#38;")
    #expect(item.title == "1 < 2 &amp; 3")
    #expect(item.published?.milliseconds == 1_795_307_400_500)
    #expect(item.modified?.rfc3339 == "2026-11-22T09:00:00+08:00")
    #expect(item.authors == [ParsedAuthor(name: "李四", url: "http://b.test/li")])
    #expect(item.tags == ["水务"])
    #expect(item.contentHTML == "<p>a &amp; <i>b</i></p>")
    #expect(item.attachments == [ParsedAttachment(url: "http://b.test/x/f.pdf", sizeInBytes: 5)])
  }

  @Test("Atom 0.3 is read by its modes")
  func atom03() throws {
    let feed = try parse(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>T</tagline><entry>
      <title mode="base64" type="text/html">5Y2X5a6J</title><issued>2026-11-22</issued>
      <content type="text/html" mode="escaped">&lt;p>x&lt;/p></content></entry></feed>
      """)
    #expect(feed.description == "T")
    #expect(feed.items.first?.title == "南安")
    #expect(feed.items.first?.contentHTML == "<p>x</p>")
    #expect(feed.items.first?.precision == .day)
  }

  @Test("A feed without items is a feed of none")
  func empty() throws {
    #expect(try parse("<rss><channel><title>A</title></channel></rss>").items.isEmpty)
    #expect(try parse("<feed xmlns='http://www.w3.org/2005/Atom'/>").items.isEmpty)
  }

  @Test(
    "What is no feed is refused with what it seems to be",
    arguments: [
      ("", "an empty document"), (" \n ", "an empty document"),
      (
        "<!DOCTYPE html><html><head><title>登录 &amp; 注册</title></head></html>", "an HTML page titled “登录 & 注册”"
      ),
      ("<opml version='1.0'><body/></opml>", "an OPML list of feeds"),
      ("{\"code\":403,\"msg\":\"denied\"}", "JSON with members “code”, “msg”"),
      ("nothing here", "text that is neither XML nor JSON"),
    ])
  func refused(_ document: String, _ what: String) {
    #expect(throws: FeedParseError.notAFeed(what: what)) { try parse(document) }
  }
}
