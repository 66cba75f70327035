import Text

/// Finds where people live, below the village or estate, and what tells a child: school and class.
struct AddressScan {
  let letters: Letters
  let rules: RedactionRules

  func findings() -> [Candidate] {
    letters.places(of: rules.addressCues).compactMap(home)
      + letters.places(of: rules.addressFormCues).filter(isPersonal).compactMap(home)
      + (0..<letters.count).compactMap(dwelling)
  }

  private func isPersonal(_ cue: Range<Int>) -> Bool {
    letters.cue(rules.addressFormCompany, before: cue.lowerBound, within: 40)
  }

  /// An address behind a word that says that somebody lives there.
  private func home(behind cue: Range<Int>) -> Candidate? {
    let start = letters.skipFiller(from: cue.upperBound, most: 3, words: rules.filler)
    let end = addressEnd(from: start, most: 40)
    guard let last = (start..<end).last(where: { rules.addressEndings.contains(letters[$0]) }) else {
      return nil
    }
    let below = lowestDivision(start..<last + 1).map { $0 + 1 } ?? start
    guard last + 1 - below >= 3, !rules.divisions.contains(letters[last]) else { return nil }
    return Candidate(.address, below..<last + 1, .high, "“住址”后的地址，村、小区以下")
  }

  /// The end of a run that an address can consist of.
  private func addressEnd(from start: Int, most: Int) -> Int {
    var end = start
    while end - start < most,
      isHan(letters[end]) && !rules.functionWords.contains(letters[end]) || letters.isWordAt(end)
        || [0x2D, 0x23, 0x28, 0x29].contains(letters[end])
    {
      end += 1
    }
    return end
  }

  /// The last character of the lowest level that may stay: 省 市 县 区 镇 乡 街道.
  private func lowestDivision(_ range: Range<Int>) -> Int? {
    range.last {
      rules.divisions.contains(letters[$0])
        && !(letters[$0] == 0x533A && [0x5C0F, 0x793E].contains(letters[$0 - 1]))
        && !(letters[$0] == 0x9053 && letters[$0 - 1] != 0x8857)
    }
  }

  /// A door: 3栋2单元501室, 12号楼1203, 三组15号 — with the name of the place before it.
  private func dwelling(at place: Int) -> Candidate? {
    guard isNumber(place), !isNumber(place - 1), !letters.isWordAt(place - 1) else { return nil }
    var (end, levels, isDoor) = (place, 0, false)
    while let next = level(at: end) { (levels, end, isDoor) = (levels + 1, next.end, isDoor || next.isDoor) }
    if levels == 1, !isDoor, let room = room(at: end) { (levels, end) = (2, room) }
    guard levels >= 2 || isDoor else { return nil }
    return Candidate(.address, placeStart(before: place)..<end, .high, "具体到楼栋、门牌的住址")
  }

  /// The end of a bare room number behind a building: 5号楼1203.
  private func room(at place: Int) -> Int? {
    let (values, end) = letters.digits(at: place, most: 5, separators: [])
    let isOver = !isHan(letters[end]) || rules.functionWords.contains(letters[end])
    return (3...4).contains(values.count) && isOver ? end : nil
  }

  private func isNumber(_ place: Int) -> Bool {
    letters.isDigitAt(place) || rules.chineseDigits.contains(letters[place])
  }

  /// One level of an address: number and 栋, 单元, 室 …; a room has three digits, for 2室1厅 is a plan.
  private func level(at place: Int) -> (end: Int, isDoor: Bool)? {
    let first = letters[place] == 0x7B2C ? place + 1 : place  // 第
    var end = first
    while end - first < 5, isNumber(end) || end > first && (0x61...0x66).contains(letters[end]) { end += 1 }
    guard end > first, let length = letters.longest(of: rules.doorLevels, at: end) else { return nil }
    let isRoom = letters[end + length - 1] == 0x5BA4 || letters[end + length - 1] == 0x623F  // 室 房
    if isRoom, end - first < 3 { return nil }
    return (end + length, letters.longest(of: rules.doors, at: end) == length)
  }

  /// The beginning of the place that a door belongs to: back to the division that may stay, or to a word that is no
  /// part of a name.
  private func placeStart(before place: Int) -> Int {
    var start = place
    while place - start < 12, isHan(letters[start - 1]), !rules.divisions.contains(letters[start - 1]),
      !rules.functionWords.contains(letters[start - 1])
    {
      start -= 1
    }
    let name = letters.folded.scalars[start..<place]
    return name.contains(where: rules.placeEndings.contains) ? start : place
  }
}

/// Finds what leads to a child: the school and the class.
struct ChildScan {
  let letters: Letters
  let rules: RedactionRules

  /// Whether a text is about a certain child: an age under 18, or a word for one.
  var isAboutChild: Bool {
    if !letters.places(of: rules.childCues).isEmpty { return true }
    return (0..<letters.count).contains { place in
      guard letters[place] == 0x5C81, !letters.isDigitAt(place + 1) else { return false }  // 岁
      var start = place
      while letters.isDigitAt(start - 1) { start -= 1 }
      let age = letters.folded.scalars[start..<place].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return start < place && place - start < 3 && age < 18
    }
  }

  func findings() -> [Candidate] {
    guard isAboutChild else { return [] }
    return letters.places(of: rules.schools).compactMap(school)
      + letters.places(of: rules.classes).compactMap(schoolClass)
  }

  private func school(_ ending: Range<Int>) -> Candidate? {
    var start = ending.lowerBound
    while ending.lowerBound - start < 8, isHan(letters[start - 1]),
      !rules.functionWords.contains(letters[start - 1]),
      !rules.divisions.contains(letters[start - 1])
    {
      start -= 1
    }
    start = (start..<ending.lowerBound).compactMap(endOfGeneral).max() ?? start
    guard ending.lowerBound - start >= 2 else { return nil }
    return Candidate(.school, start..<ending.upperBound, .high, "涉及未成年人：就读学校")
  }

  /// The end of a word for schools in general: what stands before it is no name.
  private func endOfGeneral(_ place: Int) -> Int? {
    letters.longest(of: rules.notSchools, at: place).map { place + $0 }
  }

  private func schoolClass(_ ending: Range<Int>) -> Candidate? {
    guard ![0x8F66, 0x6B21].contains(letters[ending.upperBound]) else { return nil }  // 车 次
    var start = ending.lowerBound
    // ( ) 年 级 初 高 小 大 中
    let parts: Set<UInt32> = [0x28, 0x29, 0x5E74, 0x7EA7, 0x521D, 0x9AD8, 0x5C0F, 0x5927, 0x4E2D]
    while ending.lowerBound - start < 8,
      letters.isDigitAt(start - 1) || rules.chineseDigits.contains(letters[start - 1])
        || parts.contains(letters[start - 1])
    {
      start -= 1
    }
    guard
      (start..<ending.lowerBound).contains(where: {
        letters.isDigitAt($0) || rules.chineseDigits.contains(letters[$0])
      })
    else { return nil }
    return Candidate(.schoolClass, start..<ending.upperBound, .high, "涉及未成年人：班级")
  }
}
