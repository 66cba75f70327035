/// Whether a feed speaks of one place or of the whole country: what an item of unknown place from it may start.
package enum FeedScope: String, Sendable, Codable, CaseIterable {
  case national, local
}

/// The rank of the medium behind a feed, highest first (`domain.md` §2.3).
package enum MediaTier: String, Sendable, Codable, CaseIterable {
  case overseas, central, province, city, county
  /// 自媒体: accounts and boards of no editor.
  case own = "self"
}

/// How the answer of a feed's address is read.
package enum FeedFormat: Sendable, Codable, Hashable {
  /// RSS, Atom, RDF or JSON Feed, told apart by looking.
  case feed
  /// Any JSON, its members named by paths.
  case json(JSONMapping)
  /// An HTML page that lists articles.
  case listPage(ListPageMapping)
}

/// Where a JSON document keeps its items; a path is member names joined by dots, from the document or the item.
package struct JSONMapping: Sendable, Codable, Hashable {
  package var items: String
  package var title: String
  package var url: String?
  /// Put before a relative or partial `url`.
  package var urlPrefix: String?
  package var id: String?
  package var summary: String?
  package var published: String?
  /// An item is left out where this path has `skipValue`.
  package var skip: String?
  package var skipValue: String?

  package init(
    items: String, title: String, url: String? = nil, urlPrefix: String? = nil, id: String? = nil,
    summary: String? = nil, published: String? = nil, skip: String? = nil, skipValue: String? = nil
  ) {
    self.items = items
    self.title = title
    self.url = url
    self.urlPrefix = urlPrefix
    self.id = id
    self.summary = summary
    self.published = published
    self.skip = skip
    self.skipValue = skipValue
  }
}

/// Where an HTML list page keeps its articles: XPath expressions, all but `items` relative to an item.
package struct ListPageMapping: Sendable, Codable, Hashable {
  package var items: String
  /// Default: the text of the link.
  package var title: String?
  /// Default: the first `a/@href` beneath the item.
  package var url: String?
  package var published: String?

  package init(items: String, title: String? = nil, url: String? = nil, published: String? = nil) {
    self.items = items
    self.title = title
    self.url = url
    self.published = published
  }
}

/// A source 信源 that is asked again and again.
package struct Feed: Sendable, Codable, Hashable {
  /// Lower-case slug, never reused.
  package var id: String
  package var title: String
  package var url: String
  package var siteURL: String?
  package var scope: FeedScope
  package var tier: MediaTier
  /// Division code or slug of the place that the feed is about.
  package var place: String?
  /// Seconds between two polls, at least 60.
  package var every: Int
  /// Seconds east of UTC for its times without a zone.
  package var offset: Int64
  package var enabled: Bool
  /// Day on which a person last saw it answer, `2026-11-22`; nil = never.
  package var verified: String?
  package var format: FeedFormat

  package init(
    id: String, title: String, url: String, siteURL: String? = nil, scope: FeedScope = .national,
    tier: MediaTier = .own, place: String? = nil, every: Int = 900, offset: Int64 = chinaOffset,
    enabled: Bool = true,
    verified: String? = nil, format: FeedFormat = .feed
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.siteURL = siteURL
    self.scope = scope
    self.tier = tier
    self.place = place
    self.every = every
    self.offset = offset
    self.enabled = enabled
    self.verified = verified
    self.format = format
  }
}
