import Model

/// Forms of Chinese pages: `2018年5月3日 08时30分`, `5月3日`, `今天 12:30`, `3小时前`, `刚刚`.
extension DateReader {
  func chinese(_ bytes: [UInt8]) -> Reading? {
    guard bytes.contains(where: { $0 >= 0xE4 }) else { return nil }
    return relative(bytes) ?? dated(bytes)
  }

  /// `刚刚`, `N秒前`, `N分钟前`, `半小时前`, `N小时前`, `N天前`, `今天|昨天|前天 12:30`.
  private func relative(_ bytes: [UInt8]) -> Reading? {
    var scanner = DateScanner(bytes)
    if scanner.take("刚刚") || scanner.take("刚才") { return Reading(time: now, precision: .second) }
    if scanner.take("半小时前") || scanner.take("半个小时前") {
      return Reading(time: now.adding(seconds: -1800), precision: .second)
    }
    for (word, days) in [("今天", 0), ("今日", 0), ("昨天", 1), ("昨日", 1), ("前天", 2)] where scanner.take(word) {
      return day(before: days, &scanner)
    }
    guard let number = scanner.number(1, 4) else { return nil }
    scanner.takeBlanks()
    return ago(number.value, &scanner)
  }

  private func day(before days: Int, _ scanner: inout DateScanner) -> Reading? {
    let date = CivilDate(daysSinceEpoch: today.daysSinceEpoch - days)
    var parts = Parts(year: date.year, month: date.month, day: date.day)
    return clock(&scanner, &parts) ? finish(parts) : nil
  }

  private func ago(_ count: Int, _ scanner: inout DateScanner) -> Reading? {
    let units: [(String, Int64)] = [
      ("秒", 1), ("分钟", 60), ("分", 60), ("个小时", 3600), ("小时", 3600), ("天", 86400), ("日", 86400),
    ]
    guard let unit = units.first(where: { scanner.take($0.0) }) else { return nil }
    scanner.takeBlanks()
    _ = scanner.take("钟")
    guard scanner.take("前"), scanner.isAtEnd else { return nil }
    if unit.1 == 86400 {
      let date = CivilDate(daysSinceEpoch: today.daysSinceEpoch - count)
      return finish(Parts(year: date.year, month: date.month, day: date.day))
    }
    return Reading(time: now.adding(seconds: -Int64(count) * unit.1), precision: .second)
  }

  /// Years, months and days named by their unit, Korean units included.
  private func dated(_ bytes: [UInt8]) -> Reading? {
    var scanner = DateScanner(bytes)
    var parts = Parts()
    while !scanner.isAtEnd, parts.day == nil {
      guard let number = scanner.number(1, 4) else { return nil }
      scanner.takeBlanks()
      if scanner.take("年") || scanner.take("년") {
        parts.year = Self.fullYear(number.value)
      } else if scanner.take("月") || scanner.take("월") {
        parts.month = number.value
      } else if scanner.take("日") || scanner.take("号") || scanner.take("일") {
        parts.day = number.value
      } else {
        return nil
      }
      scanner.takeBlanks()
    }
    if parts.day == nil, parts.year != nil, parts.month != nil { parts.day = 1 }
    return clock(&scanner, &parts) ? finish(parts) : nil
  }

  /// A clock after the day, in figures or as `08时30分15秒`, with `上午` or `下午` before it; the text must end there.
  private func clock(_ scanner: inout DateScanner, _ parts: inout Parts) -> Bool {
    takeFiller(&scanner)
    if scanner.isAtEnd { return true }
    let afternoon = ["下午", "晚上", "傍晚", "오후"].contains { scanner.take($0) }
    if !afternoon { _ = ["上午", "凌晨", "早上", "中午", "오전"].contains { scanner.take($0) } }
    scanner.takeBlanks()
    guard var clock = scanner.clock() ?? namedClock(&scanner) else { return false }
    if afternoon, clock.hour < 12 { clock.hour += 12 }
    parts.clock = clock
    scanner.takeBlanks()
    if !scanner.isAtEnd { parts.zone = zone(&scanner) }
    return scanner.isAtEnd
  }

  /// Blanks and a weekday in or out of brackets.
  private func takeFiller(_ scanner: inout DateScanner) {
    scanner.takeBlanks()
    let start = scanner.at
    let isOpen = scanner.take("（") || scanner.take("(")
    guard scanner.take("星期") || scanner.take("周") || scanner.take("礼拜") else {
      scanner.at = start
      return
    }
    _ = ["一", "二", "三", "四", "五", "六", "日", "天"].contains { scanner.take($0) }
    if isOpen { _ = scanner.take("）") || scanner.take(")") }
    scanner.takeBlanks()
  }

  private func namedClock(_ scanner: inout DateScanner) -> DateScanner.Clock? {
    guard let hour = scanner.number(1, 2), scanner.take("时") || scanner.take("点") else { return nil }
    var clock = DateScanner.Clock(hour: hour.value)
    scanner.takeBlanks()
    if let minute = scanner.number(1, 2) {
      guard scanner.take("分") || scanner.isAtEnd else { return nil }
      clock.minute = minute.value
    } else if scanner.take("半") {
      clock.minute = 30
    }
    if let second = scanner.number(1, 2) {
      guard scanner.take("秒") else { return nil }
      clock.second = second.value
    }
    return clock
  }
}
