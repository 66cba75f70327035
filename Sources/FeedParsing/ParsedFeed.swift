package import Model

/// What kind of document a feed was read from.
package enum DetectedFormat: String, Sendable {
  case rss, rdf, atom, jsonFeed, mappedJSON, listPage
}

/// A person or office that a feed names as the source of its words.
package struct ParsedAuthor: Sendable, Hashable {
  /// As written; may be empty where only a URL is given.
  package var name: String
  /// Page or address of the author; absolute where a base was known.
  package var url: String?

  /// An author by name.
  package init(name: String, url: String? = nil) {
    self.name = name
    self.url = url
  }
}

/// A file that goes with an item: picture, sound, document.
package struct ParsedAttachment: Sendable, Hashable {
  /// Absolute where a base was known.
  package var url: String
  /// As the feed says.
  package var mimeType: String?
  /// As the feed says, not negative.
  package var sizeInBytes: Int?

  /// A file by its address.
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
  /// When it came out; where the feed tells only when it was changed, that.
  package var published: Timestamp?
  /// nil where `published` is.
  package var precision: TimePrecision?
  /// When its words last changed.
  package var modified: Timestamp?
  /// In the order of the feed, each once, at most 50.
  package var authors: [ParsedAuthor] = []
  /// Categories and keywords in the order of the feed, each once, at most 100.
  package var tags: [String] = []
  /// As given, mostly BCP 47.
  package var language: String?
  /// In the order of the feed, each once, at most 50.
  package var attachments: [ParsedAttachment] = []

  /// An item without people, tags and files.
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
  /// What was found, whatever the server called it.
  package var format: DetectedFormat
  /// Plain text in one line.
  package var title: String?
  /// The page that the feed belongs to.
  package var homePageURL: String?
  /// Where the feed says that it lives.
  package var feedURL: String?
  /// Plain text.
  package var description: String?
  /// As given, mostly BCP 47.
  package var language: String?
  /// Who answers for the feed as a whole.
  package var authors: [ParsedAuthor] = []
  /// In the order of the document.
  package var items: [ParsedItem] = []
  /// When the feed says that it last changed.
  package var updated: Timestamp?
  /// One English sentence for each thing that was mended or lost.
  package var warnings: [String] = []

  /// A feed of which only title and items are known.
  package init(format: DetectedFormat, title: String? = nil, items: [ParsedItem] = []) {
    self.format = format
    self.title = title
    self.items = items
  }
}
