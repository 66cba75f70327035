import Glibc

/// A socket that takes connections.
///
/// Made here and not by the library, which would not tell why it failed.
struct ListeningSocket {
  let descriptor: Int32
  /// The one asked for, or the one the system chose.
  let port: UInt16

  init(host: String, port: UInt16) throws(HTTPServerError) {
    guard let address = NumericAddress(host == "localhost" ? "127.0.0.1" : host) else {
      throw .notAnAddress(host)
    }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { throw .cannotListen(host: host, port: port, code: errno) }
    guard let bound = Self.bind(descriptor, to: address, port: port) else {
      let code = errno
      close(descriptor)
      throw code == EADDRINUSE
        ? .portInUse(host: host, port: port) : .cannotListen(host: host, port: port, code: code)
    }
    self.port = bound
  }

  /// The port; nil with `errno` set if it cannot be had.
  private static func bind(_ descriptor: Int32, to address: NumericAddress, port: UInt16) -> UInt16? {
    var on: Int32 = 1
    // Else a restart has to wait until the old connections are forgotten.
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var storage = address.storage(port: port)
    var size = address.size
    return withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard Glibc.bind(descriptor, address, size) == 0, listen(descriptor, SOMAXCONN) == 0,
          getsockname(descriptor, address, &size) == 0
        else { return nil }
        // The port lies at the same place for both families.
        return UnsafeRawPointer(address).load(as: sockaddr_in.self).sin_port.bigEndian
      }
    }
  }
}

extension NumericAddress {
  fileprivate var family: Int32 {
    switch self {
    case .v4: AF_INET
    case .v6: AF_INET6
    }
  }

  fileprivate var size: socklen_t {
    switch self {
    case .v4: socklen_t(MemoryLayout<sockaddr_in>.size)
    case .v6: socklen_t(MemoryLayout<sockaddr_in6>.size)
    }
  }

  fileprivate func storage(port: UInt16) -> sockaddr_storage {
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { bytes in
      switch self {
      case .v4(let address):
        let whole = sockaddr_in(
          sin_family: sa_family_t(AF_INET), sin_port: port.bigEndian, sin_addr: address,
          sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
        bytes.storeBytes(of: whole, as: sockaddr_in.self)
      case .v6(let address):
        let whole = sockaddr_in6(
          sin6_family: sa_family_t(AF_INET6), sin6_port: port.bigEndian, sin6_flowinfo: 0, sin6_addr: address,
          sin6_scope_id: 0)
        bytes.storeBytes(of: whole, as: sockaddr_in6.self)
      }
    }
    return storage
  }
}
