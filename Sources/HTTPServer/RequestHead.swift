/// Request line and headers as they came, before the body.
struct RequestHead {
  let method: String
  let target: String
  /// Names in lower case.
  let headers: [(name: String, value: String)]

  /// Those the server answers; others get 405.
  static let methods = ["GET", "HEAD", "POST"]

  /// The answer to a head that no handler is to see; nil if all is well.
  func refusal(_ settings: HTTPServerSettings) -> HTTPResponse? {
    if target.utf8.count > settings.headerMemory / 4 { return .refusal(414) }
    if size > settings.headerMemory { return .refusal(431) }
    guard isFramedOnce, values(of: "host").count == 1 else { return .refusal(400) }
    guard Self.methods.contains(method) else { return .methodNotAllowed(Self.methods) }
    guard RequestTarget(target) != nil else { return .refusal(400) }
    if length > settings.maximumBody { return .refusal(413) }
    return nil
  }

  /// The request for the handler, without its body yet; nil if the target is no path.
  func request(from origin: ClientOrigin) -> HTTPRequest? {
    RequestTarget(target).map { target in
      HTTPRequest(
        method: method == "HEAD" ? "GET" : method, path: target.path, query: target.query, headers: headers,
        remoteAddress: origin.address, isSecure: origin.isSecure)
    }
  }

  /// Whether a body follows that is worth reading before a refusal: a client that is cut off while it sends seldom
  /// gets to read the answer. Not if it waits to be asked for it, or if nobody can tell where it ends.
  func hasBody(upTo limit: Int) -> Bool {
    let isWanted = isFramedOnce && values(of: "expect").isEmpty
    return isWanted && (!values(of: "transfer-encoding").isEmpty || (1...limit).contains(length))
  }

  /// 0 if none is declared.
  private var length: Int {
    // More digits than an Int holds are longer than any limit.
    values(of: "content-length").first.map { Int($0) ?? .max } ?? 0
  }

  /// Two ways to tell the length of a body are how one request is smuggled behind another (RFC 9112 §6.3).
  private var isFramedOnce: Bool {
    let lengths = values(of: "content-length")
    let codings = values(of: "transfer-encoding")
    return lengths.count + codings.count <= 1 && codings.allSatisfy { $0.lowercased() == "chunked" }
      && lengths.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy({ (0x30...0x39).contains($0) }) }
  }

  /// As sent: each header with colon, space and line end.
  private var size: Int {
    headers.reduce(method.utf8.count + target.utf8.count) {
      $0 + $1.name.utf8.count + $1.value.utf8.count + 4
    }
  }

  private func values(of name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
}
