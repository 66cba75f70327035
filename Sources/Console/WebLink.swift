import Text

/// A link out of the console. What is collected may say anything, so only http and https become one.
enum WebLink {
  /// The label as a link that tells the other side nothing of us; without an address that may be followed, the label.
  static func markup(_ url: String?, _ label: Markup) -> Markup {
    guard let url, isWeb(url) else { return label }
    return "<a href=\"\(url)\" rel=\"noreferrer noopener\">\(label)</a>"
  }

  /// The host of an address that may be followed; nil for anything else.
  static func host(_ url: String) -> String? {
    guard isWeb(url), let start = url.firstRange(of: "//")?.upperBound else { return nil }
    let host = url[start...].prefix { !"/?#".contains($0) }
    return host.isEmpty ? nil : String(host)
  }

  static func isWeb(_ url: String) -> Bool {
    let scheme = url.prefix(8).lowercased()
    return (scheme.hasPrefix("http://") || scheme == "https://")
      && url.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f }
  }
}
