import Text

/// Finds plates, addresses of mail and chat, numbers of papers and records, places on the net and on the map.
struct CodeScan {
  let letters: Letters
  let rules: RedactionRules

  func findings() -> [Candidate] {
    (0..<letters.count).compactMap { plate(at: $0) ?? mail(at: $0) ?? network(at: $0) } + accounts()
      + papers()
      + records() + positions()
  }

  private func plate(at place: Int) -> Candidate? {
    guard rules.plateProvinces.contains(letters[place]), isPlateLetter(letters[place + 1]) else { return nil }
    var next = place + 2
    if [0xB7, 0x2E, 0x2D, 0x20, 0x2022, 0x30FB].contains(letters[next]) { next += 1 }
    var end = next
    while end - next < 7, isPlateLetter(letters[end]) || letters.isDigitAt(end) { end += 1 }
    if end - next == 4, rules.plateEndings.contains(letters[end]) { end += 1 }
    let digits = (next..<end).count(where: letters.isDigitAt)
    guard (5...6).contains(end - next), digits >= 2, !letters.isWordAt(end) else { return nil }
    return Candidate(.plate, place..<end, .high, "车牌")
  }

  private func isPlateLetter(_ code: UInt32) -> Bool {
    (0x61...0x7A).contains(code) && code != 0x69 && code != 0x6F  // no i, no o
  }

  private func mail(at place: Int) -> Candidate? {
    guard letters[place] == 0x40 else { return nil }
    var (start, end) = (place, place + 1)
    while start > 0, isMailCharacter(letters[start - 1]) { start -= 1 }
    while isMailCharacter(letters[end]) { end += 1 }
    while end > place + 1, !letters.isWordAt(end - 1) { end -= 1 }
    let domain = letters.folded.scalars[place + 1..<end]
    guard start < place, domain.contains(0x2E) else { return nil }
    if rules.officeDomains.contains(where: { domain.reversed().starts(with: $0.reversed()) }) { return nil }
    return Candidate(.mail, start..<end, .high, "电子邮箱")
  }

  private func isMailCharacter(_ code: UInt32) -> Bool {
    (0x61...0x7A).contains(code) || (0x30...0x39).contains(code) || [0x2E, 0x2D, 0x5F, 0x2B].contains(code)
  }

  private func network(at place: Int) -> Candidate? {
    let isTold = letters.cue(rules.networkCues, before: place, within: 8)
    guard letters.isDigitAt(place), !letters.isDigitAt(place - 1), letters[place - 1] != 0x2E,
      isTold || !letters.isWordAt(place - 1)
    else { return nil }
    var (end, parts) = (place, 0)
    while parts < 4 {
      let (values, next) = letters.digits(at: end, most: 4, separators: [])
      guard (1...3).contains(values.count), values.reduce(0, { $0 * 10 + $1 }) <= 255 else { return nil }
      (end, parts) = (next, parts + 1)
      if parts < 4 {
        guard letters[end] == 0x2E else { return nil }
        end += 1
      }
    }
    guard !letters.isWordAt(end), letters[end] != 0x2E || !letters.isDigitAt(end + 1) else { return nil }
    return Candidate(.network, place..<end, isTold ? .high : .doubtful, "IP 地址")
  }

  private func accounts() -> [Candidate] {
    letters.places(of: rules.accountCues).compactMap { cue in
      if letters.isWordAt(cue.upperBound - 1), letters.isWordAt(cue.lowerBound - 1) { return nil }
      return code(behind: cue, .account, least: 5, most: 20, "社交账号")
    }
  }

  private func papers() -> [Candidate] {
    letters.places(of: rules.documentCues).compactMap {
      code(behind: $0, .document, least: 7, most: 18, "证件号")
    }
  }

  private func records() -> [Candidate] {
    letters.places(of: rules.recordCues).compactMap {
      code(behind: $0, .record, least: 4, most: 24, "病历、学籍、社保一类编号")
    }
  }

  /// A code of Latin letters and digits right behind a cue, with a digit in it unless it is a chat name.
  private func code(behind cue: Range<Int>, _ kind: PrivateKind, least: Int, most: Int, _ reason: String)
    -> Candidate?
  {
    let start = letters.skipFiller(from: cue.upperBound, most: 6, words: rules.filler)
    var end = start
    while end - start <= most, letters.isWordAt(end) || [0x2D, 0x5F].contains(letters[end]) { end += 1 }
    let hasDigit = (start..<end).contains(where: letters.isDigitAt)
    guard (least...most).contains(end - start), hasDigit || kind == .account,
      letters[end] != 0x2E || !letters.isWordAt(end + 1)
    else { return nil }
    return Candidate(kind, start..<end, .high, reason)
  }

  private func positions() -> [Candidate] {
    letters.places(of: rules.positionCues).flatMap { cue -> [Candidate] in
      var (found, place): ([Candidate], Int) = ([], cue.upperBound)
      while place < min(cue.upperBound + 24, letters.count) {
        let end = decimal(at: place)
        if let end { found.append(Candidate(.position, place..<end, .high, "经纬度")) }
        place = end ?? place + 1
      }
      return found
    }
  }

  /// The end of a number with four or more decimals.
  private func decimal(at place: Int) -> Int? {
    let (whole, point) = letters.digits(at: place, most: 3, separators: [])
    guard (1...3).contains(whole.count), !letters.isDigitAt(place - 1), letters[point] == 0x2E else {
      return nil
    }
    let (decimals, end) = letters.digits(at: point + 1, most: 15, separators: [])
    return decimals.count >= 4 ? end : nil
  }
}
