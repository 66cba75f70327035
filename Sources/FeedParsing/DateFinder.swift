import Model

/// Finds a date among other words.
enum DateFinder {
  /// The first date with its year (`2020-03-06`, `2020/3/6`, `2020年3月6日`) and the clock that may follow, else the
  /// first without one (`03-06`, `3月6日`, `3小时前`) that stands apart from other words, else `今天` and the like.
  /// Beyond 2,000 bytes nobody looks.
  static func find(in text: String, _ dates: DateReader) -> DateReader.Reading? {
    let bytes = Array(text.utf8.prefix(2000))
    let starts = bytes.indices.filter { bytes[$0].isDigit && ($0 == 0 || !bytes[$0 - 1].isDigit) }
    let (years, others) = (starts.filter { isYear(bytes, $0) }, starts.filter { !isYear(bytes, $0) })
    for start in years { if let reading = read(bytes, from: start, dates, apart: false) { return reading } }
    for start in others where isApart(bytes, start - 1) {
      if let reading = read(bytes, from: start, dates, apart: true) { return reading }
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: { " []()【】（）|".contains($0) }).lazy
      .compactMap { word in word.utf8.first.map { $0 >= 0xE4 } ?? false ? dates.read(String(word)) : nil }
      .first
  }

  private static func isYear(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start...].prefix { $0.isDigit }.count == 4
  }

  /// Whether what stands at `index` parts words: nothing, a blank, a bracket, Chinese punctuation.
  private static func isApart(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return true }
    if bytes[index] < 0x80 { return " []()|:,;".utf8.contains(bytes[index]) }
    let lead = bytes[max(index - 2, 0)...index].last { $0 & 0xC0 != 0x80 }
    return lead == 0xE3 || lead == 0xEF
  }

  /// The longest date that starts there: up to the end, then cut before each sign that is no part of a date.
  private static func read(
    _ bytes: [UInt8], from start: Int, _ dates: DateReader, apart: Bool
  ) -> DateReader.Reading? {
    guard isDateLike(bytes[start...].prefix(12)) else { return nil }
    let end = min(start + 40, bytes.count)
    var cuts = (start + 1..<end).filter {
      bytes[$0] & 0xC0 != 0x80 && !bytes[$0].isDigit && bytes[$0] != 0x3A
    }
    if end == bytes.count { cuts.append(end) }
    for cut in cuts.reversed() where !apart || isApart(bytes, cut) {
      let numbers = bytes[start..<cut].split { !$0.isDigit }.count
      // A year, or a year and a month, is no day.
      guard apart || numbers >= 3 else { return nil }
      let text = String(decoding: bytes[start..<cut], as: UTF8.self)
      if let reading = dates.read(text) { return reading }
    }
    return nil
  }

  /// Digits, then a sign that joins parts of a date.
  private static func isDateLike(_ head: ArraySlice<UInt8>) -> Bool {
    let digits = head.prefix { $0.isDigit }
    let rest = head.dropFirst(digits.count)
    guard digits.count == 4 || digits.count <= 2, let sign = rest.first else { return false }
    let joins = "-/.".utf8.contains(sign) && rest.dropFirst().first?.isDigit ?? false
    if joins { return digits.count == 4 || sign == UInt8(ascii: "-") }
    return ["年", "月", "小时", "分钟", "天前"].contains { rest.starts(with: $0.utf8) }
  }

  /// The day in addresses such as `…/202003/t20200306_2057225.htm`, `/2020/03/06/`, `/2020-03/06/`, `/20200306/`.
  static func find(inURL url: String, _ dates: DateReader) -> DateReader.Reading? {
    let path = Array(Reference(url).path.utf8)
    for start in path.indices.dropFirst() where path[start].isDigit && !path[start - 1].isDigit {
      let digits = path[start...].prefix { $0.isDigit }
      let isNamed = path[start - 1] == UInt8(ascii: "t") || path[start - 1] == UInt8(ascii: "/")
      if digits.count == 8, isNamed, let day = day(String(decoding: digits, as: UTF8.self), dates) {
        return day
      }
      if digits.count == 4 {
        let parts = path[start...].prefix(10).map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "-") : $0 }
        if parts.count == 10, let day = day(String(decoding: parts, as: UTF8.self), dates) { return day }
      }
    }
    return nil
  }

  /// A day between 1990 and the day after tomorrow.
  private static func day(_ text: String, _ dates: DateReader) -> DateReader.Reading? {
    guard let reading = dates.read(text), reading.precision == .day,
      reading.time < dates.now.adding(seconds: 2 * 86400), reading.time.seconds > 631_152_000
    else { return nil }
    return reading
  }
}
