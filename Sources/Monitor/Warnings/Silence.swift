package import Model

/// A feed that is silent longer than is its way: what it would tell is missing, and that is no calm.
package struct Silence: Sendable, Hashable {
  package var feed: String
  /// Since when nothing came from it; nil = since ever.
  package var since: Timestamp?
  /// Failures in a row.
  package var failures: Int
  /// What went wrong last.
  package var error: String?

  /// So many of a feed's intervals without an answer are no hiccup; never less than an hour, never more than a day.
  static let intervals: Int64 = 4

  /// The enabled feeds that are silent now, those silent longest first.
  package static func all(_ feeds: [Feed], _ states: [String: FeedState], now: Timestamp) -> [Silence] {
    feeds.filter(\.enabled).compactMap { feed in
      guard let state = states[feed.id], state.url == feed.url, !state.status.answered else { return nil }
      let patience = min(max(Int64(feed.every) * intervals, 3600), 86400)
      // A feed that never answered has been silent since it was first tried, which nobody noted: its failures tell.
      let silent = state.answered.map { now.seconds - $0.seconds } ?? Int64(state.failures * feed.every)
      guard silent >= patience else { return nil }
      return Silence(feed: feed.id, since: state.answered, failures: state.failures, error: state.error)
    }.sorted { ($0.since?.seconds ?? 0, $0.feed) < ($1.since?.seconds ?? 0, $1.feed) }
  }

  /// For people.
  package var line: String {
    let since = since.map { "since \($0.rfc3339)" } ?? "since it was listed"
    return "feed \(feed) is silent \(since)\(error.map { ": \($0)" } ?? ""); "
      + "what it would tell is missing, that is no calm"
  }
}
