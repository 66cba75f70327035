import Testing

@testable import HTTPServer

@Suite struct RateTests {
  @Test("After its burst an address waits, and time brings its requests back")
  func bucket() {
    var limiter = RateLimiter(RequestRate(perSecond: 2, burst: 3))
    for _ in 0..<3 { #expect(limiter.wait("a", now: 10) == nil) }
    #expect(limiter.wait("a", now: 10) == 1)
    #expect(limiter.wait("b", now: 10) == nil)
    #expect(limiter.wait("a", now: 10.4) == 1)
    #expect(limiter.wait("a", now: 10.5) == nil)
    #expect(limiter.wait("a", now: 10.5) == 1)
    for _ in 0..<3 { #expect(limiter.wait("a", now: 1000) == nil) }
    #expect(limiter.wait("a", now: 1000) == 1)
  }

  @Test("A slow rate tells how long it takes")
  func slow() {
    var limiter = RateLimiter(RequestRate(perSecond: 0.1, burst: 1))
    #expect(limiter.wait("a", now: 0) == nil)
    #expect(limiter.wait("a", now: 0) == 10)
    #expect(limiter.wait("a", now: 7.5) == 3)
  }

  @Test("A clock that steps back gives nothing away")
  func backwards() {
    var limiter = RateLimiter(RequestRate(perSecond: 1, burst: 1))
    #expect(limiter.wait("a", now: 100) == nil)
    #expect(limiter.wait("a", now: 50) == 1)
  }

  @Test("All addresses of an IPv6 network count as one")
  func network() {
    var limiter = RateLimiter(RequestRate(perSecond: 1, burst: 1))
    #expect(limiter.wait("2001:db8:0:1::1", now: 0) == nil)
    #expect(limiter.wait("2001:db8:0:1:ffff::2", now: 0) == 1)
    #expect(limiter.wait("2001:db8:0:2::1", now: 0) == nil)
  }

  @Test("A crowd of addresses does not fill the memory, shares one bucket, and spares those known before")
  func crowd() {
    var limiter = RateLimiter(RequestRate(perSecond: 1, burst: 5), capacity: 100)
    for number in 0..<100 { #expect(limiter.wait("10.0.0.\(number)", now: 0) == nil) }
    let refused = (0..<50).count { limiter.wait("10.0.1.\($0)", now: 0) != nil }
    #expect(refused == 45)
    #expect(limiter.count <= 101)
    #expect(limiter.wait("10.0.0.7", now: 0) == nil)
    // Once the others have long been quiet they are forgotten.
    #expect(limiter.wait("10.0.2.1", now: 60) == nil)
    #expect(limiter.count == 1)
  }

  @Test("An address that asks too often is answered 429 with the seconds to wait; assets go on")
  func served() async throws {
    var settings = HTTPServerSettings.patient
    settings.rate = RequestRate(perSecond: 0.001, burst: 2)
    try await withServer(settings, assets: [AssetTests.style], handler: { _ in .text("") }) {
      server async throws in
      for _ in 0..<2 { #expect(try await ask(server, plain("GET /")).status == 200) }
      let refused = try await ask(server, plain("GET /"))
      #expect(refused.status == 429)
      #expect((1...1000).contains(Int(refused.headers["retry-after"] ?? "") ?? 0))
      #expect(refused.headers["content-security-policy"] != nil)
      #expect(try await ask(server, plain("GET \(AssetTests.style.path)")).status == 200)
    }
  }

  @Test(
    "A client that talks but does not get done is cut off",
    arguments: ["", "GET / HTTP/1.1\r\nX: ", slowBody])
  func slowRequest(sent: String) async throws {
    var settings = HTTPServerSettings.patient
    settings.requestSeconds = 0.4
    let isEnded = try await onServer(settings, { _ in .text("") }) { client, _ in
      try client.send(sent)
      return client.isAtEnd()
    }
    #expect(isEnded)
  }

  static let slowBody = plain("POST /", "Content-Length: 9") + "x"

  @Test("An answer that is not taken is cut off")
  func slowReading() async throws {
    var settings = HTTPServerSettings.patient
    (settings.answerSeconds, settings.requestSeconds) = (0.3, 1)
    let bytes = [UInt8](repeating: 1, count: 20_000_000)
    let isCut = try await onServer(settings, { _ in HTTPResponse(body: bytes) }) { client, another in
      try client.send(plain("GET /"))
      // However busy the machine, the answer has begun; one that comes now and says nothing may stay longer than it.
      guard client.hasAnswer() else { return false }
      let silent = try another()
      defer { silent.close() }
      guard silent.isAtEnd() else { return false }
      return try client.rest().utf8.count < bytes.count
    }
    #expect(isCut)
  }

  @Test("Time that the handler takes is not the client's")
  func handlersTime() async throws {
    var settings = HTTPServerSettings.patient
    settings.requestSeconds = 1
    let handler: HTTPHandler = { _ in
      try? await Task.sleep(for: .seconds(1.5))
      return .text("late")
    }
    try await withServer(settings, handler: handler) { server async throws in
      #expect(try await ask(server, plain("GET /")).text == "late")
    }
  }

  private func onServer(
    _ settings: HTTPServerSettings, _ handler: @escaping HTTPHandler,
    _ talk: @escaping @Sendable (Client, () throws -> Client) throws -> Bool
  ) async throws -> Bool {
    let server = try HTTPServer(settings, handler: handler)
    let result = try await onThread { [port = server.port] in
      let client = try Client(port, receiveBuffer: 4096)
      defer { client.close() }
      return try talk(client, { try Client(port) })
    }
    await server.stop()
    return result
  }
}
