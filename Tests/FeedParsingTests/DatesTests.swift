import FeedParsing
import Model
import Testing

@Suite("Times that feeds write")
struct DatesTests {
  private func time(_ text: String, offset: Int64 = chinaOffset) throws -> ParsedItem {
    let document = "<rss><channel><item><title>t</title><pubDate>\(text)</pubDate></item></channel></rss>"
    let feed = try FeedParser.parse(
      Array(document.utf8), url: nil, contentType: nil, offset: offset, now: noon)
    return try #require(feed.items.first)
  }

  @Test(
    "Every form of RFC 822 and its relatives gives its moment",
    arguments: [
      ("Sun, 22 Nov 2026 08:30:15 +0800", "2026-11-22T08:30:15+08:00"),
      ("22 Nov 26 08:30 +0800", "2026-11-22T08:30:00+08:00"),
      ("Sunday, 22 November 2026 00:30:15 GMT", "2026-11-22T08:30:15+08:00"),
      ("Sun, 22-Nov-26 00:30:15 UTC", "2026-11-22T08:30:15+08:00"),
      ("Sun, 22 Nov 2026 00:30:15 Z", "2026-11-22T08:30:15+08:00"),
      ("Sat, 21 Nov 2026 19:30:15 EST", "2026-11-22T08:30:15+08:00"),
      ("Sun, 22 Nov 2026 08:30:15 GMT+8", "2026-11-22T08:30:15+08:00"),
      ("Sun, 22 Nov 2026 08:30:15", "2026-11-22T08:30:15+08:00"),
      ("Sun Nov 22 08:30:15 2026", "2026-11-22T08:30:15+08:00"),
      ("Sat Mar 20 20:39:33 +0800 2021", "2021-03-20T20:39:33+08:00"),
      ("Nov 22, 2026 8:30 PM", "2026-11-22T20:30:00+08:00"),
      ("November 22nd, 2026 at 12:05 AM", "2026-11-22T00:05:00+08:00"),
      ("Thu, 01 Jan 70 08:00:00 +0800", "1970-01-01T08:00:00+08:00"),
    ])
  func worded(_ text: String, _ expected: String) throws {
    let item = try time(text)
    #expect(item.published?.rfc3339 == expected)
    #expect(item.precision == .second)
  }

  @Test(
    "W3CDTF and forms in figures give their moment",
    arguments: [
      ("2026-11-22T00:30:15Z", "2026-11-22T08:30:15+08:00"),
      ("2026-11-22T08:30:15.5+08:00", "2026-11-22T08:30:15+08:00"),
      ("2026-11-22T08:30+0800", "2026-11-22T08:30:00+08:00"),
      ("20261122T083015Z", "2026-11-22T16:30:15+08:00"),
      ("2026-11-22 08:30:15", "2026-11-22T08:30:15+08:00"), ("2026/11/22 8:30", "2026-11-22T08:30:00+08:00"),
      ("2026-11-22T24:00:00", "2026-11-23T00:00:00+08:00"), ("11/22/2026 08:30", "2026-11-22T08:30:00+08:00"),
      ("11-22 08:30", "2026-11-22T08:30:00+08:00"), ("12-30 08:30", "2025-12-30T08:30:00+08:00"),
      ("1795307400", "2026-11-22T08:30:00+08:00"), ("1795307400000", "2026-11-22T08:30:00+08:00"),
    ])
  func figures(_ text: String, _ expected: String) throws {
    let item = try time(text)
    #expect(item.published?.rfc3339 == expected)
    #expect(item.precision == .second)
  }

  @Test(
    "A date alone is midnight of that day, exact to the day",
    arguments: [
      ("2018-05-03", "2018-05-03"), ("2018-05", "2018-05-01"), ("2018", "2018-01-01"),
      ("20180503", "2018-05-03"),
      ("2018/5/3", "2018-05-03"), ("2018.5.3", "2018-05-03"), ("2018-123", "2018-05-03"),
      ("03.05.2018", "2018-05-03"), ("Thu, 03 May 2018", "2018-05-03"), ("2018年5月3日", "2018-05-03"),
      ("5月3日", "2026-05-03"), ("05-03", "2026-05-03"), ("12月30日", "2025-12-30"), ("昨天", "2026-11-21"),
      ("3天前", "2026-11-19"),
    ])
  func days(_ text: String, _ day: String) throws {
    let item = try time(text)
    #expect(item.published?.rfc3339 == day + "T00:00:00+08:00")
    #expect(item.precision == .day)
  }

  @Test(
    "Chinese forms count from now where they are relative",
    arguments: [
      ("2018年5月3日 08时30分", "2018-05-03T08:30:00+08:00"), ("2018年05月03日08:30:15", "2018-05-03T08:30:15+08:00"),
      ("2018年5月3日（星期四）下午3点半", "2018-05-03T15:30:00+08:00"), ("5月3日 08:30", "2026-05-03T08:30:00+08:00"),
      ("今天 12:30", "2026-11-22T12:30:00+08:00"), ("昨天12:30", "2026-11-21T12:30:00+08:00"),
      ("3小时前", "2026-11-22T09:00:00+08:00"), ("15 分钟前", "2026-11-22T11:45:00+08:00"),
      ("刚刚", "2026-11-22T12:00:00+08:00"), ("半小时前", "2026-11-22T11:30:00+08:00"),
    ])
  func chinese(_ text: String, _ expected: String) throws {
    let item = try time(text)
    #expect(item.published?.rfc3339 == expected)
    #expect(item.precision == .second)
  }

  @Test("CST and a time without a zone are in the feed's own zone")
  func zone() throws {
    #expect(try time("Sun, 22 Nov 2026 08:30:00 CST").published?.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(try time("2026-11-22 08:30:00", offset: 0).published?.rfc3339 == "2026-11-22T16:30:00+08:00")
    #expect(try time("2026-11-22", offset: 0).published?.rfc3339 == "2026-11-22T08:00:00+08:00")
  }

  @Test("A time in the future is kept as written")
  func future() throws {
    #expect(try time("Wed, 22 Nov 2028 08:30:00 +0800").published?.rfc3339 == "2028-11-22T08:30:00+08:00")
  }

  @Test(
    "What is no time leaves the item without one, never with the time of reading",
    arguments: [
      "", "soon", "31 Feb 2026 08:00:00 GMT", "2026-13-01", "2026-11-22T25:00:00Z", "明天", "12:30",
      "0000-00-00", "小时前",
      "2026-11-22 08:30 and more", "99999999999999999999",
    ])
  func unreadable(_ text: String) throws {
    let item = try time(text)
    #expect(item.published == nil)
    #expect(item.precision == nil)
  }

  @Test("An unreadable time draws a warning, a missing one does not")
  func warning() throws {
    let bad = try parse("<rss><channel><item><pubDate>soon</pubDate></item></channel></rss>")
    #expect(bad.warnings == ["1 dates could not be read"])
    #expect(try parse("<rss><channel><item><title>t</title></item></channel></rss>").warnings.isEmpty)
  }
}
