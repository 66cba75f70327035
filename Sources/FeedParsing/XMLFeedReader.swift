/// Reads RSS, RDF and Atom.
enum XMLFeedReader {
  /// `text` is valid UTF-8 that starts with markup.
  static func read(_ text: ArraySlice<UInt8>, _ reading: Reading) throws(FeedParseError) -> ParsedFeed {
    let builder = FeedBuilder(reading)
    let reader = XMLReader(sink: builder)
    reader.read(XMLRepair.mend(text))
    let isCut = builder.isOpen && !ends(text, with: builder.root)
    guard var feed = builder.finish(cut: isCut) else { throw .notAFeed(what: kind(of: builder.root)) }
    if isCut {
      feed.warnings.append("the document ends early: \(feed.items.count) complete items were kept")
    } else if let complaint = reader.complaint {
      feed.warnings.append("the document is not well-formed XML (\(complaint)); read as far as possible")
    }
    return feed
  }

  /// Whether the last tag closes the root.
  private static func ends(_ text: ArraySlice<UInt8>, with root: String) -> Bool {
    let tail = Array(text.suffix(200).reversed().drop { $0 != UInt8(ascii: ">") }.reversed())
    guard let open = tail.lastIndex(of: UInt8(ascii: "<")), tail.count > open + 2,
      tail[open + 1] == UInt8(ascii: "/")
    else { return false }
    let name = String(decoding: tail[(open + 2)...].prefix { $0.isNameByte }, as: UTF8.self).lowercased()
    return name == root.lowercased() || name.hasSuffix(":" + root.lowercased())
  }

  private static func kind(of root: String) -> String {
    switch root.lowercased() {
    case "": "text that is not XML"
    case "opml": "an OPML list of feeds"
    case "urlset", "sitemapindex": "a sitemap"
    case "html": "an HTML page"
    default: "an XML document of type <\(root.prefix(40))>"
    }
  }
}
