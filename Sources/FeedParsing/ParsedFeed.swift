package import Model

/// What kind of document a feed was read from.
package enum DetectedFormat: String, Sendable {
  case rss, rdf, atom, jsonFeed, mappedJSON, listPage
}

/// A person or office that a feed names as the source of its words.
package struct ParsedAuthor: Sendable, Hashable {
  /// As written; may be empty where only a URL is given.
  package var name: String
  package var url: String?

  package init(name: String, url: String? = nil) {
    self.name = name
    self.url = url
  }
}

/// A file that goes with an item: picture, sound, document.
package struct ParsedAttachment: Sendable, Hashable {
  /// Absolute where a base was known.
  package var url: String
  package var mimeType: String?
  package var sizeInBytes: Int?

  package init(url: String, mimeType: String? = nil, sizeInBytes: Int? = nil) {
    self.url = url
    self.mimeType = mimeType
    self.sizeInBytes = sizeInBytes
  }
}

/// One entry of a feed, as the feed gives it; nothing is invented where it is silent.
package struct ParsedItem: Sendable, Hashable {
  /// The guid, `atom:id` or `rdf:about` as given: unique only as far as the feed keeps its word.
  package var id: String?
  /// Absolute where a base was known.
  package var url: String?
  /// Plain text in one line.
  package var title: String?
  /// Plain text, given beside a body or marked as a summary.
  package var summary: String?
  /// The body with its markup, unchanged and unsafe to show.
  package var contentHTML: String?
  /// The body, where it is plain text.
  package var contentText: String?
  package var published: Timestamp?
  /// nil where `published` is.
  package var precision: TimePrecision?
  package var modified: Timestamp?
  package var authors: [ParsedAuthor] = []
  package var tags: [String] = []
  /// As given, mostly BCP 47.
  package var language: String?
  package var attachments: [ParsedAttachment] = []

  package init(
    id: String? = nil, url: String? = nil, title: String? = nil, summary: String? = nil,
    contentHTML: String? = nil, contentText: String? = nil, published: Timestamp? = nil,
    precision: TimePrecision? = nil, modified: Timestamp? = nil
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.summary = summary
    self.contentHTML = contentHTML
    self.contentText = contentText
    self.published = published
    self.precision = precision
    self.modified = modified
  }
}

/// A feed document, read.
package struct ParsedFeed: Sendable, Hashable {
  package var format: DetectedFormat
  /// Plain text in one line.
  package var title: String?
  package var homePageURL: String?
  /// Where the feed says that it lives.
  package var feedURL: String?
  /// Plain text.
  package var description: String?
  package var language: String?
  package var authors: [ParsedAuthor] = []
  /// In the order of the document.
  package var items: [ParsedItem] = []
  /// When the feed says that it last changed.
  package var updated: Timestamp?
  /// One English sentence for each thing that was mended or lost.
  package var warnings: [String] = []

  package init(format: DetectedFormat, title: String? = nil, items: [ParsedItem] = []) {
    self.format = format
    self.title = title
    self.items = items
  }
}
