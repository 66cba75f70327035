import Model

/// Which feeds are to be asked, by what is remembered of them.
enum Schedule {
  /// Seconds between two looks at the list.
  static let tick = 5

  /// Feeds whose time has come, in order of the list. A feed that fails is asked ever less often, down to once in
  /// eight times its interval or a day; a site's Retry-After is honoured. A time of the last poll that lies ahead
  /// means that the clock was put back: the feed is due.
  static func due(_ feeds: [Feed], _ states: [String: FeedState], now: Timestamp) -> [Feed] {
    feeds.filter { feed in
      guard let state = states[feed.id], state.url == feed.url, state.tried <= now else { return true }
      if let wait = state.retryAfter, wait > now { return false }
      return now.seconds - state.tried.seconds >= interval(feed, failures: state.failures)
    }
  }

  private static func interval(_ feed: Feed, failures: Int) -> Int64 {
    let slowed = feed.every << min(failures, 3)
    return Int64(max(60, min(slowed, max(feed.every, 86400))))
  }
}
