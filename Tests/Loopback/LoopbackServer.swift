import Foundation
import Glibc
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 for tests: a thread per connection, answers from a closure.
package final class LoopbackServer: Sendable {
  /// Chosen by the system.
  package let port: UInt16

  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var sockets: Set<Int32> = []
    var connections = 0
    var isListening = true
    var isStopped = false
  }

  /// What the system did not allow.
  package struct Failure: Error {
    /// `socket` or `bind`.
    package let call: String
    /// `errno`.
    package let code: Int32
  }

  /// Listens from now on; `handler` is called on many threads at once and may block.
  package convenience init(_ handler: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse) throws {
    try self.init(serving: { connection in connection.serve(handler) })
  }

  /// The same for another way of talking.
  init(serving serve: @escaping @Sendable (inout Connection) -> Void) throws {
    (listener, port) = try LoopbackServer.listen()
    Thread.detachNewThread { [self] in accept(serve) }
  }

  /// `http://127.0.0.1:PORT`
  package var url: String { "http://127.0.0.1:\(port)" }

  /// How many connections have come in so far.
  package var connections: Int { state.withLock { $0.connections } }

  /// Breaks off all connections and takes no more. A server that is not stopped lives as long as the process.
  package func stop() {
    state.withLock { state in
      state.isStopped = true
      if state.isListening { shutdown(listener, Int32(SHUT_RDWR)) }
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  private func accept(_ serve: @escaping @Sendable (inout Connection) -> Void) {
    while case let socket = Glibc.accept(listener, nil, nil), socket >= 0 {
      guard admit(socket) else {
        close(socket)
        continue
      }
      Thread.detachNewThread { [self] in
        var connection = Connection(socket)
        serve(&connection)
        dismiss(socket)
      }
    }
    state.withLock { state in
      state.isListening = false
      _ = close(listener)
    }
  }

  /// False if stopped, or if 512 connections are open.
  private func admit(_ socket: Int32) -> Bool {
    state.withLock { state in
      guard !state.isStopped, state.sockets.count < 512 else { return false }
      state.sockets.insert(socket)
      state.connections += 1
      return true
    }
  }

  /// Under the lock, so that `stop` cannot hit a number that is in use again.
  private func dismiss(_ socket: Int32) {
    state.withLock { state in
      state.sockets.remove(socket)
      _ = close(socket)
    }
  }

  private static func listen() throws -> (socket: Int32, port: UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw Failure(call: "socket", code: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && Glibc.listen(listener, 512) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard bound else {
      let code = errno
      close(listener)
      throw Failure(call: "bind", code: code)
    }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}
