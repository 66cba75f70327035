import Dispatch

/// Answers a request; many run at once. A long computation or a blocking call belongs on a thread of its own.
package typealias HTTPHandler = @Sendable (HTTPRequest) async -> HTTPResponse

/// An HTTP/1.1 server (libmicrohttpd) that asks one closure for its answers. It answers `GET`, `HEAD` and `POST`.
///
/// A server that is not stopped lives as long as the process.
package final class HTTPServer: Sendable {
  /// The one asked for, or the one the system chose.
  package let port: UInt16

  private let reception: Reception
  private let daemon: Daemon
  private let watch: Task<Void, Never>

  /// Listens from now on.
  ///
  /// - Parameters:
  ///   - assets: answered without asking the handler.
  ///   - handler: gives every other answer; text that is long enough is compressed on its way out.
  package init(_ settings: HTTPServerSettings, assets: [HTTPAsset] = [], handler: @escaping HTTPHandler)
    throws(HTTPServerError)
  {
    if let stranger = settings.proxies.first(where: { NumericAddress($0) == nil }) {
      throw .notAProxy(stranger)
    }
    reception = Reception(settings, assets, handler)
    let socket = try ListeningSocket(host: settings.host, port: settings.port)
    guard let daemon = Daemon(listening: socket.descriptor, for: reception) else {
      throw settings.identity?.refusal ?? .cannotStart(host: settings.host, port: settings.port)
    }
    self.daemon = daemon
    port = socket.port
    let shortest = min(settings.requestSeconds, settings.answerSeconds)
    watch = Task { [deadlines = reception.deadlines] in await deadlines.watch(every: min(1, shortest / 4)) }
  }

  /// Takes no more connections, gives running answers `stopSeconds` to finish, ends the others with 503, and returns
  /// when all is closed. A second call returns at once.
  package func stop() async {
    guard reception.close() else { return }
    watch.cancel()
    daemon.takeNoMore()
    await reception.emptied(within: reception.settings.stopSeconds)
    reception.breakOff()
    // The 503 takes a moment to leave; a client that does not read it is not waited for.
    await reception.emptied(within: 1)
    await withCheckedContinuation { continuation in
      // Joins the library's thread, so it may not hold one of the pool's.
      DispatchQueue.global().async { [daemon] in
        daemon.end()
        continuation.resume()
      }
    }
  }

  /// Whether a `Host` header names this machine itself (`localhost`, 127.0.0.0/8 or `[::1]`, with any port). A page of a
  /// stranger whose name was pointed at the loopback address (DNS rebinding) sends another name.
  package static func isLoopbackHost(_ host: String) -> Bool {
    parseListenAddress(host)?.isLoopback ?? parseListenAddress(host + ":0")?.isLoopback ?? false
  }
}
