/// A moment: whole milliseconds since 1970-01-01T00:00:00Z, as stored everywhere.
package struct Timestamp: Sendable, Hashable, Comparable, Codable {
  /// Milliseconds since the Unix epoch, UTC.
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package init(seconds: Int64) {
    self.init(milliseconds: seconds * 1000)
  }

  package init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment `seconds` later (earlier if negative).
  package func adding(seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds + seconds * 1000)
  }

  /// Whole seconds since the epoch, cut down.
  package var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }
}

/// China's offset from UTC in seconds: the zone of every time without one, and of every time printed.
package let chinaOffset: Int64 = 8 * 3600

extension Timestamp {
  /// The moment at the given wall-clock time; nil where a part is out of range (`24:00:00` is the next midnight,
  /// second 60 is taken as 59).
  ///
  /// - Parameter offset: seconds east of UTC.
  package init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0,
    offset: Int64 = chinaOffset
  ) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.length(ofMonth: month, in: year),
      (0...59).contains(minute), (0...60).contains(second), (0...999).contains(millisecond),
      (0...23).contains(hour) || (hour == 24 && minute == 0 && second == 0 && millisecond == 0),
      (-18 * 3600...18 * 3600).contains(offset)
    else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    let seconds = Int64(days) * 86400 + Int64(hour * 3600 + minute * 60 + min(second, 59)) - offset
    self.init(milliseconds: seconds * 1000 + Int64(millisecond))
  }

  /// RFC 3339 with whole seconds at +08:00: `2026-11-22T08:30:00+08:00`.
  package var rfc3339: String {
    let local = seconds + chinaOffset
    let date = CivilDate(daysSinceEpoch: Int(floorDivide(local, 86400)))
    let time = Int(local - floorDivide(local, 86400) * 86400)
    let parts = [time / 36000, time / 3600 % 10, time / 600 % 6, time / 60 % 10, time % 60 / 10, time % 10]
    let digits = parts.map { UInt8(0x30 + $0) }
    let clock: [UInt8] = [
      UInt8(ascii: "T"), digits[0], digits[1], UInt8(ascii: ":"), digits[2], digits[3], UInt8(ascii: ":"),
      digits[4], digits[5],
    ]
    return String(decoding: date.digits + clock + "+08:00".utf8, as: UTF8.self)
  }

  /// The calendar day in China that holds this moment.
  package var chinaDay: CivilDate {
    CivilDate(daysSinceEpoch: Int(floorDivide(seconds + chinaOffset, 86400)))
  }

  /// Reads `2026-11-22`, `2026-11-22T08:30[:15[.25]]` or the same with a blank for `T`, then `Z`, `±HH:MM`,
  /// `±HHMM` or nothing (= +08:00); nil for anything else.
  package init?(rfc3339 text: some StringProtocol) {
    var scanner = DigitScanner(text.utf8)
    guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
      let day = scanner.number(2)
    else { return nil }
    var hour = 0
    var minute = 0
    var second = 0
    var milliseconds = 0
    var offset = chinaOffset
    if !scanner.isAtEnd {
      guard scanner.take("T") || scanner.take("t") || scanner.take(" "), let hours = scanner.number(2),
        scanner.take(":"), let minutes = scanner.number(2)
      else { return nil }
      (hour, minute) = (hours, minutes)
      if scanner.take(":") {
        guard let seconds = scanner.number(2) else { return nil }
        second = seconds
        if scanner.take(".") || scanner.take(",") {
          guard let fraction = scanner.fraction() else { return nil }
          milliseconds = fraction
        }
      }
      guard let zone = scanner.zone() else { return nil }
      offset = zone
    }
    guard scanner.isAtEnd else { return nil }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      millisecond: milliseconds,
      offset: offset)
  }
}

/// Division that rounds towards minus infinity; `divisor` is positive.
func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
}

/// Walks the bytes of a written time.
private struct DigitScanner<Bytes: Collection> where Bytes.Element == UInt8 {
  private var rest: Bytes.SubSequence

  init(_ bytes: Bytes) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard let next = rest.first, UInt32(next) == wanted.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var value = 0
    for _ in 0..<width {
      guard let next = rest.first, (48...57).contains(next) else { return nil }
      value = value * 10 + Int(next - 48)
      rest.removeFirst()
    }
    return value
  }

  /// Digits after the point, as milliseconds, cut off.
  mutating func fraction() -> Int? {
    var value = 0
    var width = 0
    while let next = rest.first, (48...57).contains(next) {
      if width < 3 { value = value * 10 + Int(next - 48) }
      width += 1
      rest.removeFirst()
    }
    guard width > 0 else { return nil }
    for _ in min(width, 3)..<3 { value *= 10 }
    return value
  }

  /// `Z`, `±HH:MM`, `±HHMM`, or nothing for China's.
  mutating func zone() -> Int64? {
    if isAtEnd { return chinaOffset }
    if take("Z") || take("z") { return 0 }
    let east = take("+")
    guard east || take("-"), let hours = number(2) else { return nil }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return (east ? 1 : -1) * Int64(hours * 3600 + minutes * 60)
  }
}
