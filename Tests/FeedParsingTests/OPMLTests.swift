import FeedParsing
import Model
import Testing

@Suite("OPML")
struct OPMLTests {
  private func read(_ text: String) throws(OPMLError) -> [Feed] {
    try OPML.read(Array(text.utf8), file: "a.opml")
  }

  private func one(_ attributes: String) throws -> Feed {
    let feeds = try read(
      "<opml><body><outline text='A' xmlUrl='http://a.test:81/Rss/news.xml' \(attributes)/></body></opml>")
    return try #require(feeds.first)
  }

  @Test("An outline without our attributes is a national feed of its own, named by host, port and path")
  func defaults() throws {
    let feed = try one("")
    #expect(feed.id == "a-test-81-rss-news-xml")
    #expect(feed.title == "A")
    #expect(feed.scope == .national)
    #expect(feed.tier == .own)
    #expect(feed.every == 900)
    #expect(feed.offset == 8 * 3600)
    #expect(feed.enabled)
    #expect(feed.verified == nil)
  }

  @Test("Our attributes are read, with or without the namespace declared")
  func attributes() throws {
    let feed = try one(
      "htmlUrl='http://a.test/' wv:id='na-1' wv:scope='local' wv:tier='county' wv:place='350583' wv:every='15m' wv:zone='+09:00' wv:enabled='false' wv:verified='2026-11-22'"
    )
    #expect(feed.id == "na-1")
    #expect(feed.siteURL == "http://a.test/")
    #expect(feed.scope == .local)
    #expect(feed.tier == .county)
    #expect(feed.place == "350583")
    #expect(feed.every == 900)
    #expect(feed.offset == 9 * 3600)
    #expect(!feed.enabled)
    #expect(feed.verified == "2026-11-22")
    #expect(try one("wv:every='1h'").every == 3600)
    #expect(try one("wv:every='1d'").every == 86400)
    #expect(try one("wv:every='120'").every == 120)
  }

  @Test("Folders are flattened, an address that comes again counts once, queries tell feeds apart")
  func folders() throws {
    let feeds = try read(
      """
      <?xml version="1.0"?><opml version="1.0"><body><outline text="F"><outline text="G">
      <outline type="rss" title="1" xmlUrl="http://a.test/r?id=1"/></outline><outline text="2" xmlurl="http://a.test/r?id=2"/>
      <outline text="1 again" xmlUrl="http://a.test/r?id=1"/><outline text="3" xmlUrl="https://a.test/r?id=2"/></outline></body></opml>
      """)
    #expect(feeds.map(\.title) == ["1", "2", "3"])
    #expect(feeds.map(\.id) == ["a-test-r", "a-test-r-id-2", "a-test-r-id-2-2"])
  }

  @Test("An address of another scheme is one bad source for the fetcher to refuse, not a bad list")
  func otherSchemes() throws {
    let feeds = try read(
      "<opml><body><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='http://a.example/'/></body></opml>")
    #expect(feeds.map(\.url) == ["file:///etc/passwd", "http://a.example/"])
  }

  @Test("A bad outline is refused with file, line, attribute and remedy")
  func bad() {
    let head = "<opml>\n<!-- two\nlines -->\n<body>\n"
    let outline = "<outline text='A' xmlUrl='http://a.test/'"
    #expect(
      throws: OPMLError.badValue(
        file: "a.opml", line: 5, attribute: "wv:every", value: "soon",
        expected: "seconds from 60 on, or a span such as 15m, 1h, 1d")
    ) { try read(head + outline + " wv:every='soon'/></body></opml>") }
    #expect(throws: OPMLError.noAddress(file: "a.opml", line: 5, outline: "B")) {
      try read(head + "<outline text='B'/></body></opml>")
    }
    #expect(throws: OPMLError.repeatedID(file: "a.opml", line: 6, id: "x")) {
      try read(head + outline + " wv:id='x'/>\n<outline xmlUrl='http://b.test/' wv:id='x'/></body></opml>")
    }
    for attribute in [
      "wv:every='59'", "wv:every='-1m'", "wv:tier='x'", "wv:scope='x'", "wv:enabled='yes'", "wv:zone='8'x'",
      "wv:verified='today'", "wv:id='A B'",
    ] {
      #expect(throws: OPMLError.self) { try one(attribute) }
    }
    #expect(throws: OPMLError.self) {
      try read("<opml><body><outline xmlUrl='etc/passwd'/></body></opml>")
    }
  }

  @Test("What is no OPML is refused by name")
  func other() {
    #expect(throws: OPMLError.notOPML(file: "a.opml", what: "an XML document of type <rss>")) {
      try read("<rss/>")
    }
    #expect(throws: OPMLError.notOPML(file: "a.opml", what: "an empty document")) { try read("") }
    #expect(throws: OPMLError.notOPML(file: "a.opml", what: "JSON")) { try read("{}") }
  }

  @Test("What is written reads back unchanged")
  func roundTrip() throws {
    let feeds = [
      Feed(id: "a", title: "\"A\" & <B>\n'南安'", url: "http://a.test/?a=1&b=2"),
      Feed(
        id: "b", title: "B", url: "https://b.test/", siteURL: "https://b.test/x", scope: .local, tier: .city,
        place: "350583101", every: 3600, offset: -5 * 3600 - 1800, enabled: false, verified: "2026-11-22"),
    ]
    #expect(try read(OPML.write(feeds, title: "列表 & more")) == feeds)
  }

  @Test("Feeds that need a mapping are not written")
  func mapped() throws {
    let mapped = Feed(
      id: "a", title: "A", url: "http://a.test/", format: .json(JSONMapping(items: "i", title: "t")))
    #expect(try read(OPML.write([mapped], title: "")).isEmpty)
  }
}
