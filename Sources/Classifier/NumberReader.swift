import Text

/// Reads numbers as Chinese texts write them: 12, 1,200, 2.1万, 三十五, 廿三, 两百, 20余万, 上百, 数十.
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

  /// The number that starts at `start` with nothing of it before; nil where none does. A lower bound where the text is
  /// vague (七八, 十几, 近百).
  func number(at start: Int) -> Number? {
    guard start < text.count, isDigit(text[start]) || Self.begins.contains(text[start]),
      start == 0 || !continues(start)
    else { return nil }
    return (isDigit(text[start]) ? arabic(start) : vague(start) ?? chinese(start)).map(multiplied)
  }

  /// Whether characters from `place` on say 至, 到 or a dash and another number; that number.
  func upperBound(at place: Int) -> Number? {
    guard place + 1 < text.count, Self.ranges.contains(text[place]) else { return nil }
    return isDigit(text[place + 1]) ? arabic(place + 1) : chinese(place + 1)
  }

  /// The number that ends right before `end`, at most eight characters long: the 3 of 3至5人 for the place of 至.
  func number(before end: Int) -> Number? {
    for start in stride(from: end - 1, through: max(end - 8, 0), by: -1) {
      if let number = number(at: start), number.end == end { return Number(value: number.value, end: start) }
    }
    return nil
  }

  private func continues(_ start: Int) -> Bool {
    let before = text[start - 1]
    if isDigit(text[start]) {
      return isDigit(before) || before == 0x7B2C
        || ((before == 0x2E || before == 0x2C) && start > 1 && isDigit(text[start - 2]))
    }
    if isDigit(before), Self.unit(text[start]) != nil { return true }
    return Self.digit(before) != nil || Self.unit(before) != nil || Self.tens(before) != nil
      || before == 0x7B2C  // 第
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
    if place + 1 < text.count, text[place] == 0x2E, isDigit(text[place + 1]) {
      return decimal(value, place + 1)
    }
    return large(value, at: place) ?? Number(value: value, end: place)
  }

  /// A number that 百 … 亿 behind it multiplies.
  private func large(_ value: Int, at place: Int) -> Number? {
    guard place < text.count, let unit = Self.unit(text[place]), unit >= 100 else { return nil }
    return Number(value: value * unit, end: place + 1)
  }

  /// 2.1万 counts people, 2.1 does not.
  private func decimal(_ whole: Int, _ start: Int) -> Number? {
    var (tenths, share, place) = (0.0, 0.1, start)
    while place < text.count, isDigit(text[place]), place - start < 6 {
      tenths += Double(text[place] - 0x30) * share
      share /= 10
      place += 1
    }
    guard place < text.count, let unit = Self.unit(text[place]), unit >= 100 else { return nil }
    return Number(value: Int(((Double(whole) + tenths) * Double(unit)).rounded()), end: place + 1)
  }

  /// 20余万, 三百多万: what stands behind 余 or 多 multiplies too.
  private func multiplied(_ number: Number) -> Number {
    guard number.end + 1 < text.count, isVague(number.end), number.value < 1_000_000,
      let unit = Self.unit(text[number.end + 1]), unit >= 1000
    else { return number }
    return Number(value: number.value * unit, end: number.end + 2)
  }

  /// Whether the comma at `place` parts thousands.
  private func thousands(_ place: Int) -> Bool {
    guard place + 3 < text.count else { return false }
    return (1...3).allSatisfy { isDigit(text[place + $0]) }
      && !(place + 4 < text.count && isDigit(text[place + 4]))
  }

  /// 数十, 上百, 几百, 逾百, 数以百: the lower bound.
  private func vague(_ start: Int) -> Number? {
    guard Self.vagueWords.contains(text[start]) else { return nil }
    var (value, place) = (1, start + 1)
    while place < text.count, let unit = Self.unit(text[place]), value < Self.most {
      value *= unit
      place += 1
    }
    return place > start + 1 ? Number(value: value, end: place) : nil
  }

  private func chinese(_ start: Int) -> Number? {
    var (total, section, digit, place) = (0, 0, -1, start)
    while place < text.count, place - start < 12, total < Self.most {
      if let value = Self.digit(text[place]) {
        // 七八人, 二三十人: the lower bound.
        if digit > 0, value > 0, value <= digit { break }
        if digit <= 0 || value == 0 { digit = value }
      } else if let tens = Self.tens(text[place]) {
        section += tens
        digit = -1
      } else if let unit = Self.unit(text[place]), place > start || unit == 10 || leads(place) {
        if unit >= 10_000 {
          total =
            unit == 10_000
            ? total + (section + max(digit, 0)) * unit : (total + section + max(digit, 0)) * unit
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

  /// Whether 百, 千, 万 without a digit before them begin a number: 百余人, 约百名, 百人.
  private func leads(_ place: Int) -> Bool {
    guard place + 1 < text.count else { return false }
    return isVague(place + 1) || [0x540D, 0x4EBA, 0x4F4D].contains(text[place + 1])  // 名人位
  }

  /// Whether 余 or 多 stands there, as in 百余.
  private func isVague(_ place: Int) -> Bool {
    place < text.count && (text[place] == 0x4F59 || text[place] == 0x591A)
  }
}

// What characters mean.
extension NumberReader {
  /// Numbers above this count neither people nor yuan.
  private static let most = 10_000_000_000
  private static let vagueWords = Set("数上几近逾超过".unicodeScalars.map(\.value))
  private static let ranges = Set("至到-~—–〜～".unicodeScalars.map(\.value))
  private static let begins: Set<UInt32> = vagueWords.union(
    "零〇一二两俩三四五六七八九十百千万廿卅".unicodeScalars.map(\.value))

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

  private static func tens(_ code: UInt32) -> Int? {
    switch code {
    case 0x5EFF: 20  // 廿
    case 0x5345: 30  // 卅
    default: nil
    }
  }

  private static func unit(_ code: UInt32) -> Int? {
    switch code {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    case 0x4E07: 10_000  // 万
    case 0x4EBF: 100_000_000  // 亿
    default: nil
    }
  }
}
