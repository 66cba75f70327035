import Glibc
import Loopback
import Synchronization
import Testing
import Transfer

/// Holds callers until a number of them are in at once; counts the most that ever were.
private final class Gate: Sendable {
  private let opens: Int
  private let state = Mutex((inside: 0, most: 0, isOpen: false))

  init(opensAt count: Int) {
    opens = count
  }

  var most: Int { state.withLock { $0.most } }

  /// Waits for the others, who are on their way; gives up after five minutes, so that a lack of them is a failure.
  func pass() {
    let deadline = ContinuousClock.now + .seconds(300)
    state.withLock { state in
      state.inside += 1
      state.most = max(state.most, state.inside)
      if state.inside == opens { state.isOpen = true }
    }
    while !state.withLock({ $0.isOpen }), ContinuousClock.now < deadline { sched_yield() }
    state.withLock { $0.inside -= 1 }
  }
}

@Suite(.timeLimit(.minutes(10)))
struct EngineTests {
  @Test("200 fetches at once keep within the bound, and all are answered")
  func bounded() async throws {
    let gate = Gate(opensAt: 8)
    try await withServer(maximumInFlight: 8, perHost: 100) { request in
      gate.pass()
      return LoopbackResponse(text: request.target)
    } _: { (server, transfer) async throws in
      let answers = try await fetchAll(transfer, (0..<200).map { "\(server.url)/\($0)" })
      #expect(Set(answers) == Set((0..<200).map { "/\($0)" }))
      #expect(gate.most == 8)
      #expect(server.connections <= 8)
    }
  }

  @Test("One host never gets more than its share, however much waits")
  func perHost() async throws {
    let gate = Gate(opensAt: 2)
    try await withServer(maximumInFlight: 64, perHost: 2) { _ in
      gate.pass()
      return LoopbackResponse(text: "ok")
    } _: { (server, transfer) async throws in
      let answers = try await fetchAll(transfer, (0..<40).map { "\(server.url)/\($0)" })
      #expect(answers.count == 40)
      #expect(gate.most == 2)
      #expect(server.connections <= 2)
    }
  }

  @Test("A host that stalls does not hold up another, nor the other's end the wait for it")
  func othersGoOn() async throws {
    let stalling = try LoopbackServer { _ in LoopbackResponse(behaviour: .stall) }
    defer { stalling.stop() }
    let other = try LoopbackServer { _ in LoopbackResponse(text: "ok") }
    defer { other.stop() }
    let allowance = try #require(HostAllowance("127.0.0.1"))
    let transfer = try Transfer(TransferSettings(allowedHosts: [allowance], perHost: 1, stallSeconds: 600))
    let waiting = (0..<3).map { _ in Task { try await failure(transfer, stalling.url) } }
    #expect(try await transfer.fetch(FetchRequest(url: other.url)).status == 200)
    transfer.shutdown()
    for task in waiting { #expect(try await task.value == .cancelled) }
  }

  @Test("Fetches one after another share a connection")
  func keptOpen() async throws {
    try await withServer { _ in
      LoopbackResponse(text: "ok")
    } _: { (server, transfer) async throws in
      for _ in 0..<5 { _ = try await transfer.fetch(FetchRequest(url: server.url)) }
      #expect(server.connections == 1)
    }
  }

  @Test("Cancelling the task ends a running transfer, and the engine goes on")
  func cancelRunning() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    try await withServer(perHost: 1) { request in
      guard request.target == "/stall" else { return LoopbackResponse(text: "ok") }
      arrival.yield()
      return LoopbackResponse(behaviour: .stall)
    } _: { (server, transfer) async throws in
      let task = Task { try await failure(transfer, server.url + "/stall") }
      for await _ in arrivals { break }
      task.cancel()
      #expect(try await task.value == .cancelled)
      #expect(try await transfer.fetch(FetchRequest(url: server.url + "/next")).status == 200)
    }
  }

  @Test("A fetch cancelled while it waits in line, or before it began, never reaches the server")
  func cancelWaiting() async throws {
    let seen = Notes<String>()
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    try await withServer(perHost: 1) { request in
      seen.add(request.target)
      arrival.yield()
      return LoopbackResponse(behaviour: .stall)
    } _: { (server, transfer) async throws in
      let first = Task { try await failure(transfer, server.url + "/first") }
      for await _ in arrivals { break }
      let waiting = (0..<50).map { number in
        Task { try await failure(transfer, server.url + "/waiting\(number)") }
      }
      for task in waiting { task.cancel() }
      for task in waiting { #expect(try await task.value == .cancelled) }
      first.cancel()
      #expect(try await first.value == .cancelled)
      #expect(seen.all == ["/first"])
    }
  }

  @Test("Shutting down ends what runs, what waits and what comes later")
  func shutdown() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    try await withServer(maximumInFlight: 4, perHost: 4) { _ in
      arrival.yield()
      return LoopbackResponse(behaviour: .stall)
    } _: { (server, transfer) async throws in
      let tasks = (0..<100).map { _ in Task { try await failure(transfer, server.url) } }
      for await _ in arrivals { break }
      transfer.shutdown()
      for task in tasks { #expect(try await task.value == .cancelled) }
      #expect(try await failure(transfer, server.url) == .cancelled)
      transfer.shutdown()
    }
  }

  @Test("A port nobody listens on is named")
  func deadPort() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse() }
    let port = Int(server.port)
    server.stop()
    let transfer = try Transfer(TransferSettings(allowedHosts: [try #require(HostAllowance("127.0.0.1"))]))
    defer { transfer.shutdown() }
    let error = try await failure(transfer, server.url)
    #expect(error == .couldNotConnect(host: "127.0.0.1", port: port, detail: "Connection refused"))
  }

  @Test("A host that does not exist is named")
  func unknownHost() async throws {
    let transfer = try Transfer(TransferSettings())
    defer { transfer.shutdown() }
    let error = try await failure(transfer, FetchRequest(url: "http://no-such-host.invalid/", timeout: 20))
    #expect(error == .couldNotResolve("no-such-host.invalid"))
  }

  @Test("https to a server that does not speak it is a failure of the secure connection")
  func tls() async throws {
    try await withServer { _ in
      LoopbackResponse()
    } _: { (server, transfer) async throws in
      guard case .tls(host: "127.0.0.1", _) = try await failure(transfer, "https://127.0.0.1:\(server.port)/")
      else {
        Issue.record("taken")
        return
      }
    }
  }

  @Test(
    "Limits that are no sensible numbers do not bring it down", arguments: [Double.nan, -1, 0, .infinity])
  func oddTimes(seconds: Double) async throws {
    try await withServer { _ in
      LoopbackResponse()
    } _: { (server, transfer) async throws in
      let request = FetchRequest(url: server.url, maximumBytes: -1, timeout: seconds, connectTimeout: seconds)
      do throws(FetchError) {
        #expect(try await transfer.fetch(request).status == 200)
      } catch {
        guard case .timedOut = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }

  private func fetchAll(_ transfer: Transfer, _ urls: [String]) async throws -> [String] {
    try await withThrowingTaskGroup(of: String.self) { group in
      for url in urls {
        group.addTask {
          String(decoding: try await transfer.fetch(FetchRequest(url: url)).body, as: UTF8.self)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
