import Dispatch
import Synchronization

/// What all exchanges of a server share: its settings, its handler, and who is being served.
final class Reception: Sendable {
  let settings: HTTPServerSettings
  let handler: HTTPHandler
  let assets: AssetShelf
  let deadlines = Deadlines()
  /// Addresses that are believed, as `NumericAddress` writes them.
  let proxies: Set<String>

  private let limiter: Mutex<RateLimiter?>
  private let state = Mutex(State())

  private struct State {
    var isClosed = false
    var running: [ObjectIdentifier: Exchange] = [:]
    var waiter: CheckedContinuation<Void, Never>?

    mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
      defer { waiter = nil }
      return waiter
    }
  }

  init(_ settings: HTTPServerSettings, _ assets: [HTTPAsset], _ handler: @escaping HTTPHandler) {
    self.settings = settings
    self.handler = handler
    self.assets = AssetShelf(assets, headers: settings.securityHeaders)
    proxies = Set(settings.proxies.compactMap { NumericAddress($0)?.text })
    limiter = Mutex(settings.rate.map { RateLimiter($0) })
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The answer to an address that asks too often; nil if it may go on.
  func refusal(ofAddress address: String) -> HTTPResponse? {
    guard let wait = limiter.withLock({ $0?.wait(address, now: MonotonicClock.now) }) else { return nil }
    var response = HTTPResponse.refusal(429)
    response.headers.append(("Retry-After", "\(wait)"))
    return response
  }

  /// False if the server is stopping.
  func admit(_ exchange: Exchange) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.running[ObjectIdentifier(exchange)] = exchange
      return true
    }
  }

  /// After its answer has gone out, or could not.
  func dismiss(_ exchange: Exchange) {
    let waiter = state.withLock { state in
      state.running[ObjectIdentifier(exchange)] = nil
      return state.running.isEmpty ? state.takeWaiter() : nil
    }
    waiter?.resume()
  }

  /// False if it was closed before.
  func close() -> Bool {
    state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
  }

  /// Returns when nobody is being served, or after some seconds.
  func emptied(within seconds: Double) async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if !state.running.isEmpty { state.waiter = continuation }
        return state.running.isEmpty
      }
      if isEmpty { return continuation.resume() }
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
        state.withLock { $0.takeWaiter() }?.resume()
      }
    }
  }

  /// Answers 503 to all whose handler still works.
  func breakOff() {
    for exchange in state.withLock({ Array($0.running.values) }) { exchange.breakOff() }
  }
}
