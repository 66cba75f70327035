import HTTPServer
import Synchronization
import Testing

@Suite struct LifeTests {
  @Test("Five hundred requests are in work at the same time and each gets its own answer")
  func crowd() async throws {
    let count = 500
    let gate = Gate(opensAt: count)
    var settings = HTTPServerSettings()
    settings.connectionLimit = 600
    settings.perAddressLimit = 600
    settings.rate = nil
    let handler: HTTPHandler = { request in
      await gate.pass()
      return .text(request.path)
    }
    try await withServer(settings, handler: handler) { server async throws in
      let texts = try await onThread { [port = server.port] in
        let clients = try (0..<count).map { _ in try Client(port) }
        defer { clients.forEach { $0.close() } }
        for (number, client) in clients.enumerated() { try client.send(plain("GET /\(number)")) }
        return try clients.map { try $0.answer().text }
      }
      #expect(texts == (0..<count).map { "/\($0)" })
    }
  }

  @Test("Slow clients, on the way in and on the way out, hold up nobody")
  func slowClients() async throws {
    let bytes = [UInt8](repeating: 1, count: 20_000_000)
    let handler: HTTPHandler = { $0.path == "/big" ? HTTPResponse(body: bytes) : .text("quick") }
    try await withServer(handler: handler) { server async throws in
      let text = try await onThread { [port = server.port] in
        let half = try Client(port)
        let unread = try Client(port, receiveBuffer: 4096)
        let body = try Client(port)
        defer { [half, unread, body].forEach { $0.close() } }
        try half.send("GET / HTTP/1.1\r\nHost")
        try unread.send(plain("GET /big"))
        try body.send(plain("POST /", "Content-Length: 100") + "x")
        let quick = try Client(port)
        defer { quick.close() }
        try quick.send(plain("GET /"))
        return try quick.answer().text
      }
      #expect(text == "quick")
    }
  }

  @Test(
    "A stop lets the running answer finish, takes no new connection, and then waits no longer",
    .timeLimit(.minutes(10)))
  func gracefulStop() async throws {
    let arrived = Gate(opensAt: 2)
    let release = Gate(opensAt: 2)
    var settings = HTTPServerSettings()
    settings.stopSeconds = 600
    let server = try HTTPServer(settings) { _ in
      await arrived.pass()
      await release.pass()
      return .text("done")
    }
    async let answer = ask(server, plain("GET /"))
    await arrived.pass()
    async let stopped: Void = server.stop()
    // The door closes first: once nobody can come in, the handler may go on.
    try await onThread { [port = server.port] in
      while let client = try? Client(port) { client.close() }
    }
    await release.pass()
    let finished = try await answer
    #expect(finished.text == "done")
    #expect(finished.headers["connection"] == "close")
    await stopped
  }

  @Test(
    "A stop does not wait for ever: a handler that hangs is cancelled and its client gets 503",
    .timeLimit(.minutes(10)))
  func boundedStop() async throws {
    let arrived = Gate(opensAt: 2)
    let isCancelled = Gate(opensAt: 2)
    var settings = HTTPServerSettings()
    settings.stopSeconds = 0.2
    let server = try HTTPServer(settings) { _ in
      await arrived.pass()
      try? await Task.sleep(for: .seconds(3600))
      await isCancelled.pass()
      return .text("too late")
    }
    async let answer = ask(server, plain("GET /"))
    await arrived.pass()
    await server.stop()
    let refused = try await answer
    #expect(refused.status == 503)
    #expect(refused.headers["content-security-policy"] != nil)
    await isCancelled.pass()
  }

  @Test("A stop with idle and half-sent connections ends, and a second stop as well")
  func idleStop() async throws {
    let server = try HTTPServer(HTTPServerSettings()) { _ in .text("") }
    let clients = try await onThread { [port = server.port] in
      let clients = try (0..<3).map { _ in try Client(port) }
      try clients[1].send("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx")
      try clients[2].send(plain("GET /"))
      _ = try clients[2].answer()
      return clients
    }
    await server.stop()
    await server.stop()
    let allEnded = try await onThread { clients.allSatisfy { $0.isAtEnd() } }
    #expect(allEnded)
    clients.forEach { $0.close() }
  }

  @Test("A client that goes away before its answer harms nobody")
  func lostClients() async throws {
    let arrived = Gate(opensAt: 21)
    let release = Gate(opensAt: 21)
    let bytes = [UInt8](repeating: 1, count: 3_000_000)
    let handler: HTTPHandler = { request in
      if request.path == "/" { return .text("well") }
      await arrived.pass()
      await release.pass()
      return HTTPResponse(body: bytes)
    }
    try await withServer(handler: handler) { server async throws in
      try await onThread { [port = server.port] in
        let clients = try (0..<20).map { _ in try Client(port) }
        for client in clients { try client.send(plain("GET /big")) }
        clients.forEach { $0.close() }
      }
      await arrived.pass()
      await release.pass()
      #expect(try await ask(server, plain("GET /")).text == "well")
    }
  }

  @Test("A port in use is an error that names it")
  func portInUse() async throws {
    try await withServer(handler: { _ in .notFound }) { server async throws in
      let settings = HTTPServerSettings(port: server.port)
      let error = #expect(throws: HTTPServerError.self) { try HTTPServer(settings) { _ in .notFound } }
      #expect(error == .portInUse(host: "127.0.0.1", port: server.port))
      #expect(error?.description.contains("127.0.0.1:\(server.port) is already in use") == true)
    }
  }

  @Test("A port is free again right after a stop, though connections were open")
  func restart() async throws {
    let first = try HTTPServer(HTTPServerSettings()) { _ in .text("1") }
    let client = try await onThread {
      let client = try Client(first.port)
      try client.send(plain("GET /"))
      _ = try client.answer()
      return client
    }
    defer { client.close() }
    await first.stop()
    try await withServer(HTTPServerSettings(port: first.port), handler: { _ in .text("2") }) { second in
      let answer = try await ask(second, plain("GET /"))
      #expect(answer.text == "2")
    }
  }

  @Test("A name or an address of another machine is an error")
  func badHosts() {
    #expect(throws: HTTPServerError.notAnAddress("example.org")) {
      try HTTPServer(HTTPServerSettings(host: "example.org")) { _ in .notFound }
    }
    let error = #expect(throws: HTTPServerError.self) {
      try HTTPServer(HTTPServerSettings(host: "192.0.2.1", port: 8080)) { _ in .notFound }
    }
    #expect(error?.description.hasPrefix("cannot listen on 192.0.2.1:8080: ") == true)
  }
}

/// Holds all who come until so many are there.
actor Gate {
  private let size: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(opensAt size: Int) { self.size = size }

  func pass() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      guard waiting.count >= size else { return }
      waiting.forEach { $0.resume() }
      waiting = []
    }
  }
}
