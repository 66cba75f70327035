import Glibc

/// Where to listen.
package struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
  /// A numeric IPv4 address, a numeric IPv6 address without brackets, or `localhost`.
  package let host: String
  /// 0 = any free port.
  package let port: UInt16

  /// No check: see `parseListenAddress`.
  package init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Only programs on this machine can reach it.
  package var isLoopback: Bool { host == "localhost" || NumericAddress(host)?.isLoopback == true }

  /// `HOST:PORT`, an IPv6 address in brackets.
  package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// Reads `127.0.0.1:8080`, `[::1]:8080` or `localhost:0`; nil if the port is missing or above 65535, or if the host is
/// another name (which DNS could point anywhere).
package func parseListenAddress(_ text: String) -> ListenAddress? {
  guard let colon = text.lastIndex(of: ":") else { return nil }
  let digits = text[text.index(after: colon)...]
  guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits),
    let host = unbracketed(text[..<colon]), host == "localhost" || NumericAddress(host) != nil
  else { return nil }
  return ListenAddress(host: host, port: port)
}

/// The host of `HOST` or `[HOST]`, in lower case; nil if brackets and colons do not fit.
func unbracketed(_ text: Substring) -> String? {
  guard text.hasPrefix("[") else { return text.contains(":") ? nil : text.lowercased() }
  guard text.hasSuffix("]"), text.contains(":") else { return nil }
  return text.dropFirst().dropLast().lowercased()
}

/// An IP address in digits, as the system's socket calls take it.
enum NumericAddress {
  case v4(in_addr)
  case v6(in6_addr)

  init?(_ text: String) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      self = .v4(v4)
    } else if inet_pton(AF_INET6, text, &v6) == 1 {
      self = .v6(v6)
    } else {
      return nil
    }
  }

  /// As the system writes it: one text for each address.
  var text: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch self {
    case .v4(var address): inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
    case .v6(var address): inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
    }
    return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
  }

  /// 127.0.0.0/8 or ::1.
  var isLoopback: Bool {
    switch self {
    case .v4(let address): UInt32(bigEndian: address.s_addr) >> 24 == 127
    case .v6(let address):
      withUnsafeBytes(of: address) { Array($0) == [UInt8](repeating: 0, count: 15) + [1] }
    }
  }
}
