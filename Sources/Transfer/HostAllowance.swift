/// A host whose address need not be public, given as `--allow-host HOST[:PORT]`.
package struct HostAllowance: Sendable, Hashable {
  private let host: String
  /// nil = every port.
  private let port: Int?

  /// Reads `HOST`, `HOST:PORT`, `[IPV6]` or `[IPV6]:PORT`; nil for anything else.
  package init?(_ text: String) {
    guard !text.utf8.contains(where: { "/?#@\\%".utf8.contains($0) }) else { return nil }
    // 80 would go unseen under http, 443 under https; no port is written both ways round.
    guard let plain = try? WebAddress("http://\(text)/"), let secure = try? WebAddress("https://\(text)/")
    else {
      return nil
    }
    host = plain.host
    port = plain.port == secure.port ? plain.port : nil
  }

  /// Whether a fetch from this host and port is meant; letter case and the spelling of a number do not matter.
  package func covers(host: String, port: Int) -> Bool {
    let written = host.utf8.contains(UInt8(ascii: ":")) && !host.hasPrefix("[") ? "[\(host)]" : host
    guard let target = try? WebAddress("http://\(written):\(port)/") else { return false }
    return covers(target)
  }

  func covers(_ target: WebAddress) -> Bool {
    host == target.host && (port == nil || port == target.port)
  }
}
