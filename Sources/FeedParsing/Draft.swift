import Model

/// What has been read of a feed or an item so far, before choices are made between elements that say the same.
struct Draft {
  // A handful each: searching a list is quicker than hashing.
  private var texts: [(element: Element, value: TextValue)] = []
  private var links: [(rank: LinkRank, url: String)] = []
  private var dates: [(element: Element, reading: DateReader.Reading)] = []
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
    if !value.text.isEmpty, !texts.contains(where: { $0.element == element }) {
      texts.append((element, value))
    }
  }

  mutating func set(_ rank: LinkRank, _ url: String) {
    if !url.isEmpty, !links.contains(where: { $0.rank == rank }), !Reference.isScript(url) {
      links.append((rank, url))
    }
  }

  /// The last of its kind that can be read stays.
  mutating func set(_ element: Element, date text: String, _ reader: DateReader) {
    guard !text.isEmpty else { return }
    if let reading = reader.read(text) {
      dates.removeAll { $0.element == element }
      dates.append((element, reading))
    } else {
      unreadDates += 1
    }
  }

  mutating func add(_ author: ParsedAuthor) {
    if !author.name.isEmpty || author.url != nil, authors.count < 50, !authors.contains(author) {
      authors.append(author)
    }
  }

  mutating func add(_ file: ParsedAttachment) {
    if attachments.count < 50, !attachments.contains(file) { attachments.append(file) }
  }

  mutating func add(tag: String?) {
    if let tag, tags.count < 100, !tags.contains(tag) { tags.append(tag) }
  }

  private func first(_ elements: Element...) -> TextValue? {
    for element in elements {
      if let found = texts.first(where: { $0.element == element }) { return found.value }
    }
    return nil
  }

  private var url: String? {
    links.min { $0.rank.rawValue < $1.rank.rawValue }?.url
  }

  private func date(_ elements: Element...) -> DateReader.Reading? {
    for element in elements {
      if let found = dates.first(where: { $0.element == element }) { return found.reading }
    }
    return nil
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
      date(.published, .dcDate, .created, .updated, .modified)
    item.published = published?.time
    item.precision = published?.precision
    item.modified = date(.updated, .modified)?.time
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
      date(.lastBuild, .updated, .modified, .published, .dcDate)?.time
  }
}
