import Glibc

/// An IPv4 or IPv6 address.
struct NetworkAddress: Hashable, CustomStringConvertible {
  /// 4 or 16 bytes in network order.
  let bytes: [UInt8]

  /// Reads the dotted or the coloned form; a scope such as `%eth0` is passed over.
  init?(_ text: String) {
    let bare = String(text.prefix { $0 != "%" })
    if let bytes = NetworkAddress.read(bare, family: AF_INET, count: 4) {
      self.bytes = bytes
    } else if let bytes = NetworkAddress.read(bare, family: AF_INET6, count: 16) {
      self.bytes = bytes
    } else {
      return nil
    }
  }

  /// Takes the address out of a socket address; nil for a family other than IPv4 and IPv6.
  init?(_ address: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
    case AF_INET6:
      bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
    default:
      return nil
    }
  }

  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    inet_ntop(family, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func read(_ text: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
