package import HTTPServer

/// Under which names the console answers. A page of a stranger whose name was pointed at this machine (DNS rebinding)
/// sends its own name and is turned away; a numeric address cannot be pointed anywhere.
package struct HostRule: Sendable {
  private let isLoopback: Bool
  private let isAnyAddress: Bool
  private let names: Set<String>

  /// - Parameters:
  ///   - listen: where the console listens; on loopback it answers loopback names only.
  ///   - names: further names that the settings give, without port.
  package init(_ listen: ListenAddress, names: [String]) {
    isLoopback = listen.isLoopback
    isAnyAddress = ["0.0.0.0", "::"].contains(listen.host)
    self.names = Set(([listen.host] + names).map { $0.lowercased() })
  }

  /// This machine alone.
  package static let loopback = HostRule(ListenAddress(host: "127.0.0.1", port: 0), names: [])

  /// - Parameter host: the header `Host`, with or without port; nil = it was not sent.
  func admits(_ host: String?) -> Bool {
    guard let host, !host.isEmpty else { return false }
    if HTTPServer.isLoopbackHost(host) { return true }
    if isLoopback { return false }
    if let numeric = parseListenAddress(host) ?? parseListenAddress(host + ":0") {
      return isAnyAddress || names.contains(numeric.host)
    }
    return names.contains(String(host.lowercased().prefix { $0 != ":" }))
  }
}
