/// Where a server listens, and the limits it keeps.
package struct HTTPServerSettings: Sendable {
  /// A numeric IPv4 or IPv6 address (without brackets) or `localhost`.
  package var host: String
  /// 0 = any free port.
  package var port: UInt16
  /// Bytes of a request's body; a longer one is answered 413.
  package var maximumBody = 1 << 20
  /// Open connections at once; further ones wait in the system's queue.
  package var connectionLimit = 512
  /// Open connections of one address; further ones are closed. Behind a proxy all have the proxy's address.
  package var perAddressLimit = 64
  /// Seconds without a byte either way after which a connection is closed; not counted while a handler works.
  package var timeoutSeconds = 30
  /// Bytes of request line and headers; more is answered 431, an address of more than a quarter of it 414.
  package var headerMemory = 32 << 10
  /// Added to every response that does not set a header of that name itself.
  package var securityHeaders = HTTPServerSettings.defaultSecurityHeaders
  /// Seconds that running answers have to finish after `stop`.
  package var stopSeconds = 5.0

  /// Settings with the default limits.
  package init(host: String = "127.0.0.1", port: UInt16 = 0) {
    self.host = host
    self.port = port
  }

  /// Nothing from elsewhere, no inline script or style, no frame around the page, no cache, no referrer.
  package static let defaultSecurityHeaders: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]
}
