import Foundation
import HTTPServer
import Testing

@Suite struct AnswerTests {
  /// Says back what it was asked.
  static let echo: HTTPHandler = { request in
    let fields = request.query.fields.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    return .text(
      "\(request.method) \(request.path) [\(fields)] \(request.remoteAddress) "
        + String(decoding: request.body, as: UTF8.self))
  }

  @Test("A GET reaches the handler with its path and query decoded")
  func get() async throws {
    try await withServer(handler: Self.echo) { server async throws in
      let answer = try await ask(
        server, plain("GET /%E6%B3%89%E5%B7%9E/a%20b?q=%E7%BB%8F%E6%B5%8E+x&q=2%2B2&n"))
      #expect(answer.status == 200)
      #expect(answer.text == "GET /泉州/a b [q=经济 x;q=2+2;n=] 127.0.0.1 ")
      #expect(answer.headers["content-type"] == "text/plain; charset=utf-8")
    }
  }

  @Test("A path in plain Chinese is taken as it is")
  func rawChinese() async throws {
    try await withServer(handler: Self.echo) { server async throws in
      let answer = try await ask(server, plain("GET /话题?q=教育"))
      #expect(answer.text == "GET /话题 [q=教育] 127.0.0.1 ")
    }
  }

  @Test("A HEAD is answered as the GET, with its headers and length but without its body")
  func head() async throws {
    try await withServer(handler: Self.echo) { server async throws in
      let get = try await ask(server, plain("GET /x"))
      let (head, next) = try await onThread { [port = server.port] in
        let client = try Client(port)
        defer { client.close() }
        try client.send(plain("HEAD /x"))
        let head = try client.answer(toHead: true)
        try client.send(plain("GET /next"))
        return (head, try client.answer())
      }
      #expect(head.status == 200)
      #expect(head.headers.filter { $0.key != "date" } == get.headers.filter { $0.key != "date" })
      #expect(head.headers["content-length"] == "\(get.body.count)")
      // Had a body followed, the next answer would not start where it does.
      #expect(next.text.hasPrefix("GET /next"))
    }
  }

  @Test("A POST brings its body, sent whole, in pieces or chunked")
  func post() async throws {
    try await withServer(handler: Self.echo) { server async throws in
      let whole = try await ask(server, plain("POST /", "Content-Length: 6") + "泉州")
      #expect(whole.text.hasSuffix(" 泉州"))
      let pieces = try await onThread { [port = server.port] in
        let client = try Client(port)
        defer { client.close() }
        for piece in ["POST / HT", "TP/1.1\r\nHost: a\r\nContent-", "Length: 4\r\n\r\n", "a", "bc", "d"] {
          try client.send(piece)
        }
        return try client.answer()
      }
      #expect(pieces.text.hasSuffix(" abcd"))
      let chunked = try await ask(
        server, plain("POST /", "Transfer-Encoding: chunked") + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n")
      #expect(chunked.text.hasSuffix(" abcde"))
    }
  }

  @Test("Several requests share a connection, also when sent before the first answer is there")
  func pipeline() async throws {
    try await withServer(handler: Self.echo) { server async throws in
      let answers = try await onThread { [port = server.port] in
        let client = try Client(port)
        defer { client.close() }
        try client.send(plain("GET /1") + plain("GET /2") + plain("GET /3"))
        return try (1...3).map { _ in try client.answer().text }
      }
      #expect(answers == (1...3).map { "GET /\($0) [] 127.0.0.1 " })
    }
  }

  @Test("A body of many megabytes arrives whole")
  func large() async throws {
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await withServer(handler: { _ in HTTPResponse(type: "application/octet-stream", body: bytes) }) {
      server async throws in
      let answer = try await ask(server, plain("GET /"))
      #expect(answer.body == bytes)
    }
  }

  @Test("A redirect carries its place and no body")
  func redirect() async throws {
    try await withServer(handler: { _ in .redirect(to: "/信源?x=1") }) { server async throws in
      let answer = try await ask(server, plain("POST /", "Content-Length: 0"))
      #expect(answer.status == 303)
      #expect(answer.headers["location"] == "/%E4%BF%A1%E6%BA%90?x=1")
      #expect(answer.body.isEmpty)
    }
  }

  @Test("A server on the IPv6 loopback tells the address of its clients", .enabled(if: hasIPv6))
  func ipv6() async throws {
    try await withServer(HTTPServerSettings(host: "::1"), handler: Self.echo) { server async throws in
      let text = try await onThread { [port = server.port] in
        let client = try Client(port, overIPv6: true)
        defer { client.close() }
        try client.send(plain("GET /"))
        return try client.answer().text
      }
      #expect(text == "GET / [] ::1 ")
    }
  }

  @Test(
    "Through a socket for both kinds of addresses an IPv4 client keeps its IPv4 address",
    .enabled(if: hasIPv6))
  func dualStack() async throws {
    try await withServer(HTTPServerSettings(host: "::"), handler: Self.echo) { server async throws in
      #expect(try await ask(server, plain("GET /")).text == "GET / [] 127.0.0.1 ")
    }
  }

  private static let hasIPv6 =
    (try? String(contentsOfFile: "/proc/net/if_inet6", encoding: .utf8))?.contains(" lo") ?? false
}
