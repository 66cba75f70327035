import Collectors
import Model

/// Tells a quiet feed from a dead one.
enum Freshness {
  /// A feed whose newest item is older than this many seconds, and that brings nothing new, is frozen: some national
  /// feeds still answer with months-old items (`domain.md` §8.1).
  static let frozenAfter: Int64 = 30 * 86400

  /// What to remember of a feed after a poll.
  ///
  /// - Parameter new: how many items of the poll had never been seen.
  static func state(of collected: Collected, known: FeedState?, new: Int, now: Timestamp) -> FeedState {
    let newest = [collected.items.compactMap(\.published).max(), known?.newest].compactMap { $0 }.max()
    let answered = collected.status.answered
    var state = FeedState(
      feed: collected.feed.id, url: collected.feed.url, status: collected.status, http: collected.http,
      error: collected.error, etag: collected.etag, lastModified: collected.lastModified, tried: now,
      answered: answered ? now : known?.answered, lastNew: new > 0 ? now : known?.lastNew, newest: newest,
      failures: answered ? 0 : (known?.failures ?? 0) + 1,
      retryAfter: collected.retryAfter.map { now.adding(seconds: Int64(min($0, 7 * 86400))) })
    if state.status == .ok, new == 0, let last = newest ?? state.lastNew,
      now.seconds - last.seconds > frozenAfter
    {
      state.status = .frozen
      state.error = "nothing new for \((now.seconds - last.seconds) / 86400) days"
    }
    return state
  }
}
