import HTTPServer
import Testing

@Suite struct HeaderTests {
  @Test(
    "Every answer carries the security headers, the server's own refusals included", arguments: Sample.all)
  func everywhere(sample: Sample) async throws {
    try await withServer(assets: [Self.style], handler: Self.site) { server async throws in
      let answer = try await ask(server, sample.request)
      #expect(answer.status == sample.status)
      for header in HTTPServerSettings.defaultSecurityHeaders where header.name != "Cache-Control" {
        #expect(answer.headers[header.name.lowercased()] == header.value)
      }
      let kept = "public, max-age=31536000, immutable"
      #expect(answer.headers["cache-control"] == (sample.status == 304 ? kept : "no-store"))
    }
  }

  static let style = HTTPAsset("style.css", type: "text/css", Array("p { color: red }".utf8))

  struct Sample: CustomTestStringConvertible {
    let status: Int
    let request: String

    var testDescription: String { "\(status) \(request.prefix(24).debugDescription)" }

    init(_ status: Int, _ request: String) {
      self.status = status
      self.request = request
    }

    static let all = handled + refused

    static let handled = [
      Sample(200, plain("GET /")), Sample(200, plain("HEAD /")), Sample(404, plain("GET /missing")),
      Sample(303, plain("GET /moved")),
      Sample(304, plain("GET \(HeaderTests.style.path)", "If-None-Match: *")),
      Sample(500, plain("GET /broken")), Sample(204, plain("GET /empty")),
    ]

    /// The later ones the library refuses by itself.
    static let refused = [
      Sample(405, plain("PUT /")), Sample(400, plain("GET /%ff")), Sample(400, "GET / HTTP/1.1\r\n\r\n"),
      Sample(413, plain("POST /", "Content-Length: 99999999")), Sample(414, plain("GET /" + xs(10_000))),
      Sample(431, plain("GET /", "X: " + xs(40_000))), Sample(431, plain("GET /", "X: " + xs(1_000_000))),
      Sample(414, plain("GET /" + xs(1_000_000))), Sample(400, plain("POST /", "Content-Length: x")),
      Sample(413, plain("POST /", "Content-Length: 99999999999999999999999")),
      Sample(400, plain("GET /", "x")),
      Sample(400, "GET /\r\n\r\n"), Sample(505, "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
      Sample(400, plain("POST /", "Transfer-Encoding: chunked") + "zz\r\n"),
    ]

    static func xs(_ count: Int) -> String { String(repeating: "x", count: count) }
  }

  static let site: HTTPHandler = { request in
    switch request.path {
    case "/": .html("<!doctype html>")
    case "/moved": .redirect(to: "/")
    case "/broken": HTTPResponse(headers: [("X", "a\r\nSet-Cookie: b")])
    case "/empty": HTTPResponse(status: 204)
    default: .notFound
    }
  }

  @Test("The default policy allows scripts and styles of this server alone and none inline")
  func policy() throws {
    let policy = try #require(
      HTTPServerSettings.defaultSecurityHeaders.first { $0.name == "Content-Security-Policy" }?.value)
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(policy.contains("script-src 'self';") && policy.contains("style-src 'self';"))
    for word in ["unsafe", "*", "http"] { #expect(!policy.contains(word)) }
  }

  @Test(
    "A header that would break out of its line turns the answer into a bare 500",
    arguments: [
      ("X-A", "a\r\nSet-Cookie: stolen=1"), ("X-A", "a\nb"), ("X-A", "a\rb"), ("X-A", "a\0b"),
      ("X-A", "a\u{7f}"),
      ("X A", "a"), ("X:A", "a"), ("", "a"), ("X\r\nY", "a"), ("Naïve", "a"),
      ("Content-Length", "3"), ("transfer-encoding", "chunked"), ("Connection", "x"),
    ])
  func injection(name: String, value: String) async throws {
    let handler: HTTPHandler = { _ in HTTPResponse(headers: [(name, value)], body: Array("secret".utf8)) }
    try await withServer(handler: handler) { server async throws in
      let answer = try await ask(server, plain("GET /"))
      #expect(answer.status == 500)
      #expect(answer.headers["set-cookie"] == nil)
      #expect(!answer.text.contains("secret"))
    }
  }

  @Test("A status that is none turns the answer into a 500", arguments: [0, 99, 101, 600, -1])
  func status(status: Int) async throws {
    try await withServer(handler: { _ in HTTPResponse(status: status) }) { server async throws in
      let answer = try await ask(server, plain("GET /"))
      #expect(answer.status == 500)
    }
  }

  @Test("An answer's own header replaces the standing one")
  func ownHeader() async throws {
    let handler: HTTPHandler = { _ in HTTPResponse(headers: [("cache-control", "max-age=60")]) }
    try await withServer(handler: handler) { server async throws in
      let answer = try await ask(server, plain("GET /"))
      #expect(answer.headers["cache-control"] == "max-age=60")
    }
  }

  @Test("Repeated headers of an answer are all sent")
  func repeated() async throws {
    let handler: HTTPHandler = { _ in HTTPResponse(headers: [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]) }
    try await withServer(handler: handler) { server async throws in
      let answer = try await ask(server, plain("GET /"))
      #expect(answer.headers["set-cookie"] == "b=2")
    }
  }
}
