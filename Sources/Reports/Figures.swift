package import Model
package import Text

/// Times, lengths of time and shares as pages and reports print them.
package enum Figures {
  /// A length of time in its two largest units: `3 小时 20 分`, `3 h 20 min`; negative ones are led by a minus.
  package static func length(_ seconds: Int64) -> Words {
    let size = seconds.magnitude
    let (days, hours, minutes) = (size / 86400, size / 3600 % 24, size / 60 % 60)
    let parts: [(UInt64, Words)] =
      if days > 0 {
        [(days, Words("天", "d")), (hours, Words("小时", "h"))]
      } else if hours > 0 {
        [(hours, Words("小时", "h")), (minutes, Words("分", "min"))]
      } else if minutes > 0 {
        [(minutes, Words("分", "min"))]
      } else {
        [(size, Words("秒", "s"))]
      }
    let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }.map(\.element)
    return Words(verbatim: seconds < 0 ? "−" : "")
      + shown.map { Words(verbatim: "\($0.0) ") + $0.1 }.joined(Words(verbatim: " "))
  }

  /// A length of time, or a dash where there is none.
  package static func length(_ seconds: Int64?) -> Words {
    seconds.map { length($0) } ?? Words(verbatim: "–")
  }

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
    return "<time datetime=\"\(time.rfc3339)\">\(Words("今天", "today")) \(minute(time).suffix(5))</time>"
  }

  /// `7 / 9（78%）`; what had no clock to meet has no share.
  package static func share(_ part: Int, of whole: Int) -> Words {
    guard whole > 0 else { return Words("无应办", "none due") }
    let percent = part * 100 / whole
    return Words("\(part) / \(whole)（\(percent)%）", "\(part) / \(whole) (\(percent)%)")
  }

  /// A moment in China to the minute as plain text.
  package static func minute(_ time: Timestamp) -> String {
    String(time.rfc3339.prefix(16).replacing("T", with: " "))
  }

  /// `2026年11月20日09:30`, as in a sentence.
  package static func chinese(_ time: Timestamp) -> String {
    "\(WordBody.day(time.chinaDay))\(clock(time))"
  }

  /// `09:30`
  package static func clock(_ time: Timestamp) -> String { String(time.rfc3339.dropFirst(11).prefix(5)) }
}
