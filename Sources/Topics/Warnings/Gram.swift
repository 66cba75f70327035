import Text

/// Two or three neighbouring characters that can be part of a name.
///
/// They are packed, 21 bits a character. A number that names a line or a firm (907路) counts as one character.
enum Gram {
  /// Numbers stand behind the last character of Unicode.
  private static let numbers: UInt32 = 0x11_0000

  /// Whether a pair of characters is a part of three.
  static func holds(_ triple: UInt64, _ pair: UInt64) -> Bool {
    triple >> 42 != 0 && (triple >> 21 == pair || triple & (1 << 42 - 1) == pair)
  }

  /// Its two or three characters.
  static func codes(_ packed: UInt64) -> [UInt32] {
    [UInt64(42), 21, 0].map { UInt32(truncatingIfNeeded: packed >> $0 & 0x1F_FFFF) }.filter { $0 > 0 }
  }

  /// Its characters, as they are read.
  static func text(_ packed: UInt64) -> String {
    var text = ""
    for code in codes(packed) {
      if code >= numbers {
        text += String(code - numbers)
      } else if let scalar = Unicode.Scalar(code) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The names that an item may be about, ascending: what stands in its title, in the first `lead` letters of its text,
  /// or more than once. Grams of ordinary pairs alone are left out, and numbers and the letters that stand for a
  /// withheld name (A3区) part the runs, and so do the names of the office's own places.
  static func salient(title: String, text: String, by levels: WarningLevels) -> [UInt64] {
    var found: [UInt64] = []
    forEach(letters(String(title.prefix(mostOfTitle)), levels), levels.common) { gram, _ in found.append(gram)
    }
    var later: [UInt64] = []
    forEach(letters(text, levels), levels.common) { gram, place in
      if place < levels.lead { found.append(gram) }
      later.append(gram)
    }
    later.sort()
    for (gram, next) in zip(later, later.dropFirst()) where gram == next { found.append(gram) }
    found.sort()
    var last: UInt64 = 0
    return found.filter { gram in
      defer { last = gram }
      return gram != last
    }
  }

  /// What is longer is no title.
  private static let mostOfTitle = 300

  /// The letters that can be part of a name; 0 for those between, and for the names of the office's own places.
  private static func letters(_ text: String, _ levels: WarningLevels) -> [UInt32] {
    let codes = FoldedText(text).scalars
    var letters = codes.indices.map {
      isPartOfName(codes, $0) && !levels.particles.contains(codes[$0]) ? codes[$0] : 0
    }
    levels.placeNames.forEachHit(in: codes) { hit in
      for place in hit.start..<hit.end { letters[place] = 0 }
    }
    joinNumbers(&letters)
    return letters
  }

  private static func joinNumbers(_ letters: inout [UInt32]) {
    guard letters.contains(where: isDigit) else { return }
    var joined: [UInt32] = []
    for code in letters {
      let digit = isDigit(code) ? code - 0x30 : nil
      if let digit, let last = joined.last, last >= numbers {
        joined[joined.count - 1] = numbers + (last - numbers) * 10 + digit
      } else {
        joined.append(digit.map { numbers + $0 } ?? code)
      }
    }
    letters = joined
  }

  private static func forEach(_ codes: [UInt32], _ common: CommonPairTable, _ body: (UInt64, Int) -> Void) {
    var (last, before): (UInt32, UInt32) = (0, 0)
    var lastPairIsCommon = false
    for (place, code) in codes.enumerated() {
      guard code != 0 else {
        (last, before) = (0, 0)
        continue
      }
      if last != 0 {
        let isCommon = common.holds(last, code)
        if isHan(last) || last >= numbers, isHan(code), !isCommon {
          body(UInt64(last) << 21 | UInt64(code), place)
        }
        if before != 0, !(isCommon && lastPairIsCommon), isHan(code) || isHan(last) {
          body(UInt64(before) << 42 | UInt64(last) << 21 | UInt64(code), place)
        }
        lastPairIsCommon = isCommon
      }
      (before, last) = (last, code)
    }
  }

  /// Han, and Latin letters; not what stands for a withheld name, A市 or A3区, nor the kind of place behind it.
  private static func isPartOfName(_ codes: [UInt32], _ place: Int) -> Bool {
    let code = codes[place]
    if isHan(code) { return !(isKindOfPlace(code) && place > 0 && isLatinOrDigit(codes[place - 1])) }
    if isDigit(code) { return isNamingNumber(codes, place) }
    guard isLatinOrDigit(code) else { return false }
    let next = place + 1 < codes.count ? codes[place + 1] : 0
    return !isDigit(next) && !isKindOfPlace(next)
  }

  /// A number that names a line or a firm (434路, 9号线), not one that counts, dates or stands for a name (A3区).
  private static func isNamingNumber(_ codes: [UInt32], _ place: Int) -> Bool {
    var (start, end) = (place, place + 1)
    while start > 0, place - start < mostDigits, isDigit(codes[start - 1]) { start -= 1 }
    while end < codes.count, end - start <= mostDigits, isDigit(codes[end]) { end += 1 }
    guard end - start <= mostDigits, end < codes.count, isHan(codes[end]), !isKindOfPlace(codes[end]) else {
      return false
    }
    if start > 0, isLatinOrDigit(codes[start - 1]) { return false }
    let isLine = codes[end] == 0x53F7 && end + 1 < codes.count && codes[end + 1] == 0x7EBF  // 号线
    return isLine || !units.contains(codes[end])
  }

  private static let mostDigits = 4

  /// What is counted, or follows a date.
  private static let units = Set(
    "年月日号时点分秒个元块万千百亿名人位岁次条件户栋楼层单期平米公里斤吨辆天周多余第届级班页款项倍座幢家所间套亩度折类种角毛星几十来左至到和、月份度厘毫克升瓦兆小半".unicodeScalars.map(
      \.value))

  private static func isKindOfPlace(_ code: UInt32) -> Bool {
    code == 0x5E02 || code == 0x533A || code == 0x53BF  // 市 区 县
  }
}
