/// Who asks, and whether nobody can read along: the other end of the connection, or what a named proxy there says.
struct ClientOrigin: Equatable {
  /// Numeric, without port.
  let address: String
  let isSecure: Bool

  /// `X-Forwarded-For` grows at its right end, each proxy adding whom it saw. So it is read from the right, through the
  /// proxies that are ours, up to the first address that is not: what stands further left a stranger may have written.
  ///
  /// - Parameters:
  ///   - peer: the other end of the connection.
  ///   - proxies: addresses that are believed, as `NumericAddress` writes them.
  init(peer: String, isTLS: Bool, headers: [(name: String, value: String)], proxies: Set<String>) {
    guard proxies.contains(peer) else {
      (address, isSecure) = (peer, isTLS)
      return
    }
    var client = peer
    for hop in Self.list("x-forwarded-for", headers).reversed() {
      guard let hop = NumericAddress(hop)?.text else { break }
      client = hop
      if !proxies.contains(hop) { break }
    }
    address = client
    isSecure = Self.list("x-forwarded-proto", headers).last?.lowercased() == "https"
  }

  private static func list(_ name: String, _ headers: [(name: String, value: String)]) -> [String] {
    headers.filter { $0.name == name }.flatMap { $0.value.split(separator: ",") }
      .map { $0.filter { $0 != " " && $0 != "\t" } }
  }
}
