extension HTTPResponse {
  /// Shorter bodies fit into one packet either way.
  private static let leastCompressed = 1024

  /// The answer as the request may have it: text compressed, if the client takes that and the length betrays nothing.
  func coded(for request: HTTPRequest) -> HTTPResponse {
    guard isText, body.count >= Self.leastCompressed, !names.contains("content-encoding"),
      !names.contains("etag")
    else { return self }
    var response = self
    response.headers.append(("Vary", "Accept-Encoding, Sec-Fetch-Site"))
    guard Gzip.isAccepted(request.header("accept-encoding")), Self.mayShowLength(request),
      let compressed = Gzip.compressed(body, level: 1)
    else { return response }
    response.headers.append(("Content-Encoding", "gzip"))
    response.body = compressed
    return response
  }

  /// The length of what is compressed and then encrypted tells an eavesdropper whether a guess stands on the page beside
  /// a secret such as the form's token or a name (BREACH). To try guesses he makes the victim's browser open an address
  /// with the guess in it, from a page of his own, and browsers say so. Unencrypted there is nothing to guess.
  private static func mayShowLength(_ request: HTTPRequest) -> Bool {
    !request.isSecure || ["same-origin", "none"].contains(request.header("sec-fetch-site"))
  }

  private var names: [String] { headers.map { $0.name.lowercased() } }

  private var isText: Bool {
    headers.contains { header in
      let type = header.value.lowercased()
      return header.name.lowercased() == "content-type"
        && (type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("image/svg+xml"))
    }
  }
}
