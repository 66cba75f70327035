import FeedParsing
package import Model
package import Transfer

/// What one poll of a feed brought, before the store has seen it.
package struct Collected: Sendable {
  package var feed: Feed
  package var status: FeedStatus
  /// HTTP status, 0 = no answer.
  package var http: Int
  /// Size of the decoded body.
  package var bytes: Int
  /// Earliest published first.
  package var items: [Item]
  package var etag: String?
  package var lastModified: String?
  /// Seconds to wait before asking again, if the site says so.
  package var retryAfter: Int?
  /// Time that the transfer took.
  package var milliseconds: Int
  package var error: String?
}

/// Asks feeds and reads their answers. It stores nothing and decides nothing about items.
package struct Collector: Sendable {
  private let transfer: Transfer

  package init(_ transfer: Transfer) {
    self.transfer = transfer
  }

  /// Polls a feed once; whatever goes wrong is in the result.
  ///
  /// - Parameter state: what is remembered of the last poll; its validators are sent if they belong to this address.
  package func collect(_ feed: Feed, _ state: FeedState?, now: Timestamp) async -> Collected {
    let known = state?.url == feed.url ? state : nil
    let request = FetchRequest(url: feed.url, etag: known?.etag, lastModified: known?.lastModified)
    do {
      return read(try await transfer.fetch(request), feed, known, now)
    } catch {
      var collected = Self.nothing(feed, error.isRefusal ? .blocked : .failing, "\(error)")
      collected.etag = known?.etag
      collected.lastModified = known?.lastModified
      return collected
    }
  }

  private static func nothing(_ feed: Feed, _ status: FeedStatus, _ error: String?) -> Collected {
    Collected(feed: feed, status: status, http: 0, bytes: 0, items: [], milliseconds: 0, error: error)
  }

  private func read(_ response: FetchResponse, _ feed: Feed, _ known: FeedState?, _ now: Timestamp)
    -> Collected
  {
    var collected = Self.nothing(feed, .ok, nil)
    collected.http = response.status
    collected.milliseconds = response.milliseconds
    collected.retryAfter = response.retryAfter
    collected.etag = known?.etag
    collected.lastModified = known?.lastModified
    switch response.status {
    case 304: collected.status = .notModified
    case 200..<300: parse(response, now, into: &collected)
    case 401, 403, 407, 451:
      (collected.status, collected.error) = (.blocked, "the site refuses us (HTTP \(response.status))")
    case 404, 410:
      (collected.status, collected.error) = (
        .gone, "nothing there any more (HTTP \(response.status)); check the address"
      )
    default: (collected.status, collected.error) = (.failing, "HTTP \(response.status)")
    }
    return collected
  }

  private func parse(_ response: FetchResponse, _ now: Timestamp, into collected: inout Collected) {
    let feed = collected.feed
    collected.bytes = response.body.count
    do {
      let parsed = try FeedParser.parse(
        response.body, url: response.finalURL, contentType: response.contentType, format: feed.format,
        offset: feed.offset, now: now)
      collected.items = ItemMaker(feed: feed, now: now).items(parsed)
      // Validators of a broken document would make the next poll a 304 and hide that it is broken.
      collected.etag = response.etag
      collected.lastModified = response.lastModified
      if collected.items.isEmpty { collected.status = .empty }
      if let moved = response.permanentURL {
        (collected.status, collected.error) = (
          .moved, "moved for good to \(moved); change the address in the list"
        )
      }
    } catch {
      (collected.status, collected.error) = (.notAFeed, "\(error)")
    }
  }
}

extension FetchError {
  /// Whether it was we who would not go there.
  fileprivate var isRefusal: Bool {
    switch self {
    case .refusedAddress, .refusedScheme: true
    default: false
    }
  }
}
