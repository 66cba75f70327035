import Model

/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).
enum JSONFeedReader {
  static func read(_ text: [UInt8], _ reading: Reading) throws(FeedParseError) -> ParsedFeed {
    guard let (document, isCut) = JSONReader.read(text) else { throw .notAFeed(what: "broken JSON") }
    let version = document["version"]?.text ?? ""
    guard let items = document["items"]?.array,
      version.contains("jsonfeed.org") || looksLikeFeed(document, items)
    else { throw .notAFeed(what: "JSON with \(document.kind)") }
    var feed = ParsedFeed(format: .jsonFeed, title: document["title"]?.text.map(PlainText.folded)?.nonEmpty)
    feed.feedURL = document["feed_url"]?.string?.nonEmpty
    let base = reading.url ?? feed.feedURL
    feed.homePageURL = document["home_page_url"]?.string?.nonEmpty.map { Reference.resolve($0, base: base) }
    feed.description = document["description"]?.text?.nonEmpty
    feed.language = document["language"]?.string?.nonEmpty
    feed.authors = authors(document)
    feed.items = items.compactMap { item($0, reading, base: base ?? feed.homePageURL) }
    if isCut { feed.warnings.append("the document ends early: \(feed.items.count) complete items were kept") }
    return feed
  }

  private static func looksLikeFeed(_ document: LooseJSON, _ items: [LooseJSON]) -> Bool {
    guard document["title"]?.string != nil, let first = items.first else { return false }
    return first["content_html"] != nil || first["content_text"] != nil
      || first["url"] != nil && first["title"] != nil
  }

  private static func item(_ value: LooseJSON, _ reading: Reading, base: String?) -> ParsedItem? {
    guard case .object = value else { return nil }
    var item = ParsedItem(
      id: value["id"]?.text?.nonEmpty, title: value["title"]?.text.map(PlainText.folded)?.nonEmpty)
    let link = value["url"]?.string?.nonEmpty ?? value["external_url"]?.string?.nonEmpty
    item.url = link.map { Reference.resolve($0, base: base) }
    item.summary = value["summary"]?.text?.nonEmpty
    item.contentHTML = value["content_html"]?.text?.nonEmpty
    item.contentText = value["content_text"]?.text?.nonEmpty
    let published = value["date_published"]?.text.flatMap(reading.dates.read)
    let modified = value["date_modified"]?.text.flatMap(reading.dates.read)
    item.published = (published ?? modified)?.time
    item.precision = (published ?? modified)?.precision
    item.modified = modified?.time
    item.authors = authors(value)
    item.tags = value["tags"]?.array?.compactMap { $0.text?.nonEmpty } ?? []
    item.language = value["language"]?.string?.nonEmpty
    item.attachments = attachments(value, base: base)
    return item
  }

  /// `authors` of 1.1, else `author` of 1.0.
  private static func authors(_ value: LooseJSON) -> [ParsedAuthor] {
    let list = value["authors"]?.array ?? value["author"].map { [$0] } ?? []
    return list.compactMap { author in
      let name = author["name"]?.text?.nonEmpty ?? author.string?.nonEmpty ?? ""
      let url = author["url"]?.string?.nonEmpty
      return name.isEmpty && url == nil ? nil : ParsedAuthor(name: name, url: url)
    }
  }

  private static func attachments(_ value: LooseJSON, base: String?) -> [ParsedAttachment] {
    (value["attachments"]?.array ?? []).compactMap { file in
      file["url"]?.string?.nonEmpty.map { url in
        ParsedAttachment(
          url: Reference.resolve(url, base: base), mimeType: file["mime_type"]?.string?.nonEmpty,
          sizeInBytes: file["size_in_bytes"]?.text.flatMap { Int($0) })
      }
    }
  }
}
