/// What feeds mean by an element, whatever their format calls it.
enum Element: UInt8 {
  case other
  // frames
  case rss, rdf, feed, channel, list, item, group, aside
  // people
  case author, creator, name, uri, email
  // words
  case title, dcTitle, mediaTitle, description, subtitle, summary, dcDescription, itunesSummary,
    mediaDescription
  case content, encoded, body
  // the rest
  case link, id, guid, published, dcDate, created, updated, modified, lastBuild, category, keywords, language
  case enclosure, mediaContent
}

/// The namespaces that feeds draw from, told by address or, where that is missing, by custom of prefix.
enum Vocabulary {
  case core, dublinCore, dublinTerms, content, xhtml, itunes, media, rdf, other

  static func of(space: String?, prefix: String) -> Vocabulary {
    guard let space, !space.isEmpty else { return byPrefix[prefix.lowercased()] ?? .other }
    let address = space.lowercased()
    if let known = byAddress[address] { return known }
    return beginnings.first { address.hasPrefix($0.0) }?.1
      ?? (address.hasSuffix("podcast-1.0.dtd") ? .itunes : .other)
  }

  private static let byPrefix: [String: Vocabulary] = [
    "": .core, "rss": .core, "atom": .core, "atom10": .core, "atom03": .core, "a10": .core, "dc": .dublinCore,
    "dcterms": .dublinTerms, "content": .content, "xhtml": .xhtml, "itunes": .itunes, "media": .media,
    "rdf": .rdf,
  ]

  private static let byAddress: [String: Vocabulary] = [
    "http://www.w3.org/2005/atom": .core, "https://www.w3.org/2005/atom": .core,
    "http://purl.org/rss/1.0/": .core, "http://purl.org/rss/1.0": .core, "http://purl.org/net/rss1.1#": .core,
    "http://www.w3.org/1999/xhtml": .xhtml, "http://www.rssboard.org/media-rss": .media,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
  ]

  private static let beginnings: [(String, Vocabulary)] = [
    ("http://purl.org/rss/1.0/modules/content", .content), ("http://purl.org/rss/1.0/modules/rss091", .core),
    ("http://purl.org/dc/elements/1.", .dublinCore), ("http://purl.org/dc/terms", .dublinTerms),
    ("http://purl.org/atom/ns", .core), ("http://backend.userland.com/", .core),
    ("http://purl.org/echo", .core),
    ("http://blogs.law.harvard.edu/tech/rss", .core), ("http://cyber.law.harvard.edu/rss", .core),
    ("http://my.netscape.com/", .core), ("http://channel.netscape.com/", .core),
    ("http://purl.org/pie", .core),
    ("http://www.itunes.com/", .itunes), ("https://www.itunes.com/", .itunes),
    ("http://search.yahoo.com/mrss", .media),
    ("https://search.yahoo.com/mrss", .media), ("http://example.com/necho", .core),
    ("http://www.rssboard.org/", .core),
  ]

  /// The meaning of a local name, whatever its case.
  func element(_ name: String) -> Element {
    table[name.lowercased()] ?? .other
  }

  private var table: [String: Element] {
    switch self {
    case .core: Self.coreNames
    case .dublinCore: Self.dublinCoreNames
    case .dublinTerms: Self.dublinTermsNames
    case .content: Self.contentNames
    case .xhtml: Self.xhtmlNames
    case .itunes: Self.itunesNames
    case .media: Self.mediaNames
    case .rdf: Self.rdfNames
    case .other: [:]
    }
  }

  private static let contentNames: [String: Element] = ["encoded": .encoded]
  private static let xhtmlNames: [String: Element] = ["body": .body, "div": .body]
  private static let rdfNames: [String: Element] = ["rdf": .rdf]
  private static let itunesNames: [String: Element] = [
    "author": .creator, "summary": .itunesSummary, "subtitle": .itunesSummary, "keywords": .keywords,
    "category": .category, "owner": .aside, "image": .aside,
  ]
  private static let mediaNames: [String: Element] = [
    "title": .mediaTitle, "description": .mediaDescription, "text": .aside, "content": .mediaContent,
    "group": .group, "keywords": .keywords, "category": .category, "credit": .aside,
  ]

  private static let coreNames: [String: Element] = [
    "rss": .rss, "rdf": .rdf, "feed": .feed, "channel": .channel, "items": .list, "item": .item,
    "entry": .item,
    "image": .aside, "textinput": .aside, "source": .aside, "cloud": .aside, "contributor": .aside,
    "author": .author, "managingeditor": .author, "creator": .creator, "name": .name,
    "uri": .uri, "url": .uri, "homepage": .uri, "email": .email,
    "title": .title, "description": .description, "abstract": .description, "subtitle": .subtitle,
    "tagline": .subtitle, "summary": .summary, "content": .content, "fullitem": .encoded, "body": .body,
    "link": .link, "id": .id, "guid": .guid, "pubdate": .published, "published": .published,
    "issued": .published,
    "created": .created, "updated": .updated, "modified": .modified, "lastbuilddate": .lastBuild,
    "date": .dcDate,
    "category": .category, "keywords": .keywords, "tags": .keywords, "language": .language,
    "enclosure": .enclosure,
  ]

  private static let dublinCoreNames: [String: Element] = [
    "title": .dcTitle, "description": .dcDescription, "creator": .creator, "author": .creator,
    "date": .dcDate,
    "subject": .category, "language": .language,
  ]

  private static let dublinTermsNames: [String: Element] = [
    "title": .dcTitle, "abstract": .dcDescription, "description": .dcDescription, "creator": .creator,
    "issued": .published, "created": .created, "modified": .modified, "date": .dcDate, "available": .dcDate,
    "subject": .category, "language": .language,
  ]
}
