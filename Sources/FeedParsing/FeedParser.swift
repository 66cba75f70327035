package import Model

/// Reads whatever a feed's address answered.
package enum FeedParser {
  /// Reads one document: RSS, RDF, Atom or JSON Feed told apart by looking, or what a mapping describes.
  ///
  /// - Parameters:
  ///   - url: where the document came from; relative links are resolved against it.
  ///   - contentType: the HTTP header, for its charset.
  ///   - offset: seconds east of UTC for times without a zone.
  ///   - now: what “昨天” and “3小时前” count from.
  /// - Throws: what the document seems to be if it is no feed; a broken feed gives what is readable and warnings.
  package static func parse(
    _ body: [UInt8], url: String?, contentType: String?, format: FeedFormat = .feed,
    offset: Int64 = chinaOffset, now: Timestamp
  ) throws(FeedParseError) -> ParsedFeed {
    let decoded = Charset.decode(body, contentType: contentType)
    let reading = Reading(
      url: url.flatMap { $0.isEmpty ? nil : $0 }, dates: DateReader(offset: offset, now: now))
    var feed =
      switch format {
      case .feed: try read(decoded.text, reading)
      case .json(let mapping): try MappedJSON.read(decoded.text, mapping, reading)
      case .listPage(let mapping): try ListPage.read(decoded.text, mapping, reading)
      }
    feed.warnings = decoded.warnings + feed.warnings
    return feed
  }

  private static func read(_ text: [UInt8], _ reading: Reading) throws(FeedParseError) -> ParsedFeed {
    switch Sniffer.look(at: text) {
    case .json: try JSONFeedReader.read(text, reading)
    case .xml(let start): try XMLFeedReader.read(text[start...], reading)
    case .other(let what): throw .notAFeed(what: what)
    }
  }
}

/// What all readers of one document share.
struct Reading {
  var url: String?
  var dates: DateReader
}
