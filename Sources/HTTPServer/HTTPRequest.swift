/// A whole request as a handler sees it: head and body have arrived and kept to the limits.
package struct HTTPRequest: Sendable {
  /// `GET` or `POST`; a `HEAD` reaches the handler as `GET`, and the server leaves out the body of the answer.
  package var method: String
  /// Percent-decoded, without the query; begins with `/`. An encoded slash is a slash here.
  package var path: String
  /// The decoded fields after `?`.
  package var query: HTTPQuery
  /// Names in lower case, in the order sent, repeated ones included.
  package var headers: [(name: String, value: String)]
  /// At most `HTTPServerSettings.maximumBody` bytes; empty if there is none.
  package var body: [UInt8]
  /// Numeric address of the client, without port; what a named proxy says of it, else the other end of the connection.
  package var remoteAddress: String
  /// Whether it came over TLS, here or at a named proxy: then cookies are set `Secure`.
  package var isSecure: Bool

  /// A request made by hand, as tests of handlers do; header names may be in any case.
  package init(
    method: String = "GET", path: String = "/", query: HTTPQuery = HTTPQuery(),
    headers: [(name: String, value: String)] = [], body: [UInt8] = [], remoteAddress: String = "127.0.0.1",
    isSecure: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers.map { ($0.name.lowercased(), $0.value) }
    self.body = body
    self.remoteAddress = remoteAddress
    self.isSecure = isSecure
  }

  /// The first value of a header, its name in any case; nil if it was not sent.
  package func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name == name }?.value
  }

  /// The value of a cookie; nil if it was not sent.
  package func cookie(_ name: String) -> String? {
    let pairs = headers.filter { $0.name == "cookie" }.flatMap { $0.value.split(separator: ";") }
    for pair in pairs.map({ $0.drop { $0 == " " } }) where pair.hasPrefix("\(name)=") {
      return String(pair.dropFirst(name.count + 1))
    }
    return nil
  }

  /// The fields of a sent form; none if the body is of another type than `application/x-www-form-urlencoded`.
  package var form: HTTPQuery {
    let type = (header("content-type") ?? "").prefix { $0 != ";" }.lowercased()
    guard type.filter({ $0 != " " }) == "application/x-www-form-urlencoded" else { return HTTPQuery() }
    return HTTPQuery(urlEncoded: body)
  }
}
