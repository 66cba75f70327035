import Loopback
import Testing
import Transfer

struct ConditionalTests {
  @Test("An unchanged feed is answered by 304 and an empty body")
  func notModified() async throws {
    try await withServer { request in
      let fresh = request.headers["if-none-match"] == "\"v1\""
      return LoopbackResponse(
        status: fresh ? 304 : 200, headers: ["ETag": "\"v1\""], text: fresh ? "" : "feed")
    } _: { (server, transfer) async throws in
      let first = try await transfer.fetch(FetchRequest(url: server.url))
      #expect(first.status == 200)
      #expect(first.body == Array("feed".utf8))
      let second = try await transfer.fetch(FetchRequest(url: server.url, etag: first.etag))
      #expect(second.status == 304)
      #expect(second.body.isEmpty)
      #expect(second.etag == "\"v1\"")
    }
  }

  @Test("Last-Modified goes back as it came, and the head of the answer is reported")
  func heads() async throws {
    let date = "Mon, 23 Nov 2026 00:00:00 GMT"
    try await withServer { request in
      let headers = [
        "Content-Type": "application/rss+xml; charset=gbk", "last-modified": date, "Retry-After": "120",
      ]
      return LoopbackResponse(
        status: request.headers["if-modified-since"] == date ? 503 : 200, headers: headers)
    } _: { (server, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: server.url + "/a?b=c#d", lastModified: date))
      #expect(response.status == 503)
      #expect(response.contentType == "application/rss+xml; charset=gbk")
      #expect(response.lastModified == date)
      #expect(response.retryAfter == 120)
      #expect(response.finalURL == server.url + "/a?b=c")
      #expect(response.permanentURL == nil)
    }
  }

  @Test("Retry-After as a past date means now, as a far date many seconds, as nonsense nothing")
  func retryDates() async throws {
    try await withServer { request in
      let value = ["/past": "Sun, 06 Nov 1994 08:49:37 GMT", "/far": "Fri, 01 Jan 2100 00:00:00 GMT"]
      return LoopbackResponse(status: 429, headers: ["Retry-After": value[request.target] ?? "soon"])
    } _: { (server, transfer) async throws in
      #expect(try await transfer.fetch(FetchRequest(url: server.url + "/past")).retryAfter == 0)
      let far = try await transfer.fetch(FetchRequest(url: server.url + "/far")).retryAfter
      #expect(try #require(far) > 1_000_000_000)
      #expect(try await transfer.fetch(FetchRequest(url: server.url)).retryAfter == nil)
    }
  }

  @Test("An ETag with a line end in it cannot smuggle in a header")
  func headerInjection() async throws {
    let seen = Notes<[String: String]>()
    try await withServer { request in
      seen.add(request.headers)
      return LoopbackResponse(text: "ok")
    } _: { (server, transfer) async throws in
      _ = try await transfer.fetch(FetchRequest(url: server.url, etag: "x\r\nX-Evil: 1"))
      #expect(seen.all.count == 1)
      #expect(seen.all.first?["x-evil"] == nil)
      #expect(seen.all.first?["user-agent"] == "weathervane")
    }
  }

  @Test("A 304 that brings a body all the same is a 304, and the next fetch is not confused by it")
  func notModifiedWithBody() async throws {
    try await withServer(perHost: 1) { request in
      let odd = request.target == "/odd"
      return LoopbackResponse(status: odd ? 304 : 200, text: odd ? "HTTP/1.1 200 no\r\n\r\n" : "next")
    } _: { (server, transfer) async throws in
      let odd = try await transfer.fetch(FetchRequest(url: server.url + "/odd"))
      #expect(odd.status == 304)
      #expect(odd.body.isEmpty)
      let next = try await transfer.fetch(FetchRequest(url: server.url + "/next"))
      #expect(next.body == Array("next".utf8))
    }
  }
}
