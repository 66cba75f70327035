import Classifier
import Console
import Desk
import HTTPServer
import Model
import Redaction
import Storage

/// The console on its address.
struct ConsoleServer {
  private let server: HTTPServer
  /// Where a browser finds it.
  let url: String

  /// - Parameters:
  ///   - listen: `HOST:PORT`; beyond loopback somebody must be able to sign in.
  ///   - demo: as whom everybody acts who opens it on this machine; nil = people sign in.
  init(
    _ listen: String, _ workplace: Workplace, _ store: Store, feeds: [Feed], demo: DemoViewer? = nil,
    now: @escaping @Sendable () async throws -> Timestamp
  ) async throws {
    guard let address = parseListenAddress(listen) else {
      throw UsageError("--listen \(listen): write HOST:PORT, as 127.0.0.1:8080")
    }
    if !address.isLoopback {
      let isSecured = try await Self.isSecured(store)
      guard isSecured, demo == nil else { throw Self.refusal(address) }
    }
    let book = try workplace.readRuleBook()
    // A connection of its own, so that no page waits for what is being collected.
    let reader = try await workplace.existingStore()
    let desk = try await workplace.desk(store, reader: reader, clock: demo?.clock)
    let door = try await Self.door(desk, demo?.person)
    let console = Console(
      ConsoleContext(
        store: reader, areas: book.areas, clocks: try workplace.clockBook(),
        criteria: try workplace.criteria(), scores: try workplace.scores(),
        simulated: store.simulated, officeName: try await store.officeName(),
        feedTitles: Dictionary(feeds.map { ($0.id, $0.title) }) { first, _ in first }, desk: desk,
        redactor: Redactor(try workplace.settings.redactionRules()), door: door,
        hosts: HostRule(address, names: workplace.settings.hosts),
        propose: workplace.proposer(store, book), now: now))
    var http = HTTPServerSettings(host: address.host, port: address.port)
    http.identity = try workplace.settings.tls.map {
      try TLSIdentity(certificateFile: $0.certificate, keyFile: $0.key)
    }
    http.proxies = workplace.settings.proxies
    // On this machine alone there is nobody to be slowed down; behind a proxy there is.
    if address.isLoopback, http.proxies.isEmpty { http.rate = nil }
    server = try HTTPServer(http, assets: Console.assets) {
      await console.respond($0)
    }
    url =
      "\(http.identity == nil ? "http" : "https")://\(ListenAddress(host: address.host, port: server.port))/"
  }

  /// Whether somebody can sign in.
  private static func isSecured(_ store: Store) async throws -> Bool {
    let secured = try await store.passwordHolders()
    return try await store.people().contains { secured.contains($0.id) && !$0.disabled }
  }

  private static func refusal(_ address: ListenAddress) -> Failure {
    Failure(
      "--listen \(address): beyond loopback the console needs a person with a password "
        + "(weathervane people password PERSON); use 127.0.0.1")
  }

  /// Where nobody can sign in yet, the secret for the first to do so is shown, this once.
  private static func door(_ desk: CaseDesk, _ demo: String?) async throws -> Door {
    if let demo { return .demo(person: demo) }
    let signIn = SignInDesk(desk, clock: Workplace.systemTime)
    if let secret = try await signIn.makeSetUpSecret() {
      Complaint("nobody can sign in yet; open the console and set it up with this one-time secret: \(secret)")
        .print()
    }
    return .signIn(signIn)
  }

  func stop() async { await server.stop() }
}

/// The demo's duty officer, and the demo's time.
struct DemoViewer {
  /// Id of the person.
  let person: String
  let clock: @Sendable () -> Timestamp?
}
