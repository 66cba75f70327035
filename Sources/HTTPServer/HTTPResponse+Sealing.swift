extension HTTPResponse {
  /// What goes on the wire: with the standing headers it does not set itself, and replaced by a bare 500 if it could
  /// break the framing.
  func sealed(with standing: [(name: String, value: String)]) -> HTTPResponse {
    var response = isSound ? self : HTTPResponse.refusal(500)
    if [204, 304].contains(response.status) { response.body = [] }
    let own = Set(response.headers.map { $0.name.lowercased() })
    response.headers += standing.filter { !own.contains($0.name.lowercased()) }
    return response
  }

  /// Status and headers are such that the answer ends where the server says and holds no line of a stranger.
  private var isSound: Bool {
    (200...599).contains(status)
      && headers.allSatisfy { header in
        HTTPHeader.isName(header.name) && HTTPHeader.isValue(header.value)
          && !HTTPHeader.framing.contains(header.name.lowercased())
      }
  }
}

/// What a header line may hold (RFC 9110 §5).
enum HTTPHeader {
  /// Written by the server alone.
  static let framing: Set<String> = [
    "connection", "content-length", "date", "keep-alive", "trailer", "transfer-encoding", "upgrade",
  ]

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { isLetterOrDigit($0) || Array("!#$%&'*+-.^_`|~".utf8).contains($0) }
  }

  /// No CR, LF, NUL or other control character but the tab.
  static func isValue(_ value: String) -> Bool {
    value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
