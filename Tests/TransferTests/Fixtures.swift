import Loopback
import Synchronization
import Testing
import Transfer

/// A server, and a transfer that may reach it and nothing else inside; both end with the closure.
func withServer<Value: Sendable>(
  maximumInFlight: Int = 64, perHost: Int = 4, stallSeconds: Int = 600,
  answering handler: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse,
  _ body: (LoopbackServer, Transfer) async throws -> Value
) async throws -> Value {
  let server = try LoopbackServer(handler)
  defer { server.stop() }
  let allowance = try #require(HostAllowance("127.0.0.1:\(server.port)"))
  let transfer = try Transfer(
    TransferSettings(
      allowedHosts: [allowance], maximumInFlight: maximumInFlight, perHost: perHost,
      stallSeconds: stallSeconds))
  defer { transfer.shutdown() }
  return try await body(server, transfer)
}

/// The error that fetching ends with.
func failure(_ transfer: Transfer, _ request: FetchRequest) async throws -> FetchError {
  try await #require(throws: FetchError.self) { _ = try await transfer.fetch(request) }
}

/// The same with time limits that a busy machine does not reach.
func failure(_ transfer: Transfer, _ url: String) async throws -> FetchError {
  try await failure(transfer, FetchRequest(url: url, timeout: 600, connectTimeout: 600))
}

/// Things noted by server threads.
final class Notes<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  func add(_ value: Value) {
    values.withLock { $0.append(value) }
  }

  var all: [Value] { values.withLock { $0 } }
}
