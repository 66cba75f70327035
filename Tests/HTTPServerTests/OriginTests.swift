import Testing

@testable import HTTPServer

@Suite struct OriginTests {
  static let proxies: Set<String> = ["10.0.0.1", "10.0.0.2", "2001:db8::1"]

  static func origin(_ peer: String, _ headers: [(String, String)], isTLS: Bool = false) -> ClientOrigin {
    ClientOrigin(peer: peer, isTLS: isTLS, headers: headers.map { ($0.0, $0.1) }, proxies: proxies)
  }

  @Test("What a stranger forwards is not believed")
  func stranger() {
    let headers = [("x-forwarded-for", "1.2.3.4"), ("x-forwarded-proto", "https")]
    #expect(Self.origin("192.0.2.9", headers).address == "192.0.2.9")
    #expect(!Self.origin("192.0.2.9", headers).isSecure)
    #expect(Self.origin("192.0.2.9", headers, isTLS: true).isSecure)
  }

  @Test(
    "Behind named proxies the client is the right-most address that is none of them",
    arguments: [
      ("203.0.113.7", "203.0.113.7"), ("6.6.6.6, 203.0.113.7", "203.0.113.7"),
      ("6.6.6.6, 203.0.113.7 , 10.0.0.2", "203.0.113.7"), ("10.0.0.2", "10.0.0.2"), ("", "10.0.0.1"),
      ("203.0.113.7, unknown", "10.0.0.1"), ("6.6.6.6, x, 10.0.0.2", "10.0.0.2"),
      ("2001:DB8:0:0::7, 2001:db8:0::1", "2001:db8::7"), ("203.0.113.7:4711", "10.0.0.1"),
    ])
  func hops(forwarded: String, address: String) {
    #expect(Self.origin("10.0.0.1", [("x-forwarded-for", forwarded)]).address == address)
  }

  @Test("Repeated headers are one list, read from its end")
  func repeated() {
    let headers = [
      ("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "203.0.113.7"), ("x-forwarded-for", "10.0.0.2"),
    ]
    #expect(Self.origin("10.0.0.1", headers).address == "203.0.113.7")
  }

  @Test("The scheme is what the last proxy says")
  func scheme() {
    #expect(Self.origin("10.0.0.1", [("x-forwarded-proto", "http, HTTPS")]).isSecure)
    #expect(!Self.origin("10.0.0.1", [("x-forwarded-proto", "https, http")]).isSecure)
    #expect(!Self.origin("10.0.0.1", [], isTLS: true).isSecure)
  }

  @Test("A handler sees the client that a named proxy names, and that nobody could read along")
  func served() async throws {
    var settings = HTTPServerSettings.patient
    let echo: HTTPHandler = { .text("\($0.remoteAddress) \($0.isSecure)") }
    let request = plain("GET /", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https")
    try await withServer(settings, handler: echo) { server async throws in
      #expect(try await ask(server, request).text == "127.0.0.1 false")
    }
    settings.proxies = ["127.0.0.1"]
    try await withServer(settings, handler: echo) { server async throws in
      #expect(try await ask(server, request).text == "203.0.113.7 true")
      let office = request.replacing("Host: localhost", with: "Host: office.example")
      #expect(try await ask(server, office).headers["strict-transport-security"] == "max-age=31536000")
      #expect(try await ask(server, request).headers["strict-transport-security"] == nil)
    }
  }

  @Test("A compressed answer over TLS goes only to those who asked from here")
  func lengths() async throws {
    var settings = HTTPServerSettings.patient
    settings.proxies = ["127.0.0.1"]
    try await withServer(settings, handler: CodingTests.handler) { server async throws in
      for (site, isCompressed) in [
        ("same-origin", true), ("none", true), ("cross-site", false), ("same-site", false),
      ] {
        let answer = try await ask(
          server,
          plain("GET /", "Accept-Encoding: gzip", "X-Forwarded-Proto: https", "Sec-Fetch-Site: \(site)"))
        #expect((answer.headers["content-encoding"] == "gzip") == isCompressed, "\(site)")
      }
      let untold = try await ask(server, plain("GET /", "Accept-Encoding: gzip", "X-Forwarded-Proto: https"))
      #expect(untold.headers["content-encoding"] == nil)
    }
  }

  @Test("A proxy that is no numeric address is an error that says so")
  func badProxy() {
    var settings = HTTPServerSettings()
    settings.proxies = ["proxy.example"]
    #expect(throws: HTTPServerError.notAProxy("proxy.example")) {
      try HTTPServer(settings) { _ in .notFound }
    }
  }
}
