package import Model
package import Text

/// Times, lengths of time and shares as pages and reports print them.
package enum Figures {
  /// A length of time in its two largest units: `3 小时 20 分`; negative ones are led by a minus.
  package static func length(_ seconds: Int64) -> String {
    let size = seconds.magnitude
    let (days, hours, minutes) = (size / 86400, size / 3600 % 24, size / 60 % 60)
    let parts: [(UInt64, String)] =
      if days > 0 {
        [(days, "天"), (hours, "小时")]
      } else if hours > 0 {
        [(hours, "小时"), (minutes, "分")]
      } else if minutes > 0 {
        [(minutes, "分")]
      } else {
        [(size, "秒")]
      }
    let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }.map(\.element)
    return (seconds < 0 ? "−" : "") + shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  /// A length of time, or a dash where there is none.
  package static func length(_ seconds: Int64?) -> String { seconds.map { length($0) } ?? "–" }

  /// A moment in China to the minute, `2026-11-20 09:30`, with its exact time for machines.
  package static func time(_ time: Timestamp) -> Markup {
    "<time datetime=\"\(time.rfc3339)\">\(minute(time))</time>"
  }

  /// A moment to the minute, for tables; the year is left out where it is that of the table.
  package static func time(_ time: Timestamp, in year: Int) -> Markup {
    let text = minute(time)
    return
      "<time datetime=\"\(time.rfc3339)\">\(time.chinaDay.year == year ? text.suffix(11) : text[...])</time>"
  }

  /// A moment to the minute; the day is left out where it is that of `now`, the year where it is that of `now`.
  package static func time(_ time: Timestamp, now: Timestamp) -> Markup {
    guard time.chinaDay == now.chinaDay else { return Self.time(time, in: now.chinaDay.year) }
    return "<time datetime=\"\(time.rfc3339)\">今天 \(minute(time).suffix(5))</time>"
  }

  /// `7 / 9（78%）`; what had no clock to meet has no share.
  package static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "无应办" : "\(part) / \(whole)（\(part * 100 / whole)%）"
  }

  /// A moment in China to the minute as plain text.
  package static func minute(_ time: Timestamp) -> String {
    String(time.rfc3339.prefix(16).replacing("T", with: " "))
  }
}
