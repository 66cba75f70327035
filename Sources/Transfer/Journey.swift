/// A request on its way from redirect to redirect.
struct Journey {
  let request: FetchRequest
  /// The hop to make now.
  private(set) var target: WebAddress
  /// Time spent in transfers so far.
  private(set) var spent = Duration.zero

  private var visited: Set<String>
  private var permanent: String?
  private var isPermanent = true

  static let maximumRedirects = 8

  init(_ request: FetchRequest) throws(FetchError) {
    self.request = request
    target = try WebAddress(request.url)
    visited = [target.url]
  }

  /// Time left for all further hops.
  var remaining: Duration {
    Journey.duration(request.timeout) - spent
  }

  var connectTimeout: Duration {
    min(remaining, Journey.duration(request.connectTimeout))
  }

  /// Header lines for the hop to make now: conditions were set by the first address and hold for it alone.
  var headerLines: [String] {
    guard visited.count == 1 else { return [] }
    let lines = [
      request.etag.map { "If-None-Match: \($0)" }, request.lastModified.map { "If-Modified-Since: \($0)" },
    ]
    // A line end inside a value would smuggle in a header of its own.
    return lines.compactMap(\.self).filter { line in line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f } }
  }

  mutating func spend(_ time: Duration) {
    spent += time
  }

  /// The response if the journey ends here; nil if `target` is now the next hop.
  mutating func arrive(_ exchange: Exchange) throws(FetchError) -> FetchResponse? {
    let head = exchange.head
    guard [301, 302, 303, 307, 308].contains(head.status), let location = head.location else {
      return response(head, exchange.body)
    }
    let next = try WebAddress(location, relativeTo: target)
    guard visited.count <= Journey.maximumRedirects else {
      throw .tooManyRedirects(Journey.maximumRedirects)
    }
    guard visited.insert(next.url).inserted else { throw .redirectLoop(next.url) }
    isPermanent = isPermanent && (head.status == 301 || head.status == 308)
    if isPermanent { permanent = next.url }
    target = next
    return nil
  }

  private func response(_ head: ResponseHead, _ body: [UInt8]) -> FetchResponse {
    FetchResponse(
      status: head.status, body: body, contentType: head.contentType, etag: head.etag,
      lastModified: head.lastModified, retryAfter: head.retryAfter, finalURL: target.url,
      permanentURL: permanent, milliseconds: spent.milliseconds)
  }

  /// A day at most; what is not a number counts as nothing.
  private static func duration(_ seconds: Double) -> Duration {
    .seconds(seconds.isNaN ? 0 : min(max(seconds, 0), 86400))
  }
}

extension Duration {
  /// Whole milliseconds, cut down.
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
