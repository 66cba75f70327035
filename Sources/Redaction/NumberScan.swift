import Text

/// Finds the numbers that lead to a person: identity cards, telephones, bank cards.
struct NumberScan {
  let letters: Letters
  let rules: RedactionRules

  func findings() -> [Candidate] {
    (0..<letters.count).compactMap { place in
      let begins = letters.isDigitAt(place) && !letters.isWordAt(place - 1)
      if begins || letters[place] == 0x2B || letters[place] == 0x28 { return number(at: place) }
      return nil
    }
  }

  private func number(at place: Int) -> Candidate? {
    identity(at: place) ?? mobile(at: place) ?? landline(at: place) ?? card(at: place)
      ?? oldIdentity(at: place)
  }

  // MARK: - identity cards (GB 11643)

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let provinces: Set<Int> = Set(
    Array(11...15) + Array(21...23) + Array(31...37) + Array(41...46) + Array(50...54) + Array(61...65) + [
      71, 81, 82, 83,
    ])

  private func identity(at place: Int) -> Candidate? {
    var (values, end) = letters.digits(at: place, most: 18)
    if values.count == 17 {
      let at = [0x20, 0x2D].contains(letters[end]) ? end + 1 : end
      guard letters[at] == 0x78 else { return nil }  // x
      (values, end) = (values + [10], at + 1)
    }
    guard values.count == 18, letters.isApart(place..<end),
      Self.provinces.contains(values[0] * 10 + values[1]),
      Self.isDate(values[6..<14].reduce(0) { $0 * 10 + $1 })
    else { return nil }
    if Self.checksHold(values) { return Candidate(.identity, place..<end, .high, "校验码正确的身份证号") }
    guard letters.cue(rules.identityCues, before: place, within: 12) else {
      return Candidate(.identity, place..<end, .doubtful, "形似身份证号，校验码不符")
    }
    return Candidate(.identity, place..<end, .high, "前有“身份证”字样")
  }

  static func checksHold(_ values: [Int]) -> Bool {
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let check = (12 - sum % 11) % 11
    return values[17] == check
  }

  /// Whether a number is a date of the last two centuries: 19900101.
  static func isDate(_ number: Int) -> Bool {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    return (1850...2099).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// Fifteen digits have no check digit, so a cue must stand before them.
  private func oldIdentity(at place: Int) -> Candidate? {
    let (values, end) = letters.digits(at: place, most: 16)
    guard values.count == 15, letters.isApart(place..<end),
      Self.isDate(19_000_000 + values[6..<12].reduce(0) { $0 * 10 + $1 }),
      letters.cue(rules.identityCues, before: place, within: 12)
    else { return nil }
    return Candidate(.identity, place..<end, .high, "前有“身份证”字样的15位号码")
  }

  // MARK: - telephones

  private func mobile(at place: Int) -> Candidate? {
    var start = place
    if letters[start] == 0x2B { start += 1 }
    for prefix in [[8, 6], [0, 0, 8, 6]] {
      let (values, end) = letters.digits(at: start, most: prefix.count)
      guard values == prefix else { continue }
      let next = [0x20, 0x2D].contains(letters[end]) ? end + 1 : end
      if let found = mobile(from: place, digitsAt: next) { return found }
    }
    return letters.isDigitAt(place) ? mobile(from: place, digitsAt: place) : nil
  }

  private func mobile(from start: Int, digitsAt place: Int) -> Candidate? {
    let (values, end) = letters.digits(at: place, most: 12, separators: [0x20, 0x2D, 0xB7, 0x2E])
    guard values.count == 11, values[0] == 1, values[1] >= 3, letters.isApart(start..<end) else { return nil }
    return Candidate(.mobile, start..<end, .high, "手机号")
  }

  private func landline(at place: Int) -> Candidate? {
    let opened = letters[place] == 0x28 ? place + 1 : place
    guard letters.isDigitAt(opened) else { return nil }
    if letters[opened] != 0x30 { return opened == place ? localNumber(at: place) : nil }
    let code = [0x31, 0x32].contains(letters[opened + 1]) ? 3 : 4  // 010 and 02x are the short ones.
    guard (opened..<opened + code).allSatisfy(letters.isDigitAt) else { return nil }
    var next = opened + code
    while [0x29, 0x2D, 0x20, 0x2014].contains(letters[next]), next < opened + code + 2 { next += 1 }
    let (values, end) = letters.digits(at: next, most: 9, separators: [0x2D])
    guard (7...8).contains(values.count), !letters.isDigitAt(end), !letters.isWordAt(place - 1),
      isPrivate(place, values)
    else { return nil }
    return Candidate(.landline, place..<fileExtension(end), .high, "固定电话，未见属于单位")
  }

  /// Seven or eight digits are a telephone only behind a word that says so.
  private func localNumber(at place: Int) -> Candidate? {
    let (values, end) = letters.digits(at: place, most: 9, separators: [0x2D])
    guard (7...8).contains(values.count), letters.isApart(place..<end),
      letters.cue(rules.telephoneCues, before: place, within: 4), isPrivate(place, values)
    else { return nil }
    return Candidate(.landline, place..<end, .high, "“电话”后的号码，未见属于单位")
  }

  /// The end of an extension: -8012, 转8012.
  private func fileExtension(_ end: Int) -> Int {
    guard [0x2D, 0x8F6C].contains(letters[end]), letters.isDigitAt(end + 1) else { return end }
    return letters.digits(at: end + 1, most: 6, separators: []).end
  }

  /// Numbers that an office has published stay: people need them.
  private func isPrivate(_ place: Int, _ values: [Int]) -> Bool {
    let text = values.map(String.init).joined()
    if rules.publishedNumbers.contains(where: text.hasSuffix) { return false }
    if letters.cue(rules.personalCues, before: place, within: 8) { return true }
    return !letters.cue(rules.officeCues, before: place, within: 24)
  }

  // MARK: - bank cards

  private func card(at place: Int) -> Candidate? {
    let (values, end) = letters.digits(at: place, most: 20)
    guard (13...19).contains(values.count), letters.isApart(place..<end), Self.luhnHolds(values),
      !letters.cue(rules.numberCues, before: place, within: 6)
    else { return nil }
    if letters.cue(rules.cardCues, before: place, within: 16) {
      return Candidate(.card, place..<end, .high, "前有“卡号、账号”字样，校验位正确")
    }
    let isKnown = values[0] == 6 && values[1] == 2 && values.count >= 16
    return isKnown ? Candidate(.card, place..<end, .high, "62 开头、校验位正确的银行卡号") : nil
  }

  static func luhnHolds(_ values: [Int]) -> Bool {
    let sum = values.reversed().enumerated().reduce(0) { sum, digit in
      let value = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }
}
