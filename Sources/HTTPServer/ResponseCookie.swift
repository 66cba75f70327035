/// A cookie that an answer sets (RFC 6265). Always `HttpOnly` and for this host alone: no script needs one.
package struct ResponseCookie: Sendable, Equatable {
  /// Whether the browser sends the cookie when a page of another site led here.
  package enum SameSite: String, Sendable {
    /// With links that are followed, not with forms that are posted.
    case lax = "Lax"
    /// Never.
    case strict = "Strict"
  }

  package var name: String
  /// What a cookie cannot hold (spaces, quotes, commas, semicolons, backslashes, all but ASCII) is sent as `%XX`; hex and
  /// base64url pass as they are.
  package var value: String
  package var path = "/"
  /// Seconds that it is kept; nil = until the browser ends, 0 = no longer.
  package var lifetime: Int?
  package var sameSite: SameSite
  /// Sent over TLS alone: `HTTPRequest.isSecure`. A name that begins with `__Host-` then keeps other hosts of the domain
  /// from setting it.
  package var isSecure: Bool

  package init(
    _ name: String, _ value: String, path: String = "/", lifetime: Int? = nil, sameSite: SameSite = .lax,
    isSecure: Bool
  ) {
    (self.name, self.value, self.path) = (name, value, path)
    (self.lifetime, self.sameSite, self.isSecure) = (lifetime, sameSite, isSecure)
  }

  /// The value of `Set-Cookie`.
  var line: String {
    var parts = ["\(Self.escaped(name))=\(Self.escaped(value))", "Path=\(Self.escaped(path))"]
    if let lifetime { parts.append("Max-Age=\(max(lifetime, 0))") }
    parts += ["HttpOnly", "SameSite=\(sameSite.rawValue)"]
    if isSecure { parts.append("Secure") }
    return parts.joined(separator: "; ")
  }

  private static func escaped(_ text: String) -> String {
    let bytes = text.utf8.flatMap { byte in
      (0x21...0x7e).contains(byte) && !Array("\",;\\".utf8).contains(byte)
        ? [byte] : PercentCode.escape(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension HTTPResponse {
  /// This answer, setting a cookie as well.
  package func setting(_ cookie: ResponseCookie) -> HTTPResponse {
    var response = self
    response.headers.append(("Set-Cookie", cookie.line))
    return response
  }
}
