import Loopback
import Testing
import Transfer

struct LimitTests {
  @Test("A body of exactly the limit is taken, one byte more is not")
  func exactLimit() async throws {
    try await withServer { _ in
      LoopbackResponse(body: [UInt8](repeating: 65, count: 100_000))
    } _: { (server, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: server.url, maximumBytes: 100_000))
      #expect(response.body.count == 100_000)
      let error = try await failure(transfer, FetchRequest(url: server.url, maximumBytes: 99_999))
      #expect(error == .tooLarge(limit: 99_999))
    }
  }

  @Test("A body that never ends is cut off at the limit")
  func endless() async throws {
    try await withServer { _ in
      LoopbackResponse(behaviour: .endless(chunk: [UInt8](repeating: 65, count: 30_000)))
    } _: { (server, transfer) async throws in
      let error = try await failure(transfer, FetchRequest(url: server.url, maximumBytes: 1_000_000))
      #expect(error == .tooLarge(limit: 1_000_000))
    }
  }

  @Test("An error page is cut at 64 KiB and still an answer")
  func errorPage() async throws {
    try await withServer { _ in
      LoopbackResponse(status: 404, behaviour: .endless(chunk: [UInt8](repeating: 65, count: 30_000)))
    } _: { (server, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: server.url))
      #expect(response.status == 404)
      #expect(response.body.count == 65536)
    }
  }

  @Test("gzip is unpacked")
  func gzip() async throws {
    try await withServer { request in
      let accepts = request.headers["accept-encoding"]?.contains("gzip") == true
      return LoopbackResponse(headers: accepts ? ["Content-Encoding": "gzip"] : [:], body: packedFeed)
    } _: { (server, transfer) async throws in
      let response = try await transfer.fetch(FetchRequest(url: server.url))
      #expect(String(decoding: response.body, as: UTF8.self) == "<feed>舆情舆情舆情舆情舆情舆情舆情舆情</feed>")
    }
  }

  @Test("The limit counts what comes out of gzip, not what goes in")
  func bomb() async throws {
    try await withServer { _ in
      LoopbackResponse(headers: ["Content-Encoding": "gzip"], body: packedFeed)
    } _: { (server, transfer) async throws in
      let fits = try await transfer.fetch(FetchRequest(url: server.url, maximumBytes: 61))
      #expect(fits.body.count == 61)
      let error = try await failure(transfer, FetchRequest(url: server.url, maximumBytes: 60))
      #expect(error == .tooLarge(limit: 60))
      #expect(packedFeed.count < 60)
    }
  }

  @Test("Header lines without end are refused, in one answer and in endless 100 Continue")
  func headers() async throws {
    let many = String(repeating: "X-Filler: \(String(repeating: "x", count: 1000))\r\n", count: 300)
    let continues = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 12_000)
    try await withServer { request in
      let text = request.target == "/many" ? "HTTP/1.1 200 OK\r\n\(many)\r\n" : continues
      return LoopbackResponse(body: Array(text.utf8), behaviour: .raw)
    } _: { (server, transfer) async throws in
      let expected = FetchError.headerTooLarge(host: "127.0.0.1", limit: 262_144)
      #expect(try await failure(transfer, server.url + "/many") == expected)
      #expect(try await failure(transfer, server.url + "/continue") == expected)
    }
  }

  @Test("A header line without end is refused")
  func headerLine() async throws {
    let line = "HTTP/1.1 200 OK\r\nX-Filler: " + String(repeating: "x", count: 600_000)
    try await withServer { _ in
      LoopbackResponse(body: Array(line.utf8), behaviour: .raw)
    } _: { (server, transfer) async throws in
      guard case .interrupted = try await failure(transfer, server.url) else {
        Issue.record("taken")
        return
      }
    }
  }

  @Test("A server that stalls runs into the time limit; the error says how far it came")
  func stalls() async throws {
    try await withServer { request in
      request.target == "/body"
        ? LoopbackResponse(text: "abc").stalling : LoopbackResponse(behaviour: .stall)
    } _: { (server, transfer) async throws in
      for (path, phase) in [("/none", FetchError.Phase.waiting), ("/body", .receiving)] {
        var errors: [FetchError] = []
        // On a busy machine the connection or the first bytes may come late: then the limit is tried longer.
        for limit in [0.2, 1, 5, 25] {
          errors.append(try await failure(transfer, FetchRequest(url: server.url + path, timeout: limit)))
          if case .timedOut("127.0.0.1", _, phase) = errors.last { break }
        }
        guard case .timedOut("127.0.0.1", _, phase) = errors.last else {
          Issue.record("\(path): \(errors)")
          continue
        }
      }
    }
  }

  @Test("A server that says nothing for long is given up, however much time was allowed")
  func stallsForLong() async throws {
    try await withServer(stallSeconds: 1) { _ in
      LoopbackResponse(text: "abc").stalling
    } _: { (server, transfer) async throws in
      guard case .timedOut("127.0.0.1", let seconds, _) = try await failure(transfer, server.url) else {
        Issue.record("not timed out")
        return
      }
      #expect(seconds < 600)
    }
  }

  @Test("Time spent waiting for the host's slot does not count against the limit")
  func waitingIsFree() async throws {
    try await withServer(perHost: 1) { request in
      request.target == "/stall" ? LoopbackResponse(behaviour: .stall) : LoopbackResponse(text: "ok")
    } _: { (server, transfer) async throws in
      async let slow = failure(transfer, FetchRequest(url: server.url + "/stall", timeout: 0.3))
      async let other = failure(transfer, FetchRequest(url: server.url + "/stall", timeout: 0.3))
      async let third = failure(transfer, FetchRequest(url: server.url + "/stall", timeout: 0.3))
      for error in try await [slow, other, third] {
        guard case .timedOut(_, _, .waiting) = error else {
          Issue.record("\(error)")
          continue
        }
      }
      // Had the wait counted, the later ones would have given up before they connected.
      #expect(server.connections == 3)
    }
  }

  @Test("A body shorter than announced is an error")
  func cutShort() async throws {
    try await withServer { _ in
      LoopbackResponse(body: [UInt8](repeating: 65, count: 1000), behaviour: .cutAfter(10))
    } _: { (server, transfer) async throws in
      guard case .interrupted(let detail) = try await failure(transfer, server.url) else {
        Issue.record("taken as whole")
        return
      }
      #expect(detail.hasPrefix("127.0.0.1: "))
    }
  }

  @Test("What is not HTTP is an error", arguments: ["SSH-2.0-hello\r\n", "", "HTTP/1.1 banana\r\n\r\n"])
  func notHTTP(answer: String) async throws {
    try await withServer { _ in
      LoopbackResponse(body: Array(answer.utf8), behaviour: .raw)
    } _: { (server, transfer) async throws in
      guard case .interrupted = try await failure(transfer, server.url) else {
        Issue.record("taken")
        return
      }
    }
  }
}

extension LoopbackResponse {
  fileprivate var stalling: LoopbackResponse {
    var copy = self
    copy.behaviour = .stallAfterHead
    return copy
  }
}

/// The 61 bytes of a small feed under gzip.
private let packedFeed: [UInt8] = [
  0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xb3, 0x49, 0x4b, 0x4d, 0x4d, 0xb1,
  0x7b, 0xd1, 0xd1, 0xf6, 0xac, 0xb9, 0x95, 0x78, 0xd2, 0x46, 0x1f, 0xac, 0x0d, 0x00, 0xf8, 0x24,
  0x5c, 0x41, 0x3d, 0x00, 0x00, 0x00,
]
