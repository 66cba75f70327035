/// Web addresses brought to one spelling, so that the same page met by two ways is one item.
package enum CanonicalAddress {
  /// Query parameters that say how a reader came, not what is read; compared in lower case.
  private static let tracking: Set<String> = [
    "spm", "scm", "fbclid", "gclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "isappinstalled",
    "chksm", "scene",
    "share_token", "share_from", "share_source", "sharer_shareid", "from_source", "nsukey", "wfr",
    "adchannelid", "_trms",
    "vd_source", "spm_id_from", "s_trans", "sfrom",
  ]

  /// The address with small scheme and host, without default port, fragment and tracking parameters; nil unless it is
  /// http or https with a host.
  package static func of(_ address: String) -> String? {
    let trimmed = address.trimmingPrefix { $0.isWhitespace }
    guard let colon = trimmed.firstRange(of: "://") else { return nil }
    let scheme = trimmed[..<colon.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = trimmed[colon.upperBound...].prefix { $0 != "#" && !$0.isWhitespace }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let host = host(authority, scheme)
    guard !host.isEmpty else { return nil }
    let behind = rest[authority.endIndex...]
    let path = behind.prefix { $0 != "?" }
    let query = behind[path.endIndex...].dropFirst()
    let kept = query.split(separator: "&").filter { !isTracking($0) }
    return
      "\(scheme)://\(host)\(path.isEmpty ? "/" : path)\(kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))"
  }

  private static func host(_ authority: Substring, _ scheme: String) -> String {
    let withoutUser =
      authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let lower = withoutUser.lowercased()
    let port = scheme == "http" ? ":80" : ":443"
    return lower.hasSuffix(port) ? String(lower.dropLast(port.count)) : lower
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || tracking.contains(name)
  }
}
