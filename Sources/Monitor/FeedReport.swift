import Collectors
package import Model

/// What one poll of one feed came to (`design.md` §5.3).
package struct FeedReport: Sendable, Hashable {
  package var feed: String
  package var url: String
  package var status: FeedStatus
  /// HTTP status, 0 = no answer.
  package var http: Int
  /// Decoded body.
  package var bytes: Int
  /// Items never seen before.
  package var new = 0
  /// Items seen before with other words.
  package var updated = 0
  package var unchanged = 0
  /// New or updated items that the classifier flags.
  package var flagged = 0
  /// Cases opened.
  package var cases = 0
  package var milliseconds: Int
  package var error: String?

  init(_ collected: Collected) {
    feed = collected.feed.id
    url = collected.feed.url
    status = collected.status
    http = collected.http
    bytes = collected.bytes
    milliseconds = collected.milliseconds
    error = collected.error
  }

  /// The members of `design.md` §5.3.
  package var json: JSONValue {
    .object([
      "feed": .string(feed), "url": .string(url), "status": .string(status.rawValue), "http": JSONValue(http),
      "bytes": JSONValue(bytes), "new": JSONValue(new), "updated": JSONValue(updated),
      "unchanged": JSONValue(unchanged), "flagged": JSONValue(flagged), "cases": JSONValue(cases),
      "ms": JSONValue(milliseconds), "error": JSONValue(error),
    ])
  }
}
