import Loopback
import Model
import Testing
import Transfer

@testable import Collectors

@Suite struct CollectorTests {
  static let now = Timestamp(seconds: 1_780_000_000)
  static let rss =
    "<rss version='2.0'><channel><title>镇</title><item><title>停水</title><guid>1</guid></item></channel></rss>"

  /// Polls a server that answers so, once.
  func poll(
    _ state: FeedState? = nil, allowed: Bool = true,
    answering handler: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse
  ) async throws -> Collected {
    let server = try LoopbackServer(handler)
    defer { server.stop() }
    let allowance = try #require(HostAllowance("127.0.0.1:\(server.port)"))
    let transfer = try Transfer(TransferSettings(allowedHosts: allowed ? [allowance] : []))
    defer { transfer.shutdown() }
    var known = state
    known?.url = server.url + "/f"
    return await Collector(transfer).collect(
      Feed(id: "f", title: "", url: server.url + "/f"), known, now: Self.now)
  }

  @Test("A feed that answers gives its items and its validators")
  func ok() async throws {
    let collected = try await poll { _ in LoopbackResponse(headers: ["ETag": "\"v1\""], text: Self.rss) }
    #expect(collected.status == .ok && collected.http == 200 && collected.error == nil)
    #expect(collected.items.map(\.title) == ["停水"])
    #expect(collected.etag == "\"v1\"" && collected.bytes == Self.rss.utf8.count)
  }

  @Test("The validators of the last poll are sent, and a 304 keeps them")
  func notModified() async throws {
    let state = FeedState(
      feed: "f", url: "", status: .ok, http: 200, etag: "\"v1\"",
      lastModified: "Thu, 21 May 2026 00:00:00 GMT",
      tried: Self.now)
    let collected = try await poll(state) { request in
      let sent = request.headers["if-none-match"] == "\"v1\"" && request.headers["if-modified-since"] != nil
      return LoopbackResponse(status: sent ? 304 : 500)
    }
    #expect(collected.status == .notModified && collected.items.isEmpty && collected.bytes == 0)
    #expect(collected.etag == "\"v1\"")
  }

  @Test(
    "Each way not to answer has its name",
    arguments: [
      (410, FeedStatus.gone), (404, .gone), (403, .blocked), (401, .blocked), (500, .failing),
      (503, .failing),
      (429, .failing),
    ])
  func refusals(http: Int, status: FeedStatus) async throws {
    let collected = try await poll { _ in LoopbackResponse(status: http) }
    #expect(collected.status == status && collected.http == http)
    #expect(collected.error?.contains("\(http)") == true)
  }

  @Test("An HTML page is not a feed, and its validators are not kept")
  func html() async throws {
    let collected = try await poll { _ in
      LoopbackResponse(
        headers: ["ETag": "\"h\""], text: "<html><head><title>登录</title></head><body></body></html>")
    }
    #expect(collected.status == .notAFeed && collected.http == 200 && collected.etag == nil)
    #expect(collected.error?.contains("登录") == true)
  }

  @Test("A feed without items is empty, which is not broken")
  func empty() async throws {
    let collected = try await poll { _ in LoopbackResponse(text: "<rss version='2.0'><channel/></rss>") }
    #expect(collected.status == .empty && collected.error == nil)
  }

  @Test("An address that is not public is blocked and says how to allow it")
  func blocked() async throws {
    let collected = try await poll(allowed: false) { _ in LoopbackResponse(text: Self.rss) }
    #expect(collected.status == .blocked && collected.http == 0 && collected.items.isEmpty)
    #expect(collected.error?.contains("--allow-host") == true)
  }

  @Test("A feed that has moved for good brings its items and tells the new address")
  func moved() async throws {
    let collected = try await poll { request in
      request.target == "/f"
        ? LoopbackResponse(status: 301, headers: ["Location": "/new"]) : LoopbackResponse(text: Self.rss)
    }
    #expect(collected.status == .moved && collected.items.count == 1)
    #expect(collected.error?.contains("/new") == true)
  }

  @Test("An answer that is cut off is a failure, not an empty feed")
  func cutOff() async throws {
    let collected = try await poll { _ in
      LoopbackResponse(body: Array(Self.rss.utf8), behaviour: .cutAfter(40))
    }
    #expect(collected.status == .failing && collected.http == 0 && collected.error != nil)
  }
}
