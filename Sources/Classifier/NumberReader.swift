import Text

/// Reads numbers as Chinese texts write them: 12, 1,200, 三十五, 两百, 3万, 上百, 数十.
struct NumberReader {
  private let text: [UInt32]

  init(_ text: [UInt32]) {
    self.text = text
  }

  /// A number and the place behind it.
  struct Number: Equatable {
    var value: Int
    var end: Int
  }

  /// The number that starts at `start` with nothing of it before; nil where none does.
  func number(at start: Int) -> Number? {
    guard start < text.count, start == 0 || !continues(start) else { return nil }
    if isDigit(text[start]) { return arabic(start) }
    return vague(start) ?? chinese(start)
  }

  private func continues(_ start: Int) -> Bool {
    let before = text[start - 1]
    if isDigit(text[start]) {
      return isDigit(before) || ((before == 0x2E || before == 0x2C) && start > 1 && isDigit(text[start - 2]))
    }
    if isDigit(before), Self.unit(text[start]) != nil { return true }
    return Self.digit(before) != nil || Self.unit(before) != nil || before == 0x7B2C  // 第
  }

  private func arabic(_ start: Int) -> Number? {
    var (value, place, digits) = (0, start, 0)
    while place < text.count, digits < 10 {
      if isDigit(text[place]) {
        value = value * 10 + Int(text[place] - 0x30)
        digits += 1
      } else if text[place] != 0x2C || !thousands(place) {
        break
      }
      place += 1
    }
    if place + 1 < text.count, text[place] == 0x2E, isDigit(text[place + 1]) { return nil }
    if place < text.count, let unit = Self.unit(text[place]), unit >= 100 {
      return Number(value: value * unit, end: place + 1)
    }
    return Number(value: value, end: place)
  }

  /// Whether the comma at `place` parts thousands.
  private func thousands(_ place: Int) -> Bool {
    guard place + 3 < text.count else { return false }
    return (1...3).allSatisfy { isDigit(text[place + $0]) }
      && !(place + 4 < text.count && isDigit(text[place + 4]))
  }

  /// 数十, 上百, 几百, 逾百: the lower bound.
  private func vague(_ start: Int) -> Number? {
    let words: Set<UInt32> = [0x6570, 0x4E0A, 0x51E0, 0x8FD1, 0x903E, 0x8D85, 0x8FC7]  // 数 上 几 近 逾 超 过
    guard words.contains(text[start]) else { return nil }
    var (value, place) = (1, start + 1)
    while place < text.count, let unit = Self.unit(text[place]) {
      value *= unit
      place += 1
    }
    return place > start + 1 ? Number(value: value, end: place) : nil
  }

  private func chinese(_ start: Int) -> Number? {
    var (total, section, digit, place) = (0, 0, -1, start)
    while place < text.count, place - start < 12 {
      if let value = Self.digit(text[place]) {
        // 七八人, 二三十人: the lower bound.
        if digit > 0, value > 0, value <= digit { break }
        if digit <= 0 || value == 0 { digit = value }
      } else if let unit = Self.unit(text[place]), place > start || unit == 10 || isVague(place + 1) {
        if unit == 10_000 {
          total += (section + max(digit, 0)) * unit
          section = 0
        } else {
          section += (digit < 0 ? 1 : digit) * unit
        }
        digit = -1
      } else {
        break
      }
      place += 1
    }
    return place > start ? Number(value: total + section + max(digit, 0), end: place) : nil
  }

  /// Whether 余 or 多 stands there, as in 百余.
  private func isVague(_ place: Int) -> Bool {
    place < text.count && (text[place] == 0x4F59 || text[place] == 0x591A)
  }

  private static func digit(_ code: UInt32) -> Int? {
    switch code {
    case 0x96F6, 0x3007: 0  // 零 〇
    case 0x4E00: 1
    case 0x4E8C, 0x4E24, 0x4FE9: 2  // 二 两 俩
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  private static func unit(_ code: UInt32) -> Int? {
    switch code {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    case 0x4E07: 10_000  // 万
    default: nil
    }
  }
}
