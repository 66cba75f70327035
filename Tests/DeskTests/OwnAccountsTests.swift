import Model
import Testing

@testable import Desk

@Suite("The office's own accounts") struct OwnAccountsTests {
  private func accounts(_ text: String) throws -> OwnAccounts {
    try OwnAccounts(try DataFields(file: "350583101.json5", bytes: Array(text.utf8)))
  }

  private func state(_ feed: String, newest: Timestamp?) -> FeedState {
    FeedState(
      feed: feed, url: "", status: .ok, http: 200, error: nil, etag: nil, lastModified: nil,
      tried: Timestamp(seconds: 0), answered: nil, lastNew: nil, newest: newest, failures: 0, retryAfter: nil)
  }

  @Test(
    "An account may be silent for fourteen days to the second; one without a known feed is not watched"
  )
  func fortnight() throws {
    let own = try accounts(
      """
      { accounts: [
          { id: "a", name: "甲", channel: "wechat", feed: "feed-a" },
          { id: "b", name: "乙", channel: "weibo", feed: "feed-b" },
          { id: "c", name: "丙", channel: "site", feed: "feed-c" },
          { id: "d", name: "丁", channel: "app" },
          { id: "e", name: "戊", channel: "site", feed: "paper" } ],
        accountRule: { days: 14, source: "s", certainty: "verified" } }
      """)
    let feeds = ["feed-a", "feed-b", "feed-c"].map {
      Feed(id: $0, title: $0, url: "https://example.org/\($0)", scope: .local)
    }
    let now = Timestamp(seconds: 14 * 86400)
    let states = [
      "feed-a": state("feed-a", newest: Timestamp(seconds: 0)),
      "feed-b": state("feed-b", newest: Timestamp(seconds: -1)),
    ]
    let found = own.statuses(feeds, states, now: now)
    #expect(found.map(\.status) == [.fresh, .stale, .unseen, .unwatched, .unwatched])
    #expect(found[1].last == Timestamp(seconds: -1))
  }

  @Test("A file without the section has none, and an account that stands twice is told")
  func reading() throws {
    #expect(try accounts("{ units: [] }").accounts.isEmpty && accounts("{}").days == 14)
    #expect(throws: DataFileError.self) {
      try accounts(
        #"{ accounts: [{ id: "a", name: "n", channel: "site" }, { id: "a", name: "m", channel: "app" }] }"#)
    }
  }
}
