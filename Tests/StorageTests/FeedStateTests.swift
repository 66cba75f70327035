import Model
import Testing

@testable import Storage

struct FeedStateTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
  }

  private let full = FeedState(
    feed: "town-board", url: "https://example.org/rss", status: .notAFeed, http: 200, error: "an HTML page",
    etag: "\"abc\"", lastModified: "Mon, 22 Nov 2026 08:00:00 GMT", tried: .noon,
    answered: .noon.adding(seconds: -1),
    lastNew: .noon.adding(seconds: -2), newest: .noon.adding(seconds: -3), failures: 4,
    retryAfter: .noon.adding(seconds: 5))

  @Test("Every part of a feed's state comes back")
  func roundTrip() async throws {
    let bare = FeedState(feed: "other", url: "https://example.org", status: .failing, http: 0, tried: .noon)
    try await store.transaction { [full] in
      try $0.save(full)
      try $0.save(bare)
    }
    #expect(try await store.feedStates() == ["town-board": full, "other": bare])
  }

  @Test("A later state takes the place of the earlier one, unknowns included")
  func replaces() async throws {
    let later = FeedState(
      feed: "town-board", url: "https://example.org/new", status: .ok, http: 304, tried: .noon)
    try await store.transaction { [full] in
      try $0.save(full)
      try $0.save(later)
    }
    #expect(try await store.feedStates() == ["town-board": later])
  }

  @Test("A feed that the office changed comes back as it was saved")
  func changes() async throws {
    let feed = Feed(
      id: "hot-list", title: "热榜 \"今日\"", url: "https://example.org/a/b?c=1", siteURL: "https://example.org",
      scope: .local,
      tier: .own, place: "350583101", every: 600, offset: 0, enabled: false, verified: "2026-11-22",
      format: .json(JSONMapping(items: "data.list", title: "word", skip: "ad", skipValue: "1")))
    let page = Feed(
      id: "page", title: "列表", url: "https://example.org", format: .listPage(ListPageMapping(items: "//li")))
    try await store.transaction {
      try $0.save(feed, now: .noon)
      try $0.save(page, now: .noon)
    }
    #expect(try await store.feedChanges().saved == ["hot-list": feed, "page": page])
  }

  @Test("A removed feed is remembered as removed, until it is saved again")
  func removed() async throws {
    let feed = Feed(id: "old", title: "旧", url: "https://example.org")
    try await store.transaction { try $0.remove(feed, now: .noon) }
    #expect(try await store.feedChanges().removed == ["old"])
    #expect(try await store.feedChanges().saved.isEmpty)
    try await store.transaction { try $0.save(feed, now: .noon) }
    #expect(try await store.feedChanges().removed.isEmpty)
    #expect(try await store.feedChanges().saved == ["old": feed])
  }
}
