import FeedParsing
import Glibc
import Model
import Testing

/// Text in another charset, by the C library.
func encoded(_ text: String, _ charset: String) throws -> [UInt8] {
  let handle = try #require(iconv_open(charset, "UTF-8"))
  defer { iconv_close(handle) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 8)
  var left = input.count
  var room = output.count
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var next = source.baseAddress
      var out = target.baseAddress
      _ = iconv(handle, &next, &left, &out, &room)
    }
  }
  #expect(left == 0)
  return output.dropLast(room).map { UInt8(bitPattern: $0) }
}

@Suite("Charsets")
struct CharsetTests {
  private let title = "国务院总理朱镕基：南安市“仑苍镇”"

  private func document(_ label: String?) -> String {
    "<?xml version=\"1.0\"\(label.map { " encoding=\"\($0)\"" } ?? "")?><rss><channel><title>\(title)</title></channel></rss>"
  }

  private func read(_ bytes: [UInt8], _ contentType: String? = nil) throws -> ParsedFeed {
    try FeedParser.parse(bytes, url: nil, contentType: contentType, now: noon)
  }

  @Test(
    "gb2312 and gbk are read as GB18030, whoever declares them", arguments: ["gb2312", "GBK", "gb18030", nil])
  func chinese(_ label: String?) throws {
    let bytes = try encoded(document(label), "GB18030")
    #expect(try read(bytes).title == title)
    #expect(try read(bytes, "text/xml; charset=gb2312").title == title)
  }

  @Test("Where header and document disagree, what the bytes are wins")
  func conflict() throws {
    #expect(try read(Array(document("gb2312").utf8)).title == title)
    #expect(try read(Array(document("utf-8").utf8), "text/xml; charset=ISO-8859-1").title == title)
    let bytes = try encoded(document("gb2312"), "GB18030")
    #expect(try read(bytes, "text/xml; charset=utf-8").title == title)
  }

  @Test(
    "Other charsets follow their label",
    arguments: [("big5", "BIG5"), ("shift_jis", "CP932"), ("euc-kr", "CP949")])
  func labels(_ label: String, _ charset: String) throws {
    let text = "<?xml version='1.0' encoding='\(label)'?><rss><channel><title>山水田</title></channel></rss>"
    #expect(try read(try encoded(text, charset)).title == "山水田")
  }

  @Test("Latin-1 is Windows-1252, as browsers have it")
  func latin() throws {
    let head = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>"
    let feed = try read(Array(head.utf8) + [0x93, 0xE9, 0x94] + Array("</title></channel></rss>".utf8))
    #expect(feed.title == "“é”")
  }

  @Test("A byte order mark decides", arguments: ["UTF-16", "UTF-16LE", "UTF-32BE", "UTF-8"])
  func byteOrderMark(_ charset: String) throws {
    let text = (charset == "UTF-16" ? "" : "\u{FEFF}") + document("gbk")
    #expect(try read(try encoded(text, charset), "text/xml; charset=big5").title == title)
  }

  @Test("A server that says Latin-1 of everything is not believed where the bytes are Chinese")
  func hollowHeader() throws {
    for label in ["gb2312", nil] {
      let bytes = try encoded(document(label), "GB18030")
      #expect(try read(bytes, "text/xml; charset=ISO-8859-1").title == title)
    }
    let french = try encoded("<rss><channel><title>l’été à la café</title></channel></rss>", "CP1252")
    #expect(try read(french).title == "l’été à la café")
    #expect(try read(french, "text/xml; charset=utf-8").title == "l’été à la café")
  }

  @Test("One broken character in UTF-8 does not make it another charset")
  func mended() throws {
    var bytes = Array(document("utf-8").utf8)
    let place = try #require(bytes.firstIndex(of: 0xE5))
    bytes.insert(0xFF, at: place)
    let feed = try read(bytes)
    #expect(feed.title == "\u{FFFD}" + title)
    #expect(feed.warnings.count == 1)
  }
}

@Suite("Quirks of real feeds")
struct QuirksTests {
  @Test("Junk, blank lines or a script's complaint before the document do no harm")
  func junk() throws {
    for junk in ["\n\n  ", "\u{FEFF}\n", "<br />\n<b>Warning</b>: x in y on line 3<br />\n", "<!-- a -->\n"] {
      let feed = try parse(
        junk + "<?xml version='1.0'?><rss><channel><title>A</title><item/></channel></rss>")
      #expect(feed.title == "A")
      #expect(feed.items.count == 1)
    }
  }

  @Test("Bare ampersands and less-than signs are kept, entities of HTML are characters")
  func ampersands() throws {
    #expect(try item("<title>A & B &c; &amp; 3 < 4</title>").title == "A & B &c; & 3 < 4")
    #expect(try item("<title>&ldquo;南安&rdquo;&emsp;通报&#8212;&#x4E00;&#146;</title>").title == "“南安” 通报—一’")
    #expect(try item("<link>http://a.test/?a=1&b=2&copy=3</link>").url == "http://a.test/?a=1&b=2&copy=3")
  }

  @Test("Control characters and U+0000 vanish")
  func controls() throws {
    #expect(try item("<title>南\u{0}\u{8}安&#0;&#8;\u{FFFF}</title>").title == "南安")
    #expect(try item("<title><![CDATA[南\u{0}安 & <b>x</b>]]></title>").title == "南安 & x")
  }

