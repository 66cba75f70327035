/// Forms with names of months: RFC 822 and all that goes by its name, asctime, `Sat Mar 20 20:39:33 +0800 2021`.
extension DateReader {
  /// Takes the parts in whatever order they come: a weekday is passed over, the first one or two digits are the day.
  func worded(_ bytes: [UInt8]) -> Reading? {
    var scanner = DateScanner(bytes)
    var parts = Parts()
    while !scanner.isAtEnd {
      if scanner.next.isDigit {
        guard number(&scanner, &parts) else { return nil }
      } else if scanner.next.isASCIILetter || scanner.next >= 128 {
        guard word(&scanner, &parts) else { return nil }
      } else if parts.clock != nil, let offset = scanner.offset() {
        parts.zone = offset
      } else {
        scanner.at += 1
      }
    }
    return parts.year == nil ? nil : finish(parts)
  }

  private func number(_ scanner: inout DateScanner, _ parts: inout Parts) -> Bool {
    if parts.clock == nil, let clock = scanner.clock() {
      parts.clock = clock
      return true
    }
    guard let number = scanner.number(1, 4) else { return false }
    if number.digits == 4, parts.year == nil {
      parts.year = number.value
    } else if parts.day == nil, number.digits <= 2 {
      parts.day = number.value
    } else if parts.year == nil {
      parts.year = Self.fullYear(number.value)
    } else {
      return false
    }
    return true
  }

  private func word(_ scanner: inout DateScanner, _ parts: inout Parts) -> Bool {
    guard let word = scanner.word() else { return false }
    if parts.month == nil, let month = Self.months[word.head] {
      parts.month = month
    } else if parts.clock != nil, let zone = namedZone(word) {
      parts.zone = zone
      if zone == 0, let offset = scanner.offset() { parts.zone = offset }
    } else {
      return word.length <= 3 || Self.weekdays.contains(word.head) || word.head >> 16 >= 128
    }
    return true
  }

  /// Weekdays by their first three letters: they are passed over, and so are short words and those of other scripts.
  private static let weekdays = Set(
    (["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as [StaticString]).map(DateScanner.Word.key))

  /// English months by their first three letters.
  private static let months: [UInt64: Int] = {
    let names: [StaticString] = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { (DateScanner.Word.key($1), $0 + 1) })
  }()
}
