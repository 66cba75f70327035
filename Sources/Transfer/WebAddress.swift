import CCurl
import Glibc

/// An http or https address as libcurl's own parser reads it, so that what is checked is what is fetched.
struct WebAddress: Hashable {
  /// ASCII throughout: host in Punycode, other bytes percent-encoded, no fragment.
  let url: String
  /// Lower-case; numeric hosts in their usual form (`127.1` reads `127.0.0.1`), IPv6 without brackets.
  let host: String
  let port: Int

  /// Parses an absolute address, or one relative to `base`.
  init(_ text: String, relativeTo base: WebAddress? = nil) throws(FetchError) {
    let first = try ParsedURL(base?.url)
    defer { first.free() }
    try first.set(CURLUPART_URL, escaped(text.utf8), failing: text)
    // `file:` and `data:` have no host to look at: the scheme comes first.
    let scheme = first.get(CURLUPART_SCHEME) ?? ""
    guard scheme == "http" || scheme == "https" else { throw .refusedScheme(scheme, url: text) }
    guard let ascii = first.inASCII() else { throw .badURL(text) }

    // A second time, as a number may come to light only in Punycode.
    let second = try ParsedURL(ascii)
    defer { second.free() }
    try second.set(CURLUPART_FRAGMENT, nil, failing: text)
    guard let url = second.get(CURLUPART_URL), let host = second.get(CURLUPART_HOST),
      let port = second.get(CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) }), port > 0
    else { throw .badURL(text) }
    self.url = url
    self.host = WebAddress.plain(host)
    self.port = port
  }

  private static func plain(_ host: String) -> String {
    let bare = host.lowercased().filter { $0 != "[" && $0 != "]" }
    return NetworkAddress(bare)?.description ?? bare
  }
}

/// Whether libcurl can use this as a proxy; a missing scheme means `http`.
func isProxyAddress(_ text: String) -> Bool {
  guard let parsed = try? ParsedURL(nil) else { return false }
  defer { parsed.free() }
  let flags = CURLU_NON_SUPPORT_SCHEME | CURLU_DEFAULT_SCHEME
  guard (try? parsed.set(CURLUPART_URL, text, flags, failing: text)) != nil else { return false }
  let scheme = parsed.get(CURLUPART_SCHEME, UInt32(CURLU_DEFAULT_SCHEME)) ?? ""
  return ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme)
}

/// libcurl's URL object; whoever makes one frees it.
private struct ParsedURL {
  private let handle: OpaquePointer

  init(_ url: String?) throws(FetchError) {
    guard let handle = curl_url() else { throw .interrupted("out of memory") }
    self.handle = handle
    guard let url else { return }
    do throws(FetchError) {
      try set(CURLUPART_URL, url, failing: url)
    } catch {
      free()
      throw error
    }
  }

  func free() {
    curl_url_cleanup(handle)
  }

  /// Unknown schemes are let through to be named in the refusal.
  func set(
    _ part: CURLUPart, _ value: String?, _ flags: Int32 = CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER,
    failing text: String
  ) throws(FetchError) {
    guard curl_url_set(handle, part, value, UInt32(flags)) == CURLUE_OK else { throw .badURL(text) }
  }

  func get(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// The whole, a host beyond ASCII in Punycode; nil if it is none.
  func inASCII() -> String? {
    guard let host = get(CURLUPART_HOST), !host.utf8.allSatisfy({ $0 < 0x80 }) else {
      return get(CURLUPART_URL)
    }
    // libidn2 takes the name to be in the charset of the locale, and that is ASCII unless somebody sets one.
    guard let unicode = newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil) else { return nil }
    let before = uselocale(unicode)
    defer {
      uselocale(before)
      freelocale(unicode)
    }
    return get(CURLUPART_URL, UInt32(CURLU_PUNYCODE))
  }
}

/// Trims blanks and percent-encodes what may not stand in an address: blanks, controls, bytes beyond ASCII.
func escaped(_ text: some Collection<UInt8>) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in trimmed(text) {
    if byte > 0x20 && byte < 0x7f {
      bytes.append(byte)
    } else {
      bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The bytes without blanks, tabs and line ends on either side.
func trimmed(_ bytes: some Collection<UInt8>) -> [UInt8] {
  let blank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0d).contains($0) }
  return bytes.drop(while: blank).reversed().drop(while: blank).reversed()
}
