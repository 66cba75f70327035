import HTTPServer
import Testing

@Suite struct CodingTests {
  static let page = "<!doctype html>" + String(repeating: "<p>停水三天了没人管</p>", count: 200)
  static let handler: HTTPHandler = { request in
    switch request.path {
    case "/short": .text("ok")
    case "/bytes": HTTPResponse(type: "application/octet-stream", body: [UInt8](repeating: 7, count: 5000))
    case "/tagged":
      HTTPResponse(headers: [("Content-Type", "text/plain"), ("ETag", "\"1\"")], body: Array(page.utf8))
    default: .html(page)
    }
  }

  @Test(
    "A long text is compressed for those who take it, by their weights",
    arguments: [
      ("gzip", true), ("deflate, gzip;q=0.5", true), ("GZIP", true), ("x-gzip", true), ("*", true),
      ("br;q=1, *;q=0.1", true), ("gzip ; q=0.001", true), ("gzip;q=0", false), ("gzip;q=0.0, *", false),
      ("*;q=0", false), ("identity", false), ("br", false), ("gzipped", false), ("gzip;q=x", false),
      ("", false),
    ])
  func weights(accepted: String, isCompressed: Bool) async throws {
    try await withServer(handler: Self.handler) { server async throws in
      let answer = try await ask(server, plain("GET /", "Accept-Encoding: \(accepted)"))
      #expect(answer.headers["content-encoding"] == (isCompressed ? "gzip" : nil))
      #expect(answer.headers["vary"] == "Accept-Encoding, Sec-Fetch-Site")
      let body = isCompressed ? try gunzip(answer.body) : answer.body
      #expect(String(decoding: body, as: UTF8.self) == Self.page)
      #expect((answer.body.count < Self.page.utf8.count / 10) == isCompressed)
    }
  }

  @Test(
    "What is short, no text or has a tag of its own goes out as it is",
    arguments: ["/short", "/bytes", "/tagged"])
  func left(path: String) async throws {
    try await withServer(handler: Self.handler) { server async throws in
      let answer = try await ask(server, plain("GET \(path)", "Accept-Encoding: gzip"))
      #expect(answer.headers["content-encoding"] == nil)
      #expect(answer.headers["vary"] == nil)
    }
  }

  @Test("A HEAD tells the length that the GET has")
  func head() async throws {
    try await withServer(handler: Self.handler) { server async throws in
      let get = try await ask(server, plain("GET /", "Accept-Encoding: gzip"))
      let head = try await ask(server, plain("HEAD /", "Accept-Encoding: gzip"))
      #expect(head.headers["content-length"] == "\(get.body.count)")
      #expect(head.headers["content-encoding"] == "gzip")
    }
  }
}

@Suite struct AssetTests {
  static let text = Array(String(repeating: "p { color: red }\n", count: 300).utf8)
  static let style = HTTPAsset("style.css", type: "text/css", text)

  @Test("The path of an asset names its bytes")
  func path() {
    #expect(Self.style.path.wholeMatch(of: /\/assets\/style-[0-9a-f]{16}\.css/) != nil)
    #expect(Self.style.path != HTTPAsset("style.css", type: "text/css", Self.text + [32]).path)
    // The test vector of FNV-1a for the empty input.
    #expect(HTTPAsset("a.js", type: "text/javascript", []).path == "/assets/a-cbf29ce484222325.js")
  }

  @Test("An asset is answered without the handler, for a year, compressed for those who take it")
  func answered() async throws {
    try await withServer(assets: [Self.style], handler: { _ in .notFound }) { server async throws in
      let whole = try await ask(server, plain("GET \(Self.style.path)"))
      #expect(whole.body == Self.text)
      #expect(whole.headers["cache-control"] == "public, max-age=31536000, immutable")
      #expect(whole.headers["vary"] == "Accept-Encoding")
      #expect(whole.headers["content-encoding"] == nil)
      let small = try await ask(server, plain("GET \(Self.style.path)", "Accept-Encoding: gzip"))
      #expect(small.headers["content-encoding"] == "gzip")
      #expect(try gunzip(small.body) == Self.text)
      #expect(small.headers["etag"] != whole.headers["etag"])
      #expect(try await ask(server, plain("POST \(Self.style.path)", "Content-Length: 0")).status == 404)
    }
  }

  @Test("An asset that the browser still holds in the coding it takes is answered 304 without a body")
  func known() async throws {
    try await withServer(assets: [Self.style], handler: { _ in .notFound }) { server async throws in
      for coding in ["gzip", "identity"] {
        let accept = "Accept-Encoding: \(coding)"
        let first = try await ask(server, plain("GET \(Self.style.path)", accept))
        let tag = try #require(first.headers["etag"])
        let second = try await ask(
          server, plain("GET \(Self.style.path)", accept, "If-None-Match: \"old\", W/\(tag)"))
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        #expect(second.headers["etag"] == tag)
        let other = try await ask(server, plain("GET \(Self.style.path)", accept, "If-None-Match: \"old\""))
        #expect(other.body == first.body)
      }
    }
  }

  @Test("Many clients take the same asset at once, also while the server stops")
  func crowd() async throws {
    try await withServer(assets: [Self.style], handler: { _ in .notFound }) { server async throws in
      try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<40 { group.addTask { try await ask(server, plain("GET \(Self.style.path)")).body } }
        for try await body in group { #expect(body == Self.text) }
      }
    }
  }
}

/// What the system's own gunzip makes of it.
func gunzip(_ bytes: [UInt8]) throws -> [UInt8] { try shell("gzip -dc", input: bytes) }
