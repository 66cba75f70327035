import Model

/// A feed as other programs read it.
package enum ParsedFeedJSON {
  /// JSON Feed 1.1 in one line: members without a value are left out, times are RFC 3339 at +08:00, what was mended
  /// or lost stands under `_weathervane`.
  package static func jsonFeed(_ feed: ParsedFeed) -> String {
    var writer = JSONWriter()
    writer.object { document in
      document.member("version", "https://jsonfeed.org/version/1.1")
      document.member("title", feed.title)
      document.member("home_page_url", feed.homePageURL)
      document.member("feed_url", feed.feedURL)
      document.member("description", feed.description)
      document.member("language", feed.language)
      write(feed.authors, &document)
      document.member("items") { $0.array(feed.items) { write($1, &$0) } }
      document.member("_weathervane") { extra in
        extra.object { extra in
          extra.member("format", feed.format.rawValue)
          extra.member("updated", feed.updated?.rfc3339)
          extra.member("warnings", feed.warnings) { $0.string($1) }
        }
      }
    }
    return String(decoding: writer.output, as: UTF8.self)
  }

  private static func write(_ item: ParsedItem, _ writer: inout JSONWriter) {
    writer.object { member in
      member.member("id", item.id)
      member.member("url", item.url)
      member.member("title", item.title)
      member.member("summary", item.summary)
      member.member("content_html", item.contentHTML)
      member.member("content_text", item.contentText)
      member.member("date_published", item.published?.rfc3339)
      member.member("date_modified", item.modified?.rfc3339)
      write(item.authors, &member)
      member.member("tags", item.tags) { $0.string($1) }
      member.member("language", item.language)
      member.member("attachments", item.attachments) { write($1, &$0) }
      if item.precision == .day {
        member.member("_weathervane") { $0.object { $0.member("precision", "day") } }
      }
    }
  }

  private static func write(_ authors: [ParsedAuthor], _ writer: inout JSONWriter) {
    writer.member("authors", authors) { list, author in
      list.object { member in
        if !author.name.isEmpty { member.member("name", author.name) }
        member.member("url", author.url)
      }
    }
  }

  private static func write(_ file: ParsedAttachment, _ writer: inout JSONWriter) {
    writer.object { member in
      member.member("url", file.url)
      member.member("mime_type", file.mimeType)
      member.member("size_in_bytes", file.sizeInBytes)
    }
  }
}
