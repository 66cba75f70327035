import CMicrohttpd

/// An answer in the library's form; many connections may send the same one. It is not changed after `init`, and the
/// library counts who sends it.
final class LibraryResponse: @unchecked Sendable {
  let status: Int
  let pointer: OpaquePointer

  /// nil if memory runs out.
  init?(_ response: HTTPResponse, isLast: Bool = false) {
    let made = response.body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made else { return nil }
    for header in response.headers { MHD_add_response_header(made, header.name, header.value) }
    if isLast { MHD_add_response_header(made, "Connection", "close") }
    (status, pointer) = (response.status, made)
  }

  deinit { MHD_destroy_response(pointer) }
}

/// The assets of a server with all their answers, made once.
struct AssetShelf: Sendable {
  private let assets: [String: (asset: HTTPAsset, answers: [HTTPAsset.Variant: LibraryResponse])]

  init(_ assets: [HTTPAsset], headers: [(name: String, value: String)]) {
    let prepared = assets.map { asset in
      let answers = HTTPAsset.Variant.allCases.compactMap { variant in
        LibraryResponse(asset.response(variant).sealed(with: headers)).map { (variant, $0) }
      }
      return (asset.path, (asset: asset, answers: Dictionary(uniqueKeysWithValues: answers)))
    }
    self.assets = Dictionary(prepared) { first, _ in first }
  }

  /// The same from the target as sent, for requests that need no looking at: one `Host`, no body, a path that needs no
  /// decoding. The others take the long way.
  func answer(to target: String, _ connection: Connection) -> LibraryResponse? {
    guard let found = assets[target], connection.isPlain else { return nil }
    let variant = found.asset.variant(
      accepted: connection.header("Accept-Encoding"), known: connection.header("If-None-Match"))
    return found.answers[variant]
  }

  /// nil unless an asset is asked for.
  func answer(to request: HTTPRequest) -> LibraryResponse? {
    guard request.method == "GET", let found = assets[request.path] else { return nil }
    return found.answers[found.asset.variant(for: request)]
  }
}
