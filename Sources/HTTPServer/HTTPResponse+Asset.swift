extension HTTPResponse {
  /// A style sheet, image or script that the browser may keep: for a year if the path holds its `assetHash`, else it
  /// asks each time and gets 304 while nothing has changed (`If-None-Match`, RFC 9110 §13.1.2).
  package static func asset(_ bytes: [UInt8], type: String, request: HTTPRequest) -> HTTPResponse {
    let hash = assetHash(bytes)
    let keep = request.path.contains(hash) ? "public, max-age=31536000, immutable" : "no-cache"
    let isKnown = request.header("If-None-Match").map { names("\"\(hash)\"", in: $0) } ?? false
    var response = HTTPResponse(status: isKnown ? 304 : 200, type: type, body: isKnown ? [] : bytes)
    response.headers += [("ETag", "\"\(hash)\""), ("Cache-Control", keep)]
    return response
  }

  /// 16 hex digits to put into the path of an asset (FNV-1a of 64 bits: tells versions of own files apart, keeps no
  /// secret).
  package static func assetHash(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Weak comparison, as the header asks for.
  private static func names(_ tag: String, in list: String) -> Bool {
    list.split(separator: ",").contains { entry in
      let entry = entry.filter { $0 != " " }
      return entry == "*" || entry == tag || entry == "W/\(tag)"
    }
  }
}
