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
    if parts.month == nil, let month = Self.month(word) {
      parts.month = month
    } else if parts.clock != nil, let zone = namedZone(word) {
      parts.zone = zone
      if zone == 0, let offset = scanner.offset() { parts.zone = offset }
    } else if word == "t", parts.day != nil {
      return true
    } else {
      return Self.isFiller(word)
    }
    return true
  }

  /// Weekdays and the small words of English dates.
  private static func isFiller(_ word: String) -> Bool {
    let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let small = ["st", "nd", "rd", "th", "at", "of", "on", "the"]
    return weekdays.contains { word.hasPrefix($0) } || small.contains(word)
      || word.utf8.contains { $0 >= 128 }
      || word.utf8.count <= 3
  }

  /// 1–12 of an English month, by its first three letters.
  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
  }
}
