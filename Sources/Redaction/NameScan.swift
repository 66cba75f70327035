import Text

/// Finds people's names: a surname behind a word that announces a person (患者, 业主, 姓名：), and the same name
/// wherever it stands again. A name that nothing announces is not told from other words.
struct NameScan {
  let letters: Letters
  let rules: RedactionRules

  func findings() -> [Candidate] {
    let announced =
      letters.places(of: rules.strongNameCues).compactMap { name(behind: $0, isStrong: true) }
      + letters.places(of: rules.nameCues).compactMap { name(behind: $0, isStrong: false) }
    return announced + announced.flatMap(again)
  }

  private func name(behind cue: Range<Int>, isStrong: Bool) -> Candidate? {
    let start = letters.skipFiller(from: cue.upperBound, most: 3, words: rules.filler)
    guard let end = nameEnd(from: start, isStrong: isStrong) else { return nil }
    let surname = surnameLength(at: start)
    let given = Array(letters.folded.scalars[start + surname..<end])
    if given.contains(0x67D0) || rules.honorifics.contains(given) { return nil }  // 某
    // A name that ends like a place is one.
    if let last = given.last, rules.divisions.contains(last) || rules.placeEndings.contains(last), !isStrong {
      return nil
    }
    return Candidate(
      .name, start..<end, isStrong || end - start == 3 ? .high : .doubtful, isStrong ? "明示的姓名" : "身份词后的姓名")
  }

  private func surnameLength(at place: Int) -> Int {
    letters.longest(of: rules.compoundSurnames, at: place) ?? 1
  }

  /// Where a name that begins at `start` ends; nil if none does. The longest reading counts whose next character
  /// could follow a name.
  private func nameEnd(from start: Int, isStrong: Bool) -> Int? {
    let surname = surnameLength(at: start)
    guard surname > 1 || rules.surnames.contains(letters[start]),
      letters.longest(of: rules.notNames, at: start) == nil
    else { return nil }
    for given in [2, 1] {
      let end = start + surname + given
      let characters = (start + surname..<end).map { letters[$0] }
      guard characters.allSatisfy({ isHan($0) && !rules.functionWords.contains($0) }) else { continue }
      // Surname and one character make too many words to be believed of a rare surname.
      if canFollow(end), given == 2 || isStrong || rules.commonSurnames.contains(letters[start]) {
        return end
      }
      if given == 2, surname > 1 || rules.commonSurnames.contains(letters[start]) { return end }
    }
    return nil
  }

  private func canFollow(_ place: Int) -> Bool {
    !isHan(letters[place]) || rules.functionWords.contains(letters[place])
      || letters.longest(of: rules.afterNames, at: place) != nil
  }

  /// The other places of a name; two characters alone are too likely to be a word.
  private func again(_ found: Candidate) -> [Candidate] {
    guard found.range.count >= 3 else { return [] }
    let name = Array(letters.folded.scalars[found.range])
    return letters.places(of: [name]).filter { $0 != found.range }.map {
      Candidate(.name, $0, .high, "同一姓名再次出现")
    }
  }
}
