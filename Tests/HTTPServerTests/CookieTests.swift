import HTTPServer
import Testing

@Suite struct CookieTests {
  static func lines(_ response: HTTPResponse) -> [String] {
    response.headers.filter { $0.name == "Set-Cookie" }.map(\.value)
  }

  @Test("A cookie is out of the reach of scripts and of other sites' forms")
  func safe() {
    let plain = HTTPResponse.redirect(to: "/").setting(ResponseCookie("session", "ab12", isSecure: false))
    #expect(Self.lines(plain) == ["session=ab12; Path=/; HttpOnly; SameSite=Lax"])
    let secure = HTTPResponse.html("").setting(
      ResponseCookie("__Host-session", "x_-=", lifetime: 3600, sameSite: .strict, isSecure: true))
    #expect(
      Self.lines(secure) == ["__Host-session=x_-=; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict; Secure"])
  }

  @Test("A lifetime of nothing takes the cookie back, and several cookies are all set")
  func several() {
    let response = HTTPResponse.html("")
      .setting(ResponseCookie("a", "", lifetime: 0, isSecure: false))
      .setting(ResponseCookie("b", "2", path: "/cases", lifetime: -5, isSecure: false))
    #expect(
      Self.lines(response) == [
        "a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
        "b=2; Path=/cases; Max-Age=0; HttpOnly; SameSite=Lax",
      ])
  }

  @Test("A value cannot add an attribute, a cookie or a line")
  func injection() {
    let cookie = ResponseCookie("a", "1; Domain=evil\r\nX: y, \"中", isSecure: true)
    #expect(
      Self.lines(HTTPResponse.html("").setting(cookie)) == [
        "a=1%3B%20Domain=evil%0D%0AX:%20y%2C%20%22%E4%B8%AD; Path=/; HttpOnly; SameSite=Lax; Secure"
      ])
  }

  @Test("A cookie that an answer sets arrives at the client and comes back as it was set")
  func roundTrip() async throws {
    let handler: HTTPHandler = { request in
      HTTPResponse.text(request.cookie("session") ?? "none")
        .setting(ResponseCookie("session", "ab12", isSecure: request.isSecure))
    }
    try await withServer(handler: handler) { server async throws in
      let first = try await ask(server, plain("GET /"))
      #expect(first.text == "none")
      let line = try #require(first.headers["set-cookie"])
      let pair = String(line.prefix { $0 != ";" })
      #expect(try await ask(server, plain("GET /", "Cookie: other=1; \(pair)")).text == "ab12")
    }
  }
}
