import Loopback
import Testing
import Transfer

/// Answers `/301/b` by a redirect of that status to `/b`, all else with its own path.
@Sendable private func redirecting(_ request: LoopbackRequest) -> LoopbackResponse {
  let parts = request.target.split(separator: "/", maxSplits: 1)
  guard let first = parts.first, let status = Int(first), (300...399).contains(status) else {
    return LoopbackResponse(text: request.target)
  }
  return LoopbackResponse(status: status, headers: ["Location": "/\(parts.count > 1 ? parts[1] : "")"])
}

struct RedirectTests {
  @Test("Every kind of redirect is followed by GET", arguments: [301, 302, 303, 307, 308])
  func kinds(status: Int) async throws {
    try await withServer(answering: redirecting) { (server, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: "\(server.url)/\(status)/end"))
      #expect(response.status == 200)
      #expect(response.body == Array("/end".utf8))
      #expect(response.finalURL == "\(server.url)/end")
      let isPermanent = status == 301 || status == 308
      #expect(response.permanentURL == (isPermanent ? "\(server.url)/end" : nil))
    }
  }

  @Test("A permanent move counts only as far as no temporary one came before")
  func permanence() async throws {
    try await withServer(answering: redirecting) { (server, transfer) async throws in
      let broken = try await transfer.fetch(FetchRequest(url: "\(server.url)/301/308/302/301/end"))
      #expect(broken.permanentURL == "\(server.url)/302/301/end")
      #expect(broken.finalURL == "\(server.url)/end")
      let temporary = try await transfer.fetch(FetchRequest(url: "\(server.url)/302/301/end"))
      #expect(temporary.permanentURL == nil)
    }
  }

  @Test(
    "A relative Location is resolved, blanks and raw bytes in it included",
    arguments: [
      ("next", "/dir/next"), ("../up?x=1", "/up?x=1"), ("?q=2", "/dir/start?q=2"), ("a b", "/dir/a%20b"),
      ("/新闻", "/%E6%96%B0%E9%97%BB"), ("/x#part", "/x"),
    ])
  func relative(location: String, expected: String) async throws {
    try await withServer { request in
      request.target == "/dir/start"
        ? LoopbackResponse(status: 302, headers: ["Location": location])
        : LoopbackResponse(text: request.target)
    } _: { (server, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: server.url + "/dir/start"))
      #expect(String(decoding: response.body, as: UTF8.self) == expected)
    }
  }

  @Test("Conditions are sent to the address they belong to, not to where it redirects")
  func conditions() async throws {
    let seen = Notes<String?>()
    try await withServer { request in
      seen.add(request.headers["if-none-match"])
      return redirecting(request)
    } _: { (server, transfer) async throws in
      _ = try await transfer.fetch(FetchRequest(url: server.url + "/302/end", etag: "\"v1\""))
      #expect(seen.all == ["\"v1\"", nil])
    }
  }

  @Test("A circle of redirects is an error at its first return")
  func loop() async throws {
    let seen = Notes<String>()
    try await withServer { request in
      seen.add(request.target)
      return LoopbackResponse(status: 302, headers: ["Location": request.target == "/a" ? "/b" : "/a"])
    } _: { (server, transfer) async throws in
      #expect(try await failure(transfer, server.url + "/a") == .redirectLoop(server.url + "/a"))
      #expect(seen.all == ["/a", "/b"])
    }
  }

  @Test("Eight redirects are followed, the ninth is not")
  func tooMany() async throws {
    try await withServer { request in
      let left = request.target.utf8.count - 1
      return left == 0
        ? LoopbackResponse(text: "end")
        : LoopbackResponse(status: 302, headers: ["Location": "/" + String(repeating: "x", count: left - 1)])
    } _: { (server, transfer) async throws in
      let eight = try await transfer.fetch(FetchRequest(url: server.url + "/xxxxxxxx"))
      #expect(eight.body == Array("end".utf8))
      #expect(try await failure(transfer, server.url + "/xxxxxxxxx") == .tooManyRedirects(8))
    }
  }

  @Test("A redirect status without Location, and 300 and 305, are answers")
  func withoutLocation() async throws {
    try await withServer { request in
      let status = Int(request.target.dropFirst()) ?? 0
      return LoopbackResponse(status: status, headers: status == 302 ? [:] : ["Location": "/x"])
    } _: { (server, transfer) async throws in
      for status in [300, 302, 305] {
        let response = try await transfer.fetch(FetchRequest(url: "\(server.url)/\(status)"))
        #expect(response.status == status)
      }
    }
  }

  @Test("The time limit covers all hops together")
  func sharedTime() async throws {
    try await withServer { request in
      request.target == "/slow"
        ? LoopbackResponse(behaviour: .stall) : LoopbackResponse(status: 302, headers: ["Location": "/slow"])
    } _: { (server, transfer) async throws in
      let error = try await failure(transfer, FetchRequest(url: server.url, timeout: 0.3))
      guard case .timedOut("127.0.0.1", let seconds, .waiting) = error else {
        Issue.record("\(error)")
        return
      }
      #expect((0.29...5).contains(seconds))
    }
  }
}
