/// How a feed fared when it was last asked (`design.md` §5.3).
package enum FeedStatus: String, Sendable, Codable {
  /// It answered with items.
  case ok
  /// It answered that nothing changed (304).
  case notModified = "not-modified"
  /// It answered with a feed of no items.
  case empty
  /// It answers, but has shown nothing new for long.
  case frozen
  /// No answer, or an error that may pass.
  case failing
  /// The address check or the site refuses us.
  case blocked
  /// It answered from a new address for good.
  case moved
  /// The site says that it is no more.
  case gone
  /// It answered with something that is no feed.
  case notAFeed = "not-a-feed"

  /// Whether the items, if any, came through.
  package var answered: Bool {
    switch self {
    case .ok, .notModified, .empty, .frozen, .moved: true
    case .failing, .blocked, .gone, .notAFeed: false
    }
  }
}

/// What is remembered of a feed between two polls.
package struct FeedState: Sendable, Hashable {
  package var feed: String
  /// The address that the validators belong to.
  package var url: String
  package var status: FeedStatus
  /// HTTP status, 0 = no answer.
  package var http: Int
  package var error: String?
  package var etag: String?
  package var lastModified: String?
  package var tried: Timestamp
  /// When it last answered.
  package var answered: Timestamp?
  /// When it last brought a new item.
  package var lastNew: Timestamp?
  /// Newest published time that it has shown.
  package var newest: Timestamp?
  /// Failures in a row.
  package var failures: Int
  /// Not to be asked again before.
  package var retryAfter: Timestamp?

  package init(
    feed: String, url: String, status: FeedStatus, http: Int, error: String? = nil, etag: String? = nil,
    lastModified: String? = nil, tried: Timestamp, answered: Timestamp? = nil, lastNew: Timestamp? = nil,
    newest: Timestamp? = nil, failures: Int = 0, retryAfter: Timestamp? = nil
  ) {
    self.feed = feed
    self.url = url
    self.status = status
    self.http = http
    self.error = error
    self.etag = etag
    self.lastModified = lastModified
    self.tried = tried
    self.answered = answered
    self.lastNew = lastNew
    self.newest = newest
    self.failures = failures
    self.retryAfter = retryAfter
  }
}
