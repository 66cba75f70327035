/// A style sheet, image or script of the program: compressed once, and kept by the browser for a year, since its path
/// names its bytes.
package struct HTTPAsset: Sendable {
  /// As `/assets/style-0123456789abcdef.css`.
  package let path: String
  private let type: String
  private let hash: String
  private let bytes: [UInt8]
  /// nil where that saves nothing.
  private let compressed: [UInt8]?

  /// - Parameters:
  ///   - name: as `style.css`.
  ///   - type: its `Content-Type`.
  package init(_ name: String, type: String, _ bytes: [UInt8]) {
    let hash = Self.hash(bytes)
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    path = "/assets/\(name[..<dot])-\(hash)\(name[dot...])"
    (self.type, self.hash, self.bytes) = (type, hash, bytes)
    compressed = Gzip.compressed(bytes, level: 9).flatMap { $0.count < bytes.count ? $0 : nil }
  }

  /// 200, or 304 if the browser holds it already.
  package func response(to request: HTTPRequest) -> HTTPResponse { response(variant(for: request)) }

  /// One of the answers that an asset has.
  struct Variant: Hashable, CaseIterable {
    var isCompressed: Bool
    /// The browser holds it already: 304.
    var isKnown: Bool

    static var allCases: [Variant] {
      [false, true].flatMap { coding in [false, true].map { Variant(isCompressed: coding, isKnown: $0) } }
    }
  }

  /// The answer that suits a request.
  func variant(for request: HTTPRequest) -> Variant {
    variant(accepted: request.header("accept-encoding"), known: request.header("if-none-match"))
  }

  /// The same from the headers concerned (`If-None-Match`, RFC 9110 §13.1.2).
  func variant(accepted: String?, known: String?) -> Variant {
    let isCompressed = compressed != nil && accepted != nil && Gzip.isAccepted(accepted)
    let isKnown = known.map { Self.names(tag(isCompressed), in: $0) } ?? false
    return Variant(isCompressed: isCompressed, isKnown: isKnown)
  }

  func response(_ variant: Variant) -> HTTPResponse {
    let body = variant.isCompressed ? compressed ?? bytes : bytes
    var response = HTTPResponse(
      status: variant.isKnown ? 304 : 200, type: type, body: variant.isKnown ? [] : body)
    response.headers += [
      ("ETag", tag(variant.isCompressed)), ("Cache-Control", "public, max-age=31536000, immutable"),
      ("Vary", "Accept-Encoding"),
    ]
    if variant.isCompressed { response.headers.append(("Content-Encoding", "gzip")) }
    return response
  }

  /// What the path names in another coding is another representation with a tag of its own (RFC 9110 §8.8.3).
  private func tag(_ isCompressed: Bool) -> String { "\"\(hash)\(isCompressed ? "-gzip" : "")\"" }

  /// 16 hex digits (FNV-1a of 64 bits: tells versions of own files apart, keeps no secret).
  private static func hash(_ bytes: [UInt8]) -> String {
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
