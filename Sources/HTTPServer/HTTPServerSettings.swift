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
  /// Open connections of one address; further ones are closed.
  package var perAddressLimit = 64
  /// Proves the server over TLS; nil = plain HTTP.
  package var identity: TLSIdentity?
  /// Numeric addresses of the proxies in front: they alone are believed about whom they forward (`X-Forwarded-For`,
  /// `X-Forwarded-Proto`), and `perAddressLimit` is theirs to keep.
  package var proxies: [String] = []
  /// Requests that one address may make of the handler, else 429; nil = as many as it likes. Wide enough for an office
  /// behind one address.
  package var rate: RequestRate? = RequestRate(perSecond: 50, burst: 300)
  /// Seconds for a whole request to arrive, counted from the start of the connection or the last answer, however
  /// busily its bytes trickle.
  package var requestSeconds = 60.0
  /// Seconds for a whole answer to be taken.
  package var answerSeconds = 600.0
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

  /// Nothing from elsewhere, no script or style but our own files, none inline, no frame around the page, no cache, no referrer.
  package static let defaultSecurityHeaders: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]

  /// A browser that has once been here over TLS does not come without it for a year.
  static let transportSecurity = (name: "Strict-Transport-Security", value: "max-age=31536000")
}
