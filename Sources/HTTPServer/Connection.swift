import CMicrohttpd
import Glibc

/// The library's end of one connection. All but `resume` may be called only on the library's thread.
struct Connection: @unchecked Sendable {  // `resume` is guarded by the library, the rest is its thread's.
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// Names in lower case, in the order sent.
  var headers: [(name: String, value: String)] {
    var list: [(name: String, value: String)] = []
    withUnsafeMutablePointer(to: &list) { list in
      _ = MHD_get_connection_values(
        pointer, .HEADER_KIND,
        { list, _, name, value in
          guard let list, let name else { return .YES }
          list.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(
            (String(cString: name).lowercased(), value.map { String(cString: $0) } ?? ""))
          return .YES
        }, list)
    }
    return list
  }

  /// The first value of a header; nil if it was not sent.
  func header(_ name: String) -> String? {
    MHD_lookup_connection_value(pointer, .HEADER_KIND, name).map { String(cString: $0) }
  }

  /// One `Host`, and nothing that announces a body.
  var isPlain: Bool {
    var hosts = 0
    withUnsafeMutablePointer(to: &hosts) { hosts in
      _ = MHD_get_connection_values(
        pointer, .HEADER_KIND,
        { hosts, _, name, _ in
          guard let hosts = hosts?.assumingMemoryBound(to: Int.self), let name else { return .YES }
          if strcasecmp(name, "Host") == 0 { hosts.pointee += 1 }
          let isOfBody =
            strcasecmp(name, "Content-Length") == 0 || strcasecmp(name, "Transfer-Encoding") == 0
            || strcasecmp(name, "Expect") == 0
          if isOfBody { hosts.pointee = .min }
          return .YES
        }, hosts)
    }
    return hosts == 1
  }

  /// Numeric, without port; empty if the system does not tell. IPv4 within IPv6 is given as IPv4.
  var remoteAddress: String {
    guard let address = cmicrohttpd_client(pointer) else { return "" }
    let raw = UnsafeRawPointer(address)
    let name =
      Int32(address.pointee.sa_family) == AF_INET6
      ? NumericAddress.v6(raw.load(as: sockaddr_in6.self).sin6_addr).text
      : NumericAddress.v4(raw.load(as: sockaddr_in.self).sin_addr).text
    return name.hasPrefix("::ffff:") && name.contains(".") ? String(name.dropFirst(7)) : name
  }

  /// -1 if the library does not tell.
  var socket: Int32 { cmicrohttpd_socket(pointer) }

  func suspend() { MHD_suspend_connection(pointer) }

  /// On any thread, once after each `suspend`.
  func resume() { MHD_resume_connection(pointer) }

  /// Hands the answer over; false if the library cannot take it.
  func answer(_ response: HTTPResponse, isLast: Bool) -> Bool {
    LibraryResponse(response, isLast: isLast).map(answer) ?? false
  }

  /// As above, with an answer that may be sent many times.
  func answer(_ response: LibraryResponse) -> Bool {
    LibraryQueue.call?(pointer, UInt32(response.status), response.pointer) == .YES
  }
}
