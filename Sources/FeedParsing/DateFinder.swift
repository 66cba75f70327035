import Model

/// Finds a date among other words.
enum DateFinder {
  /// The first `2020-03-06`, `2020/3/6`, `2020.03.06` or `2020年3月6日` with the clock that may follow, else the first
  /// `03-06` in brackets or at the end, else words such as `3小时前`.
  static func find(in text: String, _ dates: DateReader) -> DateReader.Reading? {
    let bytes = Array(text.utf8)
    for start in bytes.indices where bytes[start].isDigit && (start == 0 || !bytes[start - 1].isDigit) {
      if let reading = read(bytes, from: start, dates) { return reading }
    }
    return text.split(whereSeparator: { " []()【】（）|".contains($0) }).lazy
      .compactMap { word in word.utf8.first.map { $0 >= 0xE4 } ?? false ? dates.read(String(word)) : nil }
      .first
  }

  /// The longest date that starts there: up to the end, then cut at each blank or bracket.
  private static func read(_ bytes: [UInt8], from start: Int, _ dates: DateReader) -> DateReader.Reading? {
    guard isDateLike(bytes[start...].prefix(12)) else { return nil }
    let end = min(start + 40, bytes.count)
    var cuts = bytes[start..<end].indices.filter { index in
      index > start && !bytes[index].isDigit && !"-/.:年月日时分秒".utf8.contains(bytes[index])
        || index > start && bytes[index] >= 0xE4 && !bytes[index - 1].isDigit
    }
    if end == bytes.count { cuts.append(end) }
    for cut in cuts.reversed() {
      guard let text = String(validating: bytes[start..<cut], as: UTF8.self) else { continue }
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
    return joins || ["年", "月", "小时", "分钟", "天前"].contains { rest.starts(with: $0.utf8) }
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
