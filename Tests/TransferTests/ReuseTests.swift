import Loopback
import Testing

@testable import Transfer

struct ReuseTests {
  @Test("A connection kept open under an allowance is not used without it")
  func reusedConnection() throws {
    let seen = Notes<String>()
    let server = try LoopbackServer { request in
      seen.add(request.target)
      return LoopbackResponse(text: "secret")
    }
    defer { server.stop() }
    let multi = try #require(MultiHandle(connections: 4))
    defer { multi.free() }
    var handle = try #require(EasyHandle(TransferSettings()))
    defer { handle.free() }
    let journey = try Journey(FetchRequest(url: server.url))

    #expect(hop(&handle, multi, journey, admitsAnyAddress: true) == nil)
    #expect(hop(&handle, multi, journey, admitsAnyAddress: true) == nil)
    let refused = hop(&handle, multi, journey, admitsAnyAddress: false)
    #expect(
      refused
        == .refusedAddress(
          host: "127.0.0.1", port: Int(server.port), address: "127.0.0.1", refusal: .loopback))
    #expect(seen.all.count == 2)
    #expect(server.connections == 1)
  }

  /// Makes one hop to its end; what the engine would have thrown.
  private func hop(
    _ handle: inout EasyHandle, _ multi: MultiHandle, _ journey: Journey, admitsAnyAddress: Bool
  ) -> FetchError? {
    var exchange = Exchange()
    exchange.limit = 100
    exchange.admitsAnyAddress = admitsAnyAddress
    guard handle.prepare(for: journey, exchange), multi.add(handle) else { return .cancelled }
    defer { multi.remove(handle) }
    while true {
      if let ended = multi.perform().first {
        return FetchError(ended.result, handle.takeExchange(), journey, handle)
      }
      multi.wait()
    }
  }
}
