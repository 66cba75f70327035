import Classifier
import Console
import HTTPServer
import Model
import Storage

/// The console on its address.
struct ConsoleServer {
  private let server: HTTPServer
  /// Where a browser finds it.
  let url: String

  /// - Parameter listen: `HOST:PORT`; beyond loopback it is refused, for nobody can sign in yet.
  init(
    _ listen: String, _ workplace: Workplace, _ store: Store, feeds: [Feed],
    now: @escaping @Sendable () async throws -> Timestamp
  ) async throws {
    guard let address = parseListenAddress(listen) else {
      throw UsageError("--listen \(listen): write HOST:PORT, as 127.0.0.1:8080")
    }
    guard address.isLoopback else {
      throw Failure(
        "--listen \(address): beyond loopback the console needs a person with a password; use 127.0.0.1")
    }
    let book = try workplace.readRuleBook()
    let console = Console(
      ConsoleContext(
        store: store, areas: book.areas, clocks: try workplace.clockBook(),
        criteria: try workplace.criteria(),
        simulated: store.simulated, officeName: try await store.officeName(),
        feedTitles: Dictionary(feeds.map { ($0.id, $0.title) }) { first, _ in first }, now: now))
    server = try HTTPServer(HTTPServerSettings(host: address.host, port: address.port)) {
      await console.respond($0)
    }
    url = "http://\(ListenAddress(host: address.host, port: server.port))/"
  }

  func stop() async { await server.stop() }
}
