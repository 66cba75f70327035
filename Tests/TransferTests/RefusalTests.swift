import Loopback
import Testing
import Transfer

/// A server inside that no fetch may reach, and whether one did.
private func withTarget(
  allowing allowances: (UInt16) -> [String] = { _ in [] },
  _ body: (_ port: UInt16, Transfer) async throws -> Void
) async throws {
  let reached = Notes<String>()
  let server = try LoopbackServer { request in
    reached.add(request.headers["host"]?.lowercased() ?? "")
    return LoopbackResponse(text: "secret")
  }
  defer { server.stop() }
  let allowed = try allowances(server.port).map { try #require(HostAllowance($0)) }
  let transfer = try Transfer(TransferSettings(allowedHosts: allowed))
  defer { transfer.shutdown() }
  try await body(server.port, transfer)
  if allowed.isEmpty {
    // Connections are taken in order: once this one is answered, an earlier one would have been counted.
    let insider = try Transfer(TransferSettings(allowedHosts: [try #require(HostAllowance("127.0.0.1"))]))
    defer { insider.shutdown() }
    _ = try await insider.fetch(FetchRequest(url: server.url))
    #expect(server.connections == 1)
    #expect(reached.all.count == 1)
    return
  }
  #expect(reached.all.allSatisfy { host in allowances(server.port).contains { host.hasPrefix($0) } })
}

private func isRefusal(_ error: FetchError) -> Bool {
  switch error {
  case .refusedAddress(_, _, _, refusal: .loopback), .refusedAddress(_, _, "::ffff:127.0.0.1", _): true
  // With the dot at its end it is a name like any other, which only some resolvers know.
  case .couldNotResolve("localhost."): true
  default: false
  }
}

struct RefusalTests {
  @Test(
    "This machine cannot be reached under any spelling or name",
    arguments: [
      "127.0.0.1", "localhost", "LocalHost", "localhost.", "2130706433", "0x7f.1", "127.1",
      "[::ffff:127.0.0.1]",
      "[::1]", "１２７.0.0.1",
    ])
  func spellings(host: String) async throws {
    try await withTarget { (port, transfer) async throws in
      let error = try await failure(transfer, "http://\(host):\(port)/")
      #expect(isRefusal(error), "\(error)")
    }
  }

  @Test(
    "A redirect cannot lead inside",
    arguments: [
      "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://2130706433:PORT/", "//127.1:PORT/",
    ])
  func redirects(location: String) async throws {
    try await withTarget { (port, _) async throws in
      let location = location.replacing("PORT", with: "\(port)")
      try await withServer { _ in
        LoopbackResponse(status: 302, headers: ["Location": location])
      } _: { (server, transfer) async throws in
        #expect(isRefusal(try await failure(transfer, server.url)))
      }
    }
  }

  @Test(
    "A redirect cannot leave http and https",
    arguments: [("file:///etc/passwd", "file"), ("gopher://127.0.0.1:70/_x", "gopher")])
  func redirectSchemes(location: String, scheme: String) async throws {
    try await withServer { _ in
      LoopbackResponse(status: 301, headers: ["Location": location])
    } _: { (server, transfer) async throws in
      #expect(try await failure(transfer, server.url) == .refusedScheme(scheme, url: location))
    }
  }

  @Test("An allowance for a name opens that name, not its address; one for the address not the name")
  func allowanceIsByName() async throws {
    try await withTarget(allowing: { ["localhost:\($0)"] }) { (port, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: "http://LOCALHOST:\(port)/"))
      #expect(response.body == Array("secret".utf8))
      #expect(isRefusal(try await failure(transfer, "http://127.0.0.1:\(port)/")))
      // The connection to localhost is still open: a near-namesake must not get it.
      #expect(isRefusal(try await failure(transfer, "http://localhost.:\(port)/")))
    }
    try await withTarget(allowing: { _ in ["127.0.0.1"] }) { (port, transfer) async throws in
      _ = try await transfer.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/"))
      #expect(isRefusal(try await failure(transfer, "http://localhost:\(port)/")))
    }
  }

  @Test("An allowance for one port leaves the others closed; one for the host opens them all")
  func allowancePorts() async throws {
    try await withTarget(allowing: { ["127.0.0.1:\($0 == 1 ? 2 : 1)"] }) { (port, transfer) async throws in
      #expect(isRefusal(try await failure(transfer, "http://127.0.0.1:\(port)/")))
    }
    try await withTarget(allowing: { _ in ["127.0.0.1"] }) { (port, transfer) async throws in
      #expect(try await transfer.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/")).status == 200)
    }
  }

  @Test("An error says which host led where and how to allow it")
  func wording() async throws {
    try await withTarget { (port, transfer) async throws in
      let text = try await failure(transfer, "http://localhost:\(port)/").description
      #expect(text.contains("localhost:\(port) leads to "))
      #expect(text.contains("a loopback address"))
      #expect(text.contains("--allow-host localhost:\(port)"))
    }
  }

  @Test("Behind a proxy, numbers are still checked and names left to the proxy")
  func proxy() async throws {
    let seen = Notes<String>()
    let proxy = try LoopbackServer { request in
      seen.add(request.target)
      return LoopbackResponse(text: "by proxy")
    }
    defer { proxy.stop() }
    let transfer = try Transfer(TransferSettings(proxy: proxy.url))
    defer { transfer.shutdown() }
    #expect(isRefusal(try await failure(transfer, "http://127.0.0.1:1/")))
    let response = try await transfer.fetch(FetchRequest(url: "http://feeds.invalid/a"))
    #expect(response.body == Array("by proxy".utf8))
    #expect(seen.all == ["http://feeds.invalid/a"])
  }

  @Test("A proxy that is no address is refused at once", arguments: ["ftp://127.0.0.1", "http://", "a b"])
  func badProxy(text: String) {
    #expect(throws: FetchError.self) { _ = try Transfer(TransferSettings(proxy: text)) }
  }
}
