/// A URL or relative reference, taken apart (RFC 3986 §3).
struct Reference {
  var scheme: String?
  var authority: String?
  var path: String
  /// With its `?`.
  var query: String
  /// With its `#`.
  var fragment: String

  init(_ text: String) {
    var rest = text[...]
    fragment = rest.firstIndex(of: "#").map { String(rest[$0...]) } ?? ""
    rest = rest.dropLast(fragment.count)
    scheme = Self.scheme(rest)
    if let scheme { rest = rest.dropFirst(scheme.count + 1) }
    query = rest.firstIndex(of: "?").map { String(rest[$0...]) } ?? ""
    rest = rest.dropLast(query.count)
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  private static func scheme(_ text: Substring) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = text.utf8[..<colon]
    guard let first = name.first, first.isASCIILetter,
      name.allSatisfy({ $0.isASCIILetter || $0.isDigit || $0 == 43 || $0 == 45 || $0 == 46 })
    else { return nil }
    return String(decoding: name.map(\.lowercasedASCII), as: UTF8.self)
  }

  /// The absolute URL of `text` as seen from `base`; `text` itself, cleaned, where the base is none or no help.
  static func resolve(_ text: String, base: String?) -> String {
    let text = clean(text)
    if isWeb(text) { return text }
    var target = Reference(text)
    guard let base, target.scheme == nil else { return text }
    let source = Reference(clean(base))
    guard let scheme = source.scheme else { return text }
    guard source.authority != nil || source.path.hasPrefix("/") else { return text }
    target.scheme = scheme
    if target.authority == nil {
      target.authority = source.authority
      if target.path.isEmpty {
        target.path = source.path
        if target.query.isEmpty { target.query = source.query }
      } else if !target.path.hasPrefix("/") {
        let folder = source.path.lastIndex(of: "/").map { source.path[...$0] } ?? "/"
        target.path = withoutDots(folder + target.path)
      } else {
        target.path = withoutDots(target.path)
      }
    }
    return target.description
  }

  /// White space around and line breaks within are slips of the pen; blanks within are `%20`.
  private static func clean(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.contains(where: { $0 <= 32 }) else { return text }
    var out: [UInt8] = []
    for byte in text.trimmed.utf8 where byte >= 32 {
      if byte == 32 { out.append(contentsOf: "%20".utf8) } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The path with `.` and `..` worked out (RFC 3986 §5.2.4).
  private static func withoutDots(_ path: some StringProtocol) -> String {
    var kept: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(Substring(part))
      }
    }
    return kept.joined(separator: "/")
  }
}

extension Reference: CustomStringConvertible {
  var description: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path + query + fragment
  }

  /// Whether text is an address that a browser opens.
  static func isWeb(_ text: String) -> Bool {
    var scheme: UInt64 = 0
    for byte in text.utf8.prefix(8) { scheme = scheme << 8 | UInt64(byte.lowercasedASCII) }
    // The letters of `http://` above any eighth, or all of `https://`.
    return scheme >> 8 == 0x68_7474_703A_2F2F || scheme == 0x6874_7470_733A_2F2F
  }

  /// Whether text is an address that runs code or reads files where it is opened.
  static func isScript(_ text: String) -> Bool {
    if isWeb(text) { return false }
    return ["javascript", "data", "vbscript", "file"].contains(Reference(text).scheme)
  }
}
