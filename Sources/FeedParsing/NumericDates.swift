import Model

/// Forms that begin with a number: W3CDTF and ISO 8601, `2018/5/3`, `05-03 12:30`, `8/27/2009`.
extension DateReader {
  func numeric(_ bytes: [UInt8]) -> Reading? {
    var scanner = DateScanner(bytes)
    guard let first = scanner.number(1, 8) else { return nil }
    var parts = Parts()
    let separator = scanner.next
    switch first.digits {
    case 8, 6, 7: guard packed(first, &parts) else { return nil }
    case 4:
      parts.year = first.value
      guard yearFirst(&scanner, &parts) else { return nil }
    case 1, 2:
      guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".")
      else { return nil }
      guard shortFirst(first.value, separator, &scanner, &parts) else { return nil }
    default: return nil
    }
    return time(&scanner, &parts) ? finish(parts) : nil
  }

  /// `20180503`, `2018123` (day of the year), `180503`.
  private func packed(_ number: (value: Int, digits: Int), _ parts: inout Parts) -> Bool {
    if number.digits == 7 { return ordinal(number.value % 1000, year: number.value / 1000, &parts) }
    parts.day = number.value % 100
    parts.month = number.value / 100 % 100
    parts.year = number.digits == 8 ? number.value / 10000 : Self.fullYear(number.value / 10000)
    return true
  }

  private func ordinal(_ day: Int, year: Int, _ parts: inout Parts) -> Bool {
    guard (1...366).contains(day), (1...9999).contains(year) else { return false }
    let start = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    let date = CivilDate(daysSinceEpoch: start + day - 1)
    (parts.year, parts.month, parts.day) = (date.year, date.month, date.day)
    return date.year == year
  }

  /// After the year: `-05-03`, `/5/3`, `.5.3`, `-123`, `-05`, or nothing.
  private func yearFirst(_ scanner: inout DateScanner, _ parts: inout Parts) -> Bool {
    (parts.month, parts.day) = (1, 1)
    if scanner.isAtEnd { return true }
    let separator = scanner.next
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
      scanner.take(separator), let month = scanner.number(1, 4)
    else { return false }
    if month.digits == 3, let year = parts.year { return ordinal(month.value, year: year, &parts) }
    if month.digits == 4 {
      (parts.month, parts.day) = (month.value / 100, month.value % 100)
      return true
    }
    parts.month = month.value
    guard scanner.take(separator) else { return true }
    guard let day = scanner.number(1, 2) else { return false }
    parts.day = day.value
    return true
  }

  /// `05-03`, `5/3/2009` (month first unless it cannot be), `03.05.2009` (day first), `03-05-04` (year first).
  private func shortFirst(
    _ first: Int, _ separator: UInt8, _ scanner: inout DateScanner, _ parts: inout Parts
  ) -> Bool {
    guard scanner.take(separator), let second = scanner.number(1, 2) else { return false }
    (parts.month, parts.day) = (first, second.value)
    guard scanner.take(separator) else { return separator != UInt8(ascii: ".") || second.digits == 2 }
    guard let third = scanner.number(2, 4), third.digits != 3 else { return false }
    if third.digits == 2, separator == UInt8(ascii: "-") {
      (parts.year, parts.month, parts.day) = (Self.fullYear(first), second.value, third.value)
      return true
    }
    parts.year = third.digits == 2 ? Self.fullYear(third.value) : third.value
    if first > 12 || (separator != UInt8(ascii: "/") && second.value <= 12) {
      (parts.month, parts.day) = (second.value, first)
    }
    return true
  }

  /// The clock and zone after a date; the text must end there.
  private func time(_ scanner: inout DateScanner, _ parts: inout Parts) -> Bool {
    if scanner.isAtEnd { return true }
    let hadT = scanner.take(UInt8(ascii: "T")) || scanner.take(UInt8(ascii: "t"))
    scanner.takeBlanks()
    if hadT || scanner.next.isDigit {
      guard let clock = scanner.clock() ?? packedClock(&scanner) else { return false }
      parts.clock = clock
    }
    scanner.takeBlanks()
    guard !scanner.isAtEnd else { return true }
    parts.zone = zone(&scanner)
    scanner.takeBlanks()
    return parts.zone != nil && scanner.isAtEnd
  }

  /// `T08`, `T0830`, `T083015`.
  private func packedClock(_ scanner: inout DateScanner) -> DateScanner.Clock? {
    guard let number = scanner.number(2, 6) else { return nil }
    var clock = DateScanner.Clock()
    switch number.digits {
    case 2: clock.hour = number.value
    case 4: (clock.hour, clock.minute) = (number.value / 100, number.value % 100)
    case 6:
      (clock.hour, clock.minute, clock.second) =
        (number.value / 10000, number.value / 100 % 100, number.value % 100)
    default: return nil
    }
    if scanner.take(UInt8(ascii: ".")) { clock.millisecond = scanner.fraction() }
    return clock
  }

  /// Two digits: 69 is 1969, 68 is 2068 (POSIX).
  static func fullYear(_ year: Int) -> Int {
    year >= 100 ? year : year < 69 ? 2000 + year : 1900 + year
  }

  /// A numeric offset, `Z`, or a name; the rest of a name such as `GMT+0800` may follow.
  func zone(_ scanner: inout DateScanner) -> Int64? {
    if let offset = scanner.offset() { return offset }
    guard let word = scanner.word(), let named = namedZone(word) else { return nil }
    guard named == 0, let offset = scanner.offset() else { return named }
    return offset
  }

  /// Seconds of a zone's name. `CST` is the feed's own, for it is China's as well as America's.
  func namedZone(_ name: DateScanner.Word) -> Int64? {
    if name == "cst" { return offset }
    return name.length <= 8 ? Self.zones[name.key].map { $0 * 3600 } : nil
  }

  /// Hours east of UTC.
  private static let zones: [UInt64: Int64] = {
    let names: [(StaticString, Int64)] = [
      ("z", 0), ("gmt", 0), ("ut", 0), ("utc", 0), ("wet", 0), ("est", -5), ("et", -5), ("cdt", -5),
      ("edt", -4),
      ("ast", -4), ("at", -4), ("ct", -6), ("mst", -7), ("mt", -7), ("pdt", -7), ("mdt", -6), ("pst", -8),
      ("pt", -8),
      ("akdt", -8), ("akst", -9), ("adt", -3), ("hst", -10), ("bst", 1), ("cet", 1), ("met", 1), ("cest", 2),
      ("mest", 2),
      ("eet", 2), ("eest", 3), ("msk", 3), ("msd", 4), ("hkt", 8), ("sgt", 8), ("awst", 8), ("jst", 9),
      ("kst", 9),
      ("aest", 10), ("aedt", 11),
    ]
    return Dictionary(uniqueKeysWithValues: names.map { (DateScanner.Word.key($0.0), $0.1) })
  }()
}
