/// A request that reached the server; bodies are not read.
package struct LoopbackRequest: Sendable {
  /// `GET`, `HEAD` …
  package var method: String
  /// Path and query as sent.
  package var target: String
  /// Names in lower case; of repeated ones the last.
  package var headers: [String: String]
}

/// What the server is to answer, and how it is to misbehave.
package struct LoopbackResponse: Sendable {
  /// HTTP status of the status line.
  package var status: Int
  /// Sent as given; length and connection headers are added by the server.
  package var headers: [String: String]
  /// What follows the head; for `.raw` the head as well.
  package var body: [UInt8]
  /// How the answer is sent.
  package var behaviour: Behaviour

  /// Good and bad ways to answer.
  package enum Behaviour: Sendable {
    /// The whole body with its length, connection kept open.
    case whole
    /// The body, then this chunk over and over until the client goes away.
    case endless(chunk: [UInt8])
    /// The full length announced, but the connection closed after this many bytes of the body.
    case cutAfter(Int)
    /// Nothing at all, until the client goes away or the server stops.
    case stall
    /// The head with the length of the body, then nothing as in `stall`.
    case stallAfterHead
    /// The body as the raw bytes of the whole answer, status line included; then the connection is closed.
    case raw
  }

  /// An answer of bytes.
  package init(
    status: Int = 200, headers: [String: String] = [:], body: [UInt8] = [], behaviour: Behaviour = .whole
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.behaviour = behaviour
  }

  /// An answer of UTF-8 text, sent whole.
  package init(status: Int = 200, headers: [String: String] = [:], text: String) {
    self.init(status: status, headers: headers, body: Array(text.utf8))
  }

  /// Status line and header lines, with the blank line.
  func head(_ framing: String) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(status < 400 ? "Fine" : "Not fine")"]
    lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    lines += [framing, "", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
