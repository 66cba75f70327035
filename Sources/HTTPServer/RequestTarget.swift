/// Path and query of a request line.
struct RequestTarget: Equatable {
  let path: String
  let query: HTTPQuery

  /// nil unless the target is a path without spaces that decodes to UTF-8 without control characters. Chinese that
  /// was not encoded is taken as it is. `//host/` is none: as a link it would lead to that host.
  init?(_ raw: String) {
    guard raw.utf8.first == UInt8(ascii: "/"), raw.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else {
      return nil
    }
    let halves = raw.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    let bytes = PercentCode.decoded(Array(halves[0]))
    guard let path = String(validating: bytes, as: UTF8.self),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }), !["//", "/\\"].contains(path.prefix(2))
    else { return nil }
    self.path = path
    query = halves.count > 1 ? HTTPQuery(urlEncoded: halves[1]) : HTTPQuery()
  }
}
