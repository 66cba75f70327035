import HTTPServer
import Testing

@Suite struct ValueTests {
  @Test("A handler is a closure that needs no socket")
  func withoutSocket() async {
    let handler: HTTPHandler = { request in
      request.path == "/items" ? .html("<p>\(request.query["q"] ?? "")</p>") : .notFound
    }
    let query = HTTPQuery([.init(name: "q", value: "经济")])
    let page = await handler(HTTPRequest(path: "/items", query: query))
    #expect(String(decoding: page.body, as: UTF8.self) == "<p>经济</p>")
    #expect(await handler(HTTPRequest(path: "/x")).status == 404)
  }

  @Test("Queries decode as browsers encode them")
  func query() {
    let query = HTTPQuery(urlEncoded: "a=1&b=%E4%B8%AD+%2B&a=2&&=x&c&d=e=f&%zz=%4&%FF=")
    #expect(query["a"] == "1")
    #expect(query.values(of: "a") == ["1", "2"])
    #expect(query["b"] == "中 +")
    #expect(query[""] == "x")
    #expect(query["c"] == "")
    #expect(query["d"] == "e=f")
    #expect(query["%zz"] == "%4")
    #expect(query["\u{fffd}"] == "")
    #expect(query["missing"] == nil)
    #expect(HTTPQuery(urlEncoded: "").fields.isEmpty)
  }

  @Test("A form is read from a body of its type alone")
  func form() {
    let body = Array("reason=%E9%87%8D%E5%A4%8D&note=a+b".utf8)
    let sent = HTTPRequest(
      method: "POST", headers: [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")],
      body: body)
    #expect(sent.form["reason"] == "重复")
    #expect(sent.form["note"] == "a b")
    #expect(
      HTTPRequest(method: "POST", headers: [("Content-Type", "text/plain")], body: body).form.fields.isEmpty)
    #expect(HTTPRequest(method: "POST", body: body).form.fields.isEmpty)
  }

  @Test("Headers are found in any case, cookies by their whole name")
  func headers() {
    let request = HTTPRequest(headers: [
      ("X-One", "1"), ("x-one", "2"), ("Cookie", "xa=0; a=1;b=2"), ("Cookie", "c="),
    ])
    #expect(request.header("x-ONE") == "1")
    #expect(request.header("x-two") == nil)
    #expect(request.cookie("a") == "1")
    #expect(request.cookie("b") == "2")
    #expect(request.cookie("c") == "")
    #expect(request.cookie("d") == nil)
  }

  @Test(
    "Redirects stay on this server", arguments: ["https://elsewhere", "//elsewhere", "/\\elsewhere", "x", ""])
  func openRedirect(place: String) {
    let response = HTTPResponse.redirect(to: place)
    #expect(response.status == 400)
    #expect(!response.headers.contains { $0.name == "Location" })
  }

  @Test("A line break in a redirect is encoded")
  func redirectInjection() {
    let response = HTTPResponse.redirect(to: "/a\r\nSet-Cookie: b=1")
    #expect(response.headers.first?.value == "/a%0D%0ASet-Cookie:%20b=1")
  }

  @Test(
    "Listen addresses are a host in digits or localhost, and a port",
    arguments: [
      ("127.0.0.1:8080", "127.0.0.1", 8080, true), ("[::1]:8080", "::1", 8080, true),
      ("localhost:0", "localhost", 0, true), ("0.0.0.0:80", "0.0.0.0", 80, false),
      ("[::]:65535", "::", 65535, false),
      ("10.0.0.7:1", "10.0.0.7", 1, false), ("127.9.8.7:1", "127.9.8.7", 1, true),
    ] as [(String, String, UInt16, Bool)])
  func listenAddress(text: String, host: String, port: UInt16, isLoopback: Bool) {
    #expect(parseListenAddress(text) == ListenAddress(host: host, port: port))
    #expect(parseListenAddress(text)?.isLoopback == isLoopback)
    #expect(parseListenAddress(text)?.description == text)
  }

  @Test(
    "Other listen addresses are refused",
    arguments: [
      "", ":", ":80", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
      "1.2.3:80",
      "::1:80", "[::1]", "[::1:80", "::1]:80", "[127.0.0.1]:80", "example.org:80", "127.0.0.1:8 0", "[]:80",
    ])
  func badListenAddress(text: String) { #expect(parseListenAddress(text) == nil) }

  @Test(
    "Host headers of this machine itself",
    arguments: [
      "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:80", "127.255.0.1:1", "[::1]", "[::1]:8080",
    ])
  func loopbackHost(host: String) { #expect(HTTPServer.isLoopbackHost(host)) }

  @Test(
    "Host headers of others, however they look",
    arguments: [
      "", "example.org", "127.0.0.1.example.org", "localhost.example.org", "127.0.0.1.", "128.0.0.1",
      "[::2]:80", "::1",
      "127.0.0.1:x", "127.0.0.1:80:80", "localhost:99999", "example.org#127.0.0.1", "127.0.0.1@example.org",
      "[::1",
      "0.0.0.0", "2130706433",
    ])
  func strangeHost(host: String) { #expect(!HTTPServer.isLoopbackHost(host)) }
}