  @Test("Names of elements count whatever their case")
  func lowerCase() throws {
    #expect(
      try item("<pubdate>2026-11-22 08:30:00</pubdate>").published?.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(
      try parse("<RSS><Channel><Item><Title>A</Title></Item></Channel></RSS>").items.first?.title == "A")
  }

  @Test("A title may hold escaped markup and becomes one plain line")
  func title() throws {
    #expect(try item("<title>\n  &lt;b&gt;停水&lt;/b&gt;\n  通知 AT&amp;amp;T </title>").title == "停水 通知 AT&T")
    #expect(try item("<title>数组 List&lt;String&gt; 与 &lt;新华社&gt;</title>").title == "数组 List<String> 与 <新华社>")
  }

  @Test("A summary of nothing but blanks is no summary")
  func blank() throws {
    let blank = try item("<title>t</title><description>&amp;nbsp;&nbsp;&#12288; </description>")
    #expect(blank.summary == nil)
    #expect(blank.contentText == nil)
    #expect(blank.contentHTML == nil)
  }

  @Test("Relative links are resolved against xml:base, the document's address or the home page")
  func links() throws {
    let document =
      "<rss><channel><link>http://a.test/n/</link><item><link>//b.test/x</link></item><item><link>../y</link></item></channel></rss>"
    #expect(
      try parse(document, url: "https://c.test/d/rss.xml").items.map(\.url) == [
        "https://b.test/x", "https://c.test/y",
      ])
    #expect(try parse(document).items.map(\.url) == ["http://b.test/x", "http://a.test/y"])
    let based =
      "<rss xml:base='http://e.test/f/'><channel><item xml:base='g/'><link> h \n</link></item></channel></rss>"
    #expect(try parse(based, url: "https://c.test/").items.first?.url == "http://e.test/f/g/h")
  }

  @Test("A link that would run code is dropped")
  func scripts() throws {
    #expect(try item("<link>javascript:alert(1)</link>").url == nil)
    #expect(try item("<link>JavaScript:alert(1)</link><guid>http://a.test/1</guid>").url == "http://a.test/1")
  }

  @Test("The guid is the link where there is none, unless it says that it is not")
  func guid() throws {
    #expect(try item("<guid>http://a.test/1</guid>").url == "http://a.test/1")
    #expect(try item("<guid isPermaLink='false'>http://a.test/1</guid>").url == nil)
    #expect(try item("<guid>http://a.test/1</guid><link>http://a.test/2</link>").url == "http://a.test/2")
  }

  @Test("Items that share a guid all come through")
  func sameGuid() throws {
    let one = "<item><guid>1</guid><title>a</title></item>"
    #expect(try parse("<rss><channel>\(one)\(one)</channel></rss>").items.count == 2)
  }

  @Test("Unclosed and stray tags in a text cost nothing around it")
  func tagSoup() throws {
    let feed = try parse(
      """
      <rss><channel><title>T</title><item><description>a<br>b</p> &amp; c</description><title>one</title></item>
      </b></i></font></b></i><item><title>two &amp; <b>more</title><link>http://a.test/2</link></item>
      <item><title>three</title></item></channel></rss>
      """)
    #expect(feed.items.map(\.title) == ["one", "two & more", "three"])
    #expect(feed.items[0].contentHTML == "a<br>b &amp; c")
    #expect(feed.items[1].url == "http://a.test/2")
    #expect(feed.warnings.count == 1)
  }

  @Test("Prefixes without a namespace mean what custom says")
  func prefixes() throws {
    let one = try item("<dc:creator>王</dc:creator><content:encoded>&lt;p>x&lt;/p></content:encoded>")
    #expect(one.authors.map(\.name) == ["王"])
    #expect(one.contentHTML == "<p>x</p>")
  }

  @Test("Picture and source of the channel or an item lend it neither title nor link")
  func asides() throws {
    let feed = try parse(
      """
      <rss><channel><image><title>P</title><link>http://p.test/</link></image><title>A</title><link>http://a.test/</link>
      <item><source><title>S</title><link href="http://s.test"/></source><media:title>M</media:title><title>I</title></item>
      <textInput><title>X</title></textInput></channel></rss>
      """)
    #expect(feed.title == "A")
    #expect(feed.homePageURL == "http://a.test/")
    #expect(feed.items.first?.title == "I")
    #expect(feed.items.first?.url == nil)
  }

  @Test("A document cut short keeps its complete items and says so")
  func cut() throws {
    let feed = try parse("<rss><channel><title>A</title><item><title>1</title></item><item><title>2</tit")
    #expect(feed.items.map(\.title) == ["1"])
    #expect(feed.warnings == ["the document ends early: 1 complete items were kept"])
  }

  @Test("Markup in a description is kept as HTML, plain words as text")
  func description() throws {
    #expect(try item("<description>停水 &amp;amp; 停电</description>").contentText == "停水 & 停电")
    #expect(try item("<description><![CDATA[<p>停水</p>]]></description>").contentHTML == "<p>停水</p>")
  }

  @Test("A page of a mobile platform keeps its long address")
  func weixin() throws {
    let url = "http://mp.weixin.qq.com/s?__biz=MzA3&mid=2650&idx=1&sn=ab#rd"
    #expect(try item("<link><![CDATA[\(url)]]></link>").url == url)
  }
}
