/// Words that change with every poll of a page and say nothing new: 7小时前, 刚刚, 昨天 12:30, 3 minutes ago.
package enum RelativeTimes {
  private static let units =
    ["秒钟前", "秒前", "分钟前", "小时前", "个小时前", "天前", "周前", "个月前"].map(codes)
    + ["second", "minute", "hour", "day", "week", "month"].flatMap { ["\($0) ago", "\($0)s ago"] }.map(codes)
  private static let words = ["刚刚", "刚才"].map(codes)
  private static let days = ["今天", "昨天", "前天"].map(codes)

  private static func codes(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }

  /// The text without relative times, and without the dash or dot that tied one to its end.
  package static func removed(from text: FoldedText) -> [UInt32] {
    let source = text.scalars
    var kept: [UInt32] = []
    kept.reserveCapacity(source.count)
    var place = 0
    while place < source.count {
      if let end = relativeTime(source, at: place) {
        while let last = kept.last, last == 0x2D || last == 0xB7 || last == 0x20 { kept.removeLast() }
        place = end
      } else {
        kept.append(source[place])
        place += 1
      }
    }
    return kept
  }

  /// End of the relative time that starts at `place`, if one does.
  private static func relativeTime(_ text: [UInt32], at place: Int) -> Int? {
    if isDigit(text[place]) {
      guard place == 0 || !isDigit(text[place - 1]) else { return nil }
      var end = place
      while end < text.count, isDigit(text[end]), end - place < 3 { end += 1 }
      while end < text.count, text[end] == 0x20 { end += 1 }
      return units.lazy.compactMap { prefix($0, text, end) }.first
    }
    if let end = words.lazy.compactMap({ prefix($0, text, place) }).first {
      return end == text.count ? end : nil
    }
    guard let end = days.lazy.compactMap({ prefix($0, text, place) }).first else { return nil }
    return clock(text, at: end)
  }

  private static func prefix(_ word: [UInt32], _ text: [UInt32], _ place: Int) -> Int? {
    place + word.count <= text.count && text[place..<place + word.count].elementsEqual(word)
      ? place + word.count : nil
  }

  /// End of `12:30` with a blank before it or not.
  private static func clock(_ text: [UInt32], at place: Int) -> Int? {
    var end = place
    if end < text.count, text[end] == 0x20 { end += 1 }
    let start = end
    while end < text.count, isDigit(text[end]) || text[end] == 0x3A, end - start < 8 { end += 1 }
    return end - start >= 4 && text[start..<end].contains(0x3A) ? end : nil
  }
}
