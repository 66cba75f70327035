/// How exactly a published time is known.
package enum TimePrecision: String, Sendable, Codable {
  case second, day
}

/// One message 信息 as collected: an identity and its newest words. It is never changed: an edit is a new version.
package struct Item: Sendable, Hashable {
  /// `i` + 16 hex digits of SHA-256 (`design.md` §5.1).
  package var id: String
  /// Id of the feed that brought it.
  package var feed: String
  /// http or https, tracking parameters removed; nil where the feed gives none.
  package var url: String?
  /// Plain text; may be empty.
  package var title: String
  /// Plain text of summary or body; may be empty.
  package var text: String
  /// When its author put it out; nil where unknown. Never the time of fetching.
  package var published: Timestamp?
  package var precision: TimePrecision?
  /// When we first saw it.
  package var collected: Timestamp
  /// Hex SHA-256 of title and text without the parts that change with every poll: equal digests are the same words.
  package var digest: String

  /// What the item is called where one line must do: its title, else the beginning of its text.
  package var headline: String { title.isEmpty ? String(text.prefix(60)) : title }

  package init(
    id: String, feed: String, url: String?, title: String, text: String, published: Timestamp?,
    precision: TimePrecision?, collected: Timestamp, digest: String
  ) {
    self.id = id
    self.feed = feed
    self.url = url
    self.title = title
    self.text = text
    self.published = published
    self.precision = precision
    self.collected = collected
    self.digest = digest
  }
}
