import Dispatch
import Synchronization

/// What all exchanges of a server share: its settings, its handler, and who is being served.
final class Reception: Sendable {
  let settings: HTTPServerSettings
  let handler: HTTPHandler
  let assets: AssetShelf

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
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

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
