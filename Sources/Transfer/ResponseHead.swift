import CCurl
import Glibc

/// The few things wanted from a status line and its header lines.
struct ResponseHead {
  var status = 0
  var contentType: String?
  var etag: String?
  var lastModified: String?
  var retryAfter: Int?
  /// Where a redirect leads, percent-encoded but perhaps relative.
  var location: String?

  var isGood: Bool { (200...299).contains(status) }

  /// Takes in one line as it came; a status line starts afresh, as after 100 Continue.
  mutating func read(_ line: some Collection<UInt8>) {
    if line.starts(with: "HTTP/".utf8) {
      self = ResponseHead()
      status = ResponseHead.status(line)
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let value = line[line.index(after: colon)...]
    switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
    case "content-type": contentType = text(value)
    case "etag": etag = text(value)
    case "last-modified": lastModified = text(value)
    case "retry-after": retryAfter = ResponseHead.wait(text(value), now: time(nil))
    case "location": location = escaped(value)
    default: break
    }
  }

  private func text(_ value: some Collection<UInt8>) -> String {
    String(decoding: trimmed(value), as: UTF8.self)
  }

  private static func status(_ line: some Collection<UInt8>) -> Int {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard parts.count > 1 else { return 0 }
    return Int(String(decoding: trimmed(parts[1]), as: UTF8.self)) ?? 0
  }

  /// Seconds or an HTTP date (RFC 9110 §10.2.3).
  private static func wait(_ value: String, now: Int) -> Int? {
    if let seconds = Int(value) { return max(0, seconds) }
    let moment = curl_getdate(value, nil)
    return moment < 0 ? nil : max(0, moment - now)
  }
}
