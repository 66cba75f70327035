import Model

/// Reads an HTML page that lists articles, by a mapping of XPath expressions.
enum ListPage {
  static func read(
    _ text: [UInt8], _ mapping: ListPageMapping, _ reading: Reading
  ) throws(FeedParseError) -> ParsedFeed {
    guard text.contains(where: { !$0.isXMLSpace }), let page = HTMLDocument(text) else {
      throw .notAFeed(what: "an empty document")
    }
    guard let nodes = page.nodes(mapping.items) else { throw .badExpression(mapping.items) }
    for expression in [mapping.title, mapping.url, mapping.published].compactMap(\.self) {
      guard page.nodes(expression) != nil else { throw .badExpression(expression) }
    }
    var feed = ParsedFeed(format: .listPage)
    feed.title = page.nodes("//head/title")?.first.flatMap { PlainText.folded(page.text(of: $0)).nonEmpty }
    feed.homePageURL = reading.url
    let base = page.nodes("//head/base/@href")?.first.map { page.text(of: $0) }
    let address = base.map { Reference.resolve($0, base: reading.url) } ?? reading.url
    feed.items = nodes.compactMap { item(page, $0, mapping, reading.dates, base: address) }
    if feed.items.isEmpty { feed.warnings.append("nothing on the page matches “\(mapping.items)”") }
    return feed
  }

  /// nil where an entry has neither title nor link.
  private static func item(
    _ page: HTMLDocument, _ node: HTMLDocument.Node, _ mapping: ListPageMapping, _ dates: DateReader,
    base: String?
  ) -> ParsedItem? {
    let link = page.text(mapping.url ?? "descendant-or-self::a/@href", in: node)
    let title = title(page, node, mapping)
    guard title != nil || link != nil else { return nil }
    var item = ParsedItem(url: link.flatMap { address($0, base: base) }, title: title)
    let written =
      mapping.published.map {
        page.text($0, in: node).flatMap { dates.read($0) ?? DateFinder.find(in: $0, dates) }
      }
      ?? found(page, node, dates)
    let published = written ?? item.url.flatMap { DateFinder.find(inURL: $0, dates) }
    item.published = published?.time
    item.precision = published?.precision
    return item
  }

  /// A date beside the link, else in it.
  private static func found(
    _ page: HTMLDocument, _ node: HTMLDocument.Node, _ dates: DateReader
  ) -> DateReader.Reading? {
    let places = ["descendant::text()[not(ancestor::a)]", "descendant::text()"]
    return places.lazy.compactMap { place in
      let pieces = (page.nodes(place, in: node) ?? []).map { page.text(of: $0) }
      return DateFinder.find(in: PlainText.folded(pieces.joined(separator: " ")), dates)
    }.first
  }

  private static func address(_ link: String, base: String?) -> String? {
    let url = Reference.resolve(link, base: base)
    let scheme = Reference(url).scheme
    return scheme == nil || scheme == "http" || scheme == "https" ? url : nil
  }

  /// The mapped title, else the link's text; where that was cut short with dots, the link's `title` attribute.
  private static func title(
    _ page: HTMLDocument, _ node: HTMLDocument.Node, _ mapping: ListPageMapping
  ) -> String? {
    if let expression = mapping.title {
      return page.text(expression, in: node).flatMap { PlainText.folded($0).nonEmpty }
    }
    let links = page.nodes("descendant-or-self::a[@href]", in: node) ?? []
    let texts = links.map { PlainText.folded(page.text(of: $0)) }
    guard let index = texts.firstIndex(where: { !$0.isEmpty }) ?? texts.indices.first else { return nil }
    let long = page.text("@title", in: links[index]).map { PlainText.folded($0) } ?? ""
    let isCut = texts[index].hasSuffix("…") || texts[index].hasSuffix("...") || texts[index].isEmpty
    return (isCut && !long.isEmpty ? long : texts[index]).nonEmpty
  }
}
