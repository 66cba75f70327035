import Model

/// What has been read of a feed or an item so far, before choices are made between elements that say the same.
struct Draft {
  private var texts: [Element: TextValue] = [:]
  private var links: [Int: String] = [:]
  private var dates: [Element: DateReader.Reading] = [:]
  /// `rdf:about`, which names the item in RDF.
  var about: String?
  var id: String?
  var guid: String?
  var feedURL: String?
  var authors: [ParsedAuthor] = []
  var tags: [String] = []
  var language: String?
  /// `xml:lang` in force.
  var inherited: String?
  var attachments: [ParsedAttachment] = []
  var unreadDates = 0

  /// How much a link is worth as the address, best first.
  enum LinkRank: Int {
    case link, alternate, otherType, permaLink, about, content
  }

  /// The first of its kind stays.
  mutating func set(_ element: Element, _ value: TextValue) {
    if texts[element] == nil, !value.text.isEmpty { texts[element] = value }
  }

  mutating func set(_ rank: LinkRank, _ url: String) {
    let isScript = ["javascript:", "data:", "vbscript:", "file:"].contains { url.lowercased().hasPrefix($0) }
    if links[rank.rawValue] == nil, !url.isEmpty, !isScript { links[rank.rawValue] = url }
  }

  /// The last of its kind that can be read stays.
  mutating func set(_ element: Element, date text: String, _ reader: DateReader) {
    guard !text.isEmpty else { return }
    if let reading = reader.read(text) { dates[element] = reading } else { unreadDates += 1 }
  }

  mutating func add(_ author: ParsedAuthor) {
    if !author.name.isEmpty || author.url != nil, !authors.contains(author) { authors.append(author) }
  }

  mutating func add(tag: String?) {
    if let tag, !tags.contains(tag), tags.count < 200 { tags.append(tag) }
  }

  private func first(_ elements: Element...) -> TextValue? {
    for element in elements { if let value = texts[element] { return value } }
    return nil
  }

  private var url: String? {
    links.min { $0.key < $1.key }?.value
  }

  func item() -> ParsedItem {
    var item = ParsedItem(
      id: guid ?? id ?? about, url: url, title: first(.title, .dcTitle, .mediaTitle)?.line)
    let body = first(.encoded, .content, .body, .description)
    let isDescription = first(.encoded, .content, .body) == nil
    let summary =
      isDescription ? first(.summary) : first(.description, .summary)
    item.summary = (summary ?? first(.dcDescription, .itunesSummary, .mediaDescription))?.plain
    if let body, body.isMarkup {
      item.contentHTML = body.text.nonEmpty
    } else {
      item.contentText = body?.plain
    }
    let published =
      dates[.published] ?? dates[.dcDate] ?? dates[.created] ?? dates[.updated] ?? dates[.modified]
    item.published = published?.time
    item.precision = published?.precision
    item.modified = (dates[.updated] ?? dates[.modified])?.time
    item.authors = authors
    item.tags = tags
    item.language = language ?? inherited
    item.attachments = attachments
    return item
  }

  func fill(_ feed: inout ParsedFeed) {
    feed.title = first(.title, .dcTitle, .mediaTitle)?.line
    feed.description =
      first(.description, .subtitle, .summary, .dcDescription, .itunesSummary, .mediaDescription)?.plain
    feed.homePageURL = url
    feed.feedURL = feedURL
    feed.language = language ?? inherited
    feed.authors = authors
    feed.updated =
      (dates[.lastBuild] ?? dates[.updated] ?? dates[.modified] ?? dates[.published] ?? dates[.dcDate])?.time
  }
}
