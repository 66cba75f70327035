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
    guard address.isLoopback else { throw try await Self.refusal(address, store) }
    let book = try workplace.readRuleBook()
    let console = Console(
      ConsoleContext(
        store: store, areas: book.areas, clocks: try workplace.clockBook(),
        criteria: try workplace.criteria(), scores: try workplace.scores(),
        simulated: store.simulated, officeName: try await store.officeName(),
        feedTitles: Dictionary(feeds.map { ($0.id, $0.title) }) { first, _ in first }, now: now))
    server = try HTTPServer(
      HTTPServerSettings(host: address.host, port: address.port), assets: Console.assets
    ) {
      await console.respond($0)
    }
    url = "http://\(ListenAddress(host: address.host, port: server.port))/"
  }

  /// Beyond loopback nobody is let in who cannot sign in.
  private static func refusal(_ address: ListenAddress, _ store: Store) async throws -> Failure {
    let secured = try await store.passwordHolders()
    if try await store.people().contains(where: { secured.contains($0.id) && !$0.disabled }) {
      return Failure("--listen \(address): signing in comes with a later version; use 127.0.0.1")
    }
    return Failure(
      "--listen \(address): beyond loopback the console needs a person with a password "
        + "(weathervane people password PERSON); use 127.0.0.1")
  }

  func stop() async { await server.stop() }
}
