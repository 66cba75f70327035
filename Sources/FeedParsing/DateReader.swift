import Model

/// Reads the times that feeds and pages write, by hand and without a locale.
struct DateReader {
  /// Seconds east of UTC for a time without a zone; `CST` is this, too, for it has four meanings.
  var offset: Int64
  /// What relative words count from, and what tells the year of a date without one.
  var now: Timestamp

  struct Reading: Equatable {
    var time: Timestamp
    var precision: TimePrecision
  }

  /// nil where no known form fits the whole text.
  func read(_ text: String) -> Reading? {
    let bytes = Array(text.trimmed.utf8)
    guard !bytes.isEmpty, bytes.count <= 120 else { return nil }
    if let stamp = unixTime(bytes) { return stamp }
    return numeric(bytes) ?? chinese(bytes) ?? worded(bytes)
  }

  /// Parts of a date while it is being read.
  struct Parts {
    var year: Int?
    var month: Int?
    var day: Int?
    var clock: DateScanner.Clock?
    var zone: Int64?
  }

  func finish(_ parts: Parts) -> Reading? {
    guard let month = parts.month, let day = parts.day else { return nil }
    let zone = parts.zone ?? offset
    let clock = parts.clock ?? DateScanner.Clock()
    let year = parts.year ?? likelyYear(month: month, day: day)
    guard
      let time = Timestamp(
        year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: clock.second,
        millisecond: clock.millisecond, offset: zone)
    else { return nil }
    return Reading(time: time, precision: parts.clock == nil ? .day : .second)
  }

  /// Today's day in the feed's zone.
  var today: CivilDate {
    CivilDate(daysSinceEpoch: Int(((now.seconds + offset) - Self.mod(now.seconds + offset, 86400)) / 86400))
  }

  static func mod(_ value: Int64, _ divisor: Int64) -> Int64 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// A date without a year is of this year, or of the last where it would lie more than two days ahead.
  private func likelyYear(month: Int, day: Int) -> Int {
    let today = today
    let day = CivilDate(year: today.year, month: month, day: day)
    return day.daysSinceEpoch > today.daysSinceEpoch + 2 ? today.year - 1 : today.year
  }

  /// Ten digits are seconds, thirteen milliseconds since 1970.
  private func unixTime(_ bytes: [UInt8]) -> Reading? {
    guard bytes.count == 10 || bytes.count == 13, bytes.allSatisfy(\.isDigit),
      let value = Int64(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return Reading(
      time: Timestamp(milliseconds: bytes.count == 10 ? value * 1000 : value), precision: .second)
  }
}
