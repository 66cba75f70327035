package import Model
import ResponseLog

/// The office's own accounts 政务新媒体 and how long they may stay silent: section `accounts` of `offices/CODE.json5`.
package struct OwnAccounts: Sendable {
  package struct Account: Sendable, Hashable {
    package var id: String
    package var name: String
    /// As where answers are published: `wechat`, `weibo`, `site` …
    package var channel: String
    /// The feed that brings what it publishes; nil = nobody looks.
    package var feed: String?
  }

  /// How an account fares.
  package enum Status: String, Sendable {
    case fresh
    /// Silent for longer than the rule allows.
    case stale
    /// Its feed has brought nothing yet.
    case unseen
    /// It names no feed, or one that is not there.
    case unwatched
  }

  package let accounts: [Account]
  /// Days of silence that are allowed.
  package let days: Int

  /// The days of the municipal check, where a file gives none.
  private static let usualDays = 14.0

  /// Reads the section; a file without one has no accounts.
  package init(_ fields: DataFields) throws(DataFileError) {
    var accounts: [Account] = []
    for entry in try fields.objects("accounts") {
      try entry.allow(["id", "name", "channel", "feed"])
      let account = Account(
        id: try entry.string("id"), name: try entry.string("name"), channel: try entry.string("channel"),
        feed: try entry.optionalString("feed"))
      if accounts.contains(where: { $0.id == account.id }) { throw entry.error("id", "stands twice") }
      accounts.append(account)
    }
    self.accounts = accounts
    guard let rule = try fields.object("accountRule") else {
      days = Int(Self.usualDays)
      return
    }
    try rule.allow(["days", "source", "certainty"])
    _ = try rule.string("source")
    let _: ResponseLog.Certainty = try rule.choice("certainty")
    days = Int(try rule.number("days", in: 1...366, default: Self.usualDays))
  }

  /// How each account fares, in the order of the file.
  ///
  /// - Returns: with the time of its newest item as its feed dates it, else of our finding it.
  package func statuses(_ feeds: [Feed], _ states: [String: FeedState], now: Timestamp) -> [(
    account: Account, last: Timestamp?, status: Status
  )] {
    accounts.map { account in
      guard let feed = feeds.first(where: { $0.id == account.feed }) else {
        return (account, nil, .unwatched)
      }
      guard let last = states[feed.id].flatMap({ $0.newest ?? $0.lastNew }) else {
        return (account, nil, .unseen)
      }
      return (account, last, now.seconds - last.seconds > Int64(days) * 86400 ? .stale : .fresh)
    }
  }
}
