import FeedParsing
import Model
import Testing

/// Random numbers that are the same in every run (splitmix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Hostile documents")
struct HostileTests {
  private static let rss = """
    <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>南安 &amp; 市</title><link>http://a.test/</link>
    <item><title>一 &ldquo;x&rdquo;</title><description><![CDATA[<p class="a">停水 & 停电</p><script>x</script>]]></description>
    <pubDate>Sun, 22 Nov 2026 08:30:00 +0800</pubDate><dc:creator>王</dc:creator></item><item><title>二<b>三</b></title>
    <guid>http://a.test/2</guid><enclosure url="a.mp3" length="3"/></item></channel></rss>
    """
  private static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.test/" xml:lang="zh"><title type="html">A&amp;nbsp;B</title>
    <entry><id>1</id><link href="x"/><updated>2026-11-22T08:30:00Z</updated><author><name>n</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a<br/>b</p></div></content></entry></feed>
    """
  private static let json =
    #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"\u4e00","title":"二","tags":["a",1,null,true]}]}"#
  private static let html =
    "<html><head><title>T</title></head><body><ul><li><a href='t20261122_1.htm'>一…</a>[2026-11-22]</li></ul></body></html>"

  private func swallow(_ bytes: [UInt8]) {
    let formats: [FeedFormat] = [
      .feed, .json(JSONMapping(items: "items", title: "title", url: "id", urlPrefix: "http://a.test/?q=")),
      .listPage(ListPageMapping(items: "//li")),
    ]
    for format in formats {
      if let feed = try? FeedParser.parse(
        bytes, url: "http://a.test/", contentType: nil, format: format, now: noon)
      {
        _ = ParsedFeedJSON.jsonFeed(feed)
      }
    }
    _ = try? OPML.read(bytes, file: "x")
  }

  @Test("Documents cut anywhere are read or refused", arguments: [rss, atom, json, html])
  func cut(_ document: String) {
    let bytes = Array(document.utf8)
    for length in stride(from: 0, to: bytes.count, by: 3) { swallow(Array(bytes[..<length])) }
  }

  @Test("Documents with broken bytes are read or refused", arguments: [rss, atom, json, html])
  func flipped(_ document: String) {
    var dice = Dice(state: 42)
    for _ in 0..<300 {
      var bytes = Array(document.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      swallow(bytes)
    }
  }

  @Test("Pieces of documents in any order are read or refused")
  func shuffled() {
    var dice = Dice(state: 7)
    let pieces = (Self.rss + Self.atom + Self.html).split(separator: "<").map { "<" + $0 }
    for _ in 0..<300 {
      let document = (0..<30).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &dice)] }.joined()
      swallow(Array(("<rss><channel>" + document).utf8))
    }
  }

  @Test("Random bytes are read or refused")
  func random() {
    var dice = Dice(state: 1)
    for length in 0..<300 { swallow((0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }) }
  }

  @Test("Random times are read or refused")
  func times() throws {
    var dice = Dice(state: 3)
    let alphabet = Array("0123456789-:/. T+ZaNov年月日时分前今天昨（".unicodeScalars)
    for _ in 0..<3000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &dice) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &dice)])
      }
      _ = try item("<pubDate>\(String(text))</pubDate>")
    }
  }

  @Test("Entities that multiply or read files stay what is written")
  func entities() throws {
    let levels = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
      .joined()
    let bomb =
      "<!DOCTYPE r [<!ENTITY l0 \"lol\">\(levels)]><rss><channel><item><title>A&l9;B</title></item></channel></rss>"
    #expect(try parse(bomb).items.first?.title == "A&l9;B")
    let file =
      "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>A&x;B</title></channel></rss>"
    #expect(try parse(file).title == "A&x;B")
  }

  @Test("Nesting of any depth does not end the process, in XML and JSON")
  func deep() throws {
    let many = 200_000
    let feed = try parse(
      "<rss><channel><item><title>1</title></item>" + String(repeating: "<item>", count: many))
    #expect(feed.items.first?.title == "1")
    #expect(feed.warnings.count == 1)
    let inText = "<div>" + String(repeating: "<div>", count: many)
    _ = try parse("<rss><channel><item><description>\(inText)")
    #expect(throws: FeedParseError.self) { try parse(String(repeating: "[", count: many)) }
    #expect(throws: FeedParseError.self) { try parse(String(repeating: "{\"a\":", count: many)) }
  }

  @Test("Documents are read side by side")
  func parallel() async {
    let counts = await withTaskGroup(of: Int.self) { group in
      for index in 0..<200 {
        let document = [Self.rss, Self.atom, Self.json][index % 3]
        group.addTask { (try? parse(document).items.count) ?? -1 }
      }
      return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    #expect(counts == [2: 67, 1: 133])
  }

  @Test("A list page of nothing but figures takes bounded time")
  func figures() throws {
    let page = "<ul><li><a href='x'>t</a>" + String(repeating: "20-1-1 2026- ", count: 200_000) + "</li></ul>"
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try parse(page, format: .listPage(ListPageMapping(items: "//li"))) }
    #expect(time < .seconds(20))
  }

  @Test("A text of ten megabytes comes through whole")
  func long() throws {
    let text = String(repeating: "停水通知。", count: 700_000)
    #expect(try item("<description>\(text)</description>").contentText?.utf8.count == text.utf8.count)
    #expect(
      try item("<description><![CDATA[\(text)]]></description>").contentText?.utf8.count == text.utf8.count)
  }

  @Test(
    "Attributes, names, people and tags without end take bounded time",
    arguments: ["attributes", "names", "people", "tags", "namespaces"])
  func floods(_ kind: String) throws {
    func flood(_ piece: (Int) -> String) -> String { (0..<60_000).map(piece).joined() }
    let document =
      switch kind {
      case "attributes": "<item " + flood { "a\($0)='1' " } + "><title>t</title></item>"
      case "names": flood { "<e\($0)/>" }
      case "people": "<item>" + flood { "<author>\($0)</author>" } + "</item>"
      case "tags": "<item>" + flood { "<category>\($0)</category>" } + "</item>"
      default: flood { "<n xmlns:a\($0)='\($0)'>" }
      }
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try parse("<rss><channel>\(document)</channel></rss>") }
    #expect(time < .seconds(20))
  }
}
