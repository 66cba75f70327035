import FeedParsing
import Model
import Testing

@testable import Collectors

@Suite struct ItemMakerTests {
  static let now = Timestamp(seconds: 1_780_000_000)
  let maker = ItemMaker(feed: Feed(id: "town", title: "", url: "http://town.example/"), now: now)

  func items(_ rss: String) throws -> [Item] {
    let document = "<rss version='2.0'><channel><title>镇</title>\(rss)</channel></rss>"
    return maker.items(
      try FeedParser.parse(
        Array(document.utf8), url: "http://town.example/feed", contentType: nil, now: Self.now))
  }

  @Test("The guid makes the id, whatever the title becomes")
  func guidIsIdentity() throws {
    let first = try items("<item><title>停水通知</title><guid>a-1</guid></item>")
    let second = try items("<item><title>停水通知（更新）</title><guid>a-1</guid></item>")
    #expect(first[0].id == second[0].id)
    #expect(first[0].digest != second[0].digest)
    #expect(first[0].id.wholeMatch(of: /i[0-9a-f]{16}/) != nil)
  }

  @Test("The same guid in another feed is another item")
  func feedIsPartOfIdentity() throws {
    let other = ItemMaker(feed: Feed(id: "county", title: "", url: "http://c.example/"), now: Self.now)
    let parsed = try FeedParser.parse(
      Array("<rss version='2.0'><channel><item><title>停水</title><guid>1</guid></item></channel></rss>".utf8),
      url: nil, contentType: nil, now: Self.now)
    #expect(maker.items(parsed)[0].id != other.items(parsed)[0].id)
  }

  @Test("Tracking parameters change neither a guid that is an address nor a link")
  func trackingIsNoIdentity() throws {
    let plain = try items("<item><title>甲</title><guid>http://town.example/1?id=3</guid></item>")
    let tracked = try items(
      "<item><title>甲</title><guid>http://town.example/1?id=3&amp;utm_source=rss</guid></item>")
    #expect(plain[0].id == tracked[0].id)
    let link = try items("<item><title>乙</title><link>http://town.example/2</link></item>")
    let trackedLink = try items("<item><title>乙</title><link>http://town.example/2?spm=9#a</link></item>")
    #expect(link[0].id == trackedLink[0].id)
    #expect(trackedLink[0].url == "http://town.example/2")
  }

  @Test(
    "A relative time in the title is neither a new item nor an update",
    arguments: [("路面塌陷-7小时前", "路面塌陷-8小时前"), ("路面塌陷 3分钟前", "路面塌陷 59分钟前"), ("路面塌陷 刚刚", "路面塌陷 昨天 12:30")])
  func relativeTimes(before: String, after: String) throws {
    let first = try items("<item><title>\(before)</title></item>")
    let second = try items("<item><title>\(after)</title></item>")
    #expect(first[0].id == second[0].id)
    #expect(first[0].digest == second[0].digest)
  }

  @Test("A time that every item shares to the second is the poll's, not the author's")
  func pollStamp() throws {
    let stamp = "<pubDate>Thu, 28 May 2026 12:40:45 +0800</pubDate>"
    let stamped = try items(
      (1...3).map { "<item><title>第\($0)条消息</title><guid>\($0)</guid>\(stamp)</item>" }.joined())
    #expect(stamped.allSatisfy { $0.published == nil && $0.precision == nil })
    let two = try items(
      (1...2).map { "<item><title>第\($0)条消息</title><guid>\($0)</guid>\(stamp)</item>" }.joined())
    #expect(two.allSatisfy { $0.published != nil })
  }

  @Test("A day without a time is kept as a day, though many items share it")
  func bareDays() throws {
    let rss = (1...4).map {
      "<item><title>公告之\($0)</title><guid>\($0)</guid><pubDate>2026-05-20</pubDate></item>"
    }
    let items = try items(rss.joined())
    #expect(
      items.allSatisfy { $0.precision == .day && $0.published == Timestamp(year: 2026, month: 5, day: 20) })
  }

  @Test("Items come earliest published first, those without a time last in the feed's order")
  func order() throws {
    let items = try items(
      """
      <item><title>无时甲</title></item>
      <item><title>晚</title><pubDate>Thu, 21 May 2026 10:00:00 +0800</pubDate></item>
      <item><title>无时乙</title></item>
      <item><title>早</title><pubDate>Wed, 20 May 2026 10:00:00 +0800</pubDate></item>
      """)
    #expect(items.map(\.title) == ["早", "晚", "无时甲", "无时乙"])
  }

  @Test("A time far ahead is dropped, a little ahead becomes now")
  func future() throws {
    let far = try items("<item><title>远</title><pubDate>Thu, 20 May 2027 10:00:00 +0800</pubDate></item>")
    #expect(far[0].published == nil)
    let soon = Self.now.adding(seconds: 3600).rfc3339
    let near = try items("<item><title>近</title><pubDate>\(soon)</pubDate></item>")
    #expect(near[0].published == Self.now)
  }

  @Test("Different items that share a guid keep apart by address, then by title")
  func sharedGuid() throws {
    let byLink = try items(
      """
      <item><title>甲事</title><guid>x</guid><link>http://town.example/1</link></item>
      <item><title>乙事</title><guid>x</guid><link>http://town.example/2</link></item>
      """)
    #expect(Set(byLink.map(\.id)).count == 2)
    let byTitle = try items(
      """
      <item><title>甲事</title><guid>x</guid><link>http://town.example/</link></item>
      <item><title>乙事</title><guid>x</guid><link>http://town.example/</link></item>
      """)
    #expect(Set(byTitle.map(\.id)).count == 2)
  }

  @Test("The same item twice in one document comes once")
  func twice() throws {
    let one = "<item><title>甲事</title><guid>x</guid></item>"
    #expect(try items(one + one).count == 1)
  }

  @Test(
    "A summary that repeats the title is no second mention, markup goes, an item that says nothing is left out"
  )
  func text() throws {
    let items = try items(
      """
      <item><title>学校停课</title><description>学校停课</description><guid>1</guid></item>
      <item><title>桥面开裂</title><description>&lt;p&gt;桥面&lt;b&gt;开裂&lt;/b&gt;&lt;/p&gt;</description><guid>2</guid></item>
      <item><guid>3</guid><description>&amp;nbsp;</description></item>
      <item><guid>4</guid><description>只有正文</description></item>
      """)
    #expect(items.map(\.title) == ["学校停课", "桥面开裂", ""])
    #expect(items.map(\.text) == ["", "", "只有正文"])
  }
}
