/// What all fetches of one `Transfer` share.
package struct TransferSettings: Sendable {
  /// The `User-Agent` sent.
  package var userAgent: String
  /// `http://`, `https://`, `socks5h://` … address of a proxy; nil = none, whatever the environment says.
  ///
  /// Behind a proxy only addresses written as numbers can be checked, as the proxy looks up the names.
  package var proxy: String?
  /// Hosts that may have an address that is not public.
  package var allowedHosts: [HostAllowance]
  /// Most transfers at once, at least 1.
  package var maximumInFlight: Int
  /// Most transfers at once to one host and port, at least 1.
  package var perHost: Int
  /// After this many seconds of fewer than 16 bytes each a transfer has stalled, however long it may take; at least 1.
  package var stallSeconds: Int

  /// Settings for an office that goes out directly.
  package init(
    userAgent: String = "weathervane", proxy: String? = nil, allowedHosts: [HostAllowance] = [],
    maximumInFlight: Int = 64, perHost: Int = 2, stallSeconds: Int = 20
  ) {
    self.userAgent = userAgent
    self.proxy = proxy
    self.allowedHosts = allowedHosts
    self.maximumInFlight = maximumInFlight
    self.perHost = perHost
    self.stallSeconds = stallSeconds
  }
}
