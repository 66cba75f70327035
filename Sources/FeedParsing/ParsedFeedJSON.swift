import Model

/// A feed as other programs read it.
package enum ParsedFeedJSON {
  /// JSON Feed 1.1 in one line: members without a value are left out, times are RFC 3339 at +08:00, what was mended
  /// or lost stands under `_weathervane`.
  package static func jsonFeed(_ feed: ParsedFeed) -> String {
    object([
      "version": .string("https://jsonfeed.org/version/1.1"),
      "title": JSONValue(feed.title),
      "home_page_url": JSONValue(feed.homePageURL),
      "feed_url": JSONValue(feed.feedURL),
      "description": JSONValue(feed.description),
      "language": JSONValue(feed.language),
      "authors": list(feed.authors.map(author)),
      "items": .array(feed.items.map(item)),
      "_weathervane": object([
        "format": .string(feed.format.rawValue), "updated": JSONValue(feed.updated),
        "warnings": list(feed.warnings.map(JSONValue.string)),
      ]),
    ]).text
  }

  private static func item(_ item: ParsedItem) -> JSONValue {
    object([
      "id": JSONValue(item.id),
      "url": JSONValue(item.url),
      "title": JSONValue(item.title),
      "summary": JSONValue(item.summary),
      "content_html": JSONValue(item.contentHTML),
      "content_text": JSONValue(item.contentText),
      "date_published": JSONValue(item.published),
      "date_modified": JSONValue(item.modified),
      "authors": list(item.authors.map(author)),
      "tags": list(item.tags.map(JSONValue.string)),
      "language": JSONValue(item.language),
      "attachments": list(item.attachments.map(attachment)),
      "_weathervane": item.precision == .day ? object(["precision": .string("day")]) : .null,
    ])
  }

  private static func author(_ author: ParsedAuthor) -> JSONValue {
    object(["name": author.name.isEmpty ? .null : .string(author.name), "url": JSONValue(author.url)])
  }

  private static func attachment(_ file: ParsedAttachment) -> JSONValue {
    object([
      "url": JSONValue(file.url), "mime_type": JSONValue(file.mimeType),
      "size_in_bytes": JSONValue(file.sizeInBytes),
    ])
  }

  /// An object of the members that have a value.
  private static func object(_ members: [String: JSONValue]) -> JSONValue {
    .object(members.filter { $0.value != .null })
  }

  /// A list, or nothing where it is empty.
  private static func list(_ values: [JSONValue]) -> JSONValue { values.isEmpty ? .null : .array(values) }
}
