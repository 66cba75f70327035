import Foundation
import Glibc
import HTTPServer

/// A blocking client that sends what it is told; used on a thread of its own, never on the pool of the handlers.
struct Client {
  private let socket: Int32

  struct Failure: Error {
    let call: String
    let code = errno
  }

  struct Answer {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// To 127.0.0.1 or ::1. Every wait ends after four minutes, as a failure.
  init(_ port: UInt16, overIPv6: Bool = false, receiveBuffer: Int32? = nil) throws {
    let family = overIPv6 ? AF_INET6 : AF_INET
    socket = Glibc.socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var limit = timeval(tv_sec: 1800, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    guard overIPv6 ? connectV6(port) : connectV4(port) else { throw Failure(call: "connect") }
  }

  private func connectV4(_ port: UInt16) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return connect(to: &address)
  }

  private func connectV6(_ port: UInt16) -> Bool {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    address.sin6_addr = in6addr_loopback
    return connect(to: &address)
  }

  private func connect<Address>(to address: inout Address) -> Bool {
    withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<Address>.size)) == 0
      }
    }
  }

  func close() { Glibc.close(socket) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw Failure(call: "send") }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads one answer; of one to `HEAD` no body.
  func answer(toHead: Bool = false) throws -> Answer {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) { head += try receive(1) }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").filter { !$0.isEmpty }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let length = toHead ? 0 : Int(headers["content-length"] ?? "") ?? 0
    var body: [UInt8] = []
    while body.count < length { body += try receive(length - body.count) }
    return Answer(status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: headers, body: body)
  }

  /// All that comes until the server closes the connection.
  func rest() throws -> String {
    var bytes: [UInt8] = []
    while case let piece = try receive(4096, orEnd: true), !piece.isEmpty { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the server has closed the connection, waiting for it if need be.
  func isAtEnd() -> Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, 0)
    return count == 0 || (count < 0 && errno == ECONNRESET)
  }

  /// Waits until something has come; it stays to be read. False if the server closed the connection instead.
  func hasAnswer() -> Bool {
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK)) > 0
  }

  private func receive(_ most: Int, orEnd: Bool = false) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: most)
    let count = recv(socket, &buffer, most, 0)
    guard count > 0 || (orEnd && (count == 0 || errno == ECONNRESET)) else { throw Failure(call: "recv") }
    return Array(buffer.prefix(max(count, 0)))
  }
}

/// Runs what blocks on a thread of its own.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}

/// One request over one connection of its own.
func ask(_ server: HTTPServer, _ request: String) async throws -> Client.Answer {
  try await onThread { [port = server.port] in
    let client = try Client(port)
    defer { client.close() }
    try client.send(request)
    return try client.answer(toHead: request.hasPrefix("HEAD "))
  }
}

/// A request without a body.
func plain(_ line: String, _ headers: String...) -> String {
  (["\(line) HTTP/1.1", "Host: localhost"] + headers + ["", ""]).joined(separator: "\r\n")
}

extension HTTPServerSettings {
  /// As shipped, but patient: while other tests use the processor a connection may idle, and a request
  /// take to arrive, longer than in real life.
  static var patient: HTTPServerSettings {
    var settings = HTTPServerSettings()
    settings.timeoutSeconds = 300
    settings.requestSeconds = 300
    return settings
  }
}

/// A server for the length of one test.
func withServer(
  _ settings: HTTPServerSettings = .patient, assets: [HTTPAsset] = [], handler: @escaping HTTPHandler,
  _ body: (HTTPServer) async throws -> Void
) async throws {
  let server = try HTTPServer(settings, assets: assets, handler: handler)
  do {
    try await body(server)
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}
