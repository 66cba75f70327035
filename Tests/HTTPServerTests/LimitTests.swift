import HTTPServer
import Testing

@Suite struct LimitTests {
  static let fine: HTTPHandler = { .text("\($0.body.count)") }

  static func settings(_ change: (inout HTTPServerSettings) -> Void) -> HTTPServerSettings {
    var settings = HTTPServerSettings.patient
    change(&settings)
    return settings
  }

  @Test("A body of the limit passes, one byte more is answered 413, and the handler never sees it")
  func bodyLimit() async throws {
    try await withServer(Self.settings { $0.maximumBody = 1000 }, handler: Self.fine) { server async throws in
      let most = String(repeating: "x", count: 1000)
      #expect(try await ask(server, plain("POST /", "Content-Length: 1000") + most).text == "1000")
      let over = try await ask(server, plain("POST /", "Content-Length: 1001") + most + "x")
      #expect(over.status == 413)
      let chunked = plain("POST /", "Transfer-Encoding: chunked") + "3e9\r\n\(most)x\r\n0\r\n\r\n"
      #expect(try await ask(server, chunked).status == 413)
    }
  }

  @Test("A body announced far above the limit is answered 413 before it is sent")
  func hugeBody() async throws {
    try await withServer(Self.settings { $0.maximumBody = 1000 }, handler: Self.fine) { server async throws in
      for length in ["9000", "99999999999"] {
        #expect(try await ask(server, plain("POST /", "Content-Length: \(length)")).status == 413)
      }
      let asked = plain("POST /", "Content-Length: 1001", "Expect: 100-continue")
      #expect(try await ask(server, asked).status == 413)
    }
  }

  @Test("A chunked body without end is cut off")
  func endlessBody() async throws {
    try await withServer(Self.settings { $0.maximumBody = 1000 }, handler: Self.fine) { server async throws in
      let isCut = try await onThread { [port = server.port] in
        let client = try Client(port)
        defer { client.close() }
        try client.send(plain("POST /", "Transfer-Encoding: chunked"))
        let chunk = "3e8\r\n" + String(repeating: "x", count: 1000) + "\r\n"
        // Fails once the server has cut the connection, long before the last chunk.
        do { for _ in 0..<100_000 { try client.send(chunk) } } catch { return true }
        return false
      }
      #expect(isCut)
    }
  }

  @Test("Headers above the limit are answered 431, an address above a quarter of it 414")
  func headLimit() async throws {
    try await withServer(handler: Self.fine) { server async throws in
      func header(_ count: Int) -> String { plain("GET /", "X: " + String(repeating: "x", count: count)) }
      #expect(try await ask(server, header(30_000)).status == 200)
      for count in [33_000, 64_000, 100_000, 1_000_000] {
        #expect(try await ask(server, header(count)).status == 431, "\(count)")
      }
      func address(_ count: Int) -> String { plain("GET /" + String(repeating: "x", count: count)) }
      #expect(try await ask(server, address(8000)).status == 200)
      for count in [8200, 64_000] {
        #expect(try await ask(server, address(count)).status == 414, "\(count)")
      }
    }
  }

  @Test("What is no proper request is answered 400 and ends the connection", arguments: improper.indices)
  func badRequest(index: Int) async throws {
    let request = Self.improper[index]
    try await withServer(handler: Self.fine) { server async throws in
      let answers = try await onThread { [port = server.port] in
        let client = try Client(port)
        defer { client.close() }
        // Whatever the server takes for a body, the second request is not to be read out of it.
        try client.send(request + plain("GET /smuggled"))
        return try client.rest()
      }
      #expect(answers.hasPrefix("HTTP/1.1 400 "), "\(request)")
      #expect(answers.contains("\r\nConnection: close\r\n"), "\(request)")
      #expect(!answers.contains("HTTP/1.1 200 "), "\(request)")
    }
  }

  static let improper = [
    "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a%0d%0ab HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET http://elsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET //elsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /%2Felsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /%5Celsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
  ]

  @Test("A query of thousands of fields is answered")
  func manyFields() async throws {
    let count: HTTPHandler = { .text("\($0.query.fields.count)") }
    try await withServer(handler: count) { server async throws in
      let query = String(repeating: "a=b&", count: 2000)
      #expect(try await ask(server, plain("GET /?\(query)")).text == "2000")
    }
  }

  @Test(
    "Other methods are answered 405 with those allowed",
    arguments: ["PUT", "DELETE", "TRACE", "OPTIONS", "get", "X"])
  func method(method: String) async throws {
    try await withServer(handler: Self.fine) { server async throws in
      let answer = try await ask(server, plain("\(method) /"))
      #expect(answer.status == 405)
      #expect(answer.headers["allow"] == "GET, HEAD, POST")
    }
  }

  @Test("Connections of one address above the limit are closed")
  func perAddress() async throws {
    try await withServer(Self.settings { $0.perAddressLimit = 3 }, handler: Self.fine) {
      server async throws in
      let isFourthClosed = try await onThread { [port = server.port] in
        let clients = try (0..<3).map { _ in try Client(port) }
        defer { clients.forEach { $0.close() } }
        for client in clients {
          try client.send(plain("GET /"))
          _ = try client.answer()
        }
        let fourth = try Client(port)
        defer { fourth.close() }
        return fourth.isAtEnd()
      }
      #expect(isFourthClosed)
    }
  }

  @Test("A connection above the limit waits until another ends")
  func connectionLimit() async throws {
    try await withServer(Self.settings { $0.connectionLimit = 2 }, handler: Self.fine) {
      server async throws in
      let status = try await onThread { [port = server.port] in
        let first = try Client(port)
        let second = try Client(port)
        let third = try Client(port)
        defer { [second, third].forEach { $0.close() } }
        for client in [first, second] {
          try client.send(plain("GET /"))
          _ = try client.answer()
        }
        try third.send(plain("GET /"))
        first.close()
        return try third.answer().status
      }
      #expect(status == 200)
    }
  }

  @Test("A client that stays silent is disconnected after the time limit")
  func silence() async throws {
    try await withServer(Self.settings { $0.timeoutSeconds = 1 }, handler: Self.fine) { server async throws in
      let isClosed = try await onThread { [port = server.port] in
        let client = try Client(port)
        defer { client.close() }
        try client.send("GET / HT")
        return client.isAtEnd()
      }
      #expect(isClosed)
    }
  }
}
