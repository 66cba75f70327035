import Text

// Fates without a number, and sentences about other times.
extension CasualtyReader {
  /// The one person, or the pair, that a fate is said of: 村民王某死亡, 司机受轻伤, 母子溺亡; else one where the word itself
  /// tells of one (身亡).
  func unnumbered(_ kind: CasualtyKind, _ fate: Span, _ isSingle: Bool) -> Count? {
    guard kind == .deaths || kind == .injured, fate.count > 1, !isNoun(behind: fate.upperBound),
      !Self.nouns.contains(text[fate.upperBound - 1])
    else {
      return nil
    }
    let start = max(fate.lowerBound - 10, 0)
    if hasObject(fate, text[start..<fate.lowerBound]) {
      let pair = reading.marks[.pair].beginning(in: fate.upperBound..<fate.upperBound + 6) { $0 }
      return Count(kind: kind, value: pair.isEmpty ? 1 : 2, fate: fate, span: fate)
    }
    let pair = nearest(.pair, start, fate)
    if let whom = pair ?? nearest(.person, start, fate) {
      return Count(
        kind: kind, value: pair == nil ? 1 : 2, fate: fate, span: whom.lowerBound..<fate.upperBound)
    }
    return isSingle && !isDeniedBefore(fate) ? Count(kind: kind, value: 1, fate: fate, span: fate) : nil
  }

  /// The last such word before a fate in its clause, if nothing between speaks of more people or denies it.
  private func nearest(_ mark: Mark, _ start: Int, _ fate: Span) -> Span? {
    let words = reading.marks[mark].beginning(in: start..<fate.lowerBound) { $0 }
    guard
      let word = words.last(where: {
        $0.upperBound <= fate.lowerBound && reading.sameClause($0.lowerBound, fate.lowerBound)
      })
    else { return nil }
    let (lead, gap) = (
      text[max(word.lowerBound - 4, 0)..<word.lowerBound], text[word.upperBound..<fate.lowerBound]
    )
    let isMany = lead.contains(where: Self.many.contains) || gap.contains(where: Self.many.contains)
    return isMany || isDenied(lead) || isDenied(gap) || gap.contains(where: Self.acting.contains) ? nil : word
  }

  private func isDeniedBefore(_ fate: Span) -> Bool {
    let before = text[max(fate.lowerBound - 6, 0)..<fate.lowerBound]
    return isDenied(before.dropFirst(before.lastIndex { $0 == 0x2C }.map { $0 + 1 - before.startIndex } ?? 0))
  }

  /// 们多数各等些众: more than one, no one knows how many.
  private static let many: Set<UInt32> = [0x4EEC, 0x591A, 0x6570, 0x5404, 0x7B49, 0x4E9B, 0x4F17]
  /// The one before these did it to another, or only said it.
  private static let acting = Set("将把使对给向救让“\"称说".unicodeScalars.map(\.value))

  /// Whether what follows makes a noun of the fate, of which nothing is said to have happened: 死亡原因, 受伤赔偿.
  func isNoun(behind place: Int) -> Bool {
    Self.nounEnds.contains { text[place...].starts(with: $0) }
  }

  private static let nounEnds = [
    "原因", "风险", "率", "赔偿", "证明", "时间", "威胁", "边缘", "人数", "案例", "鉴定", "名单", "的可能", "危险", "补偿", "者名单", "通知",
    "保险",
    "抚恤", "概率", "数字", "报告", "线", "游戏", "之", "的人", "了吗",
  ].map { $0.unicodeScalars.map(\.value) }

  /// Numbers of the sentences that tell of other times or of earlier events.
  func otherTimes() -> Set<Int> {
    var sentences = reading.sentences(of: reading.elsewhen)
    var (start, year, month): (Int, Int?, Int?) = (0, nil, nil)
    for (sentence, end) in (reading.document.sentences.ends + [text.count]).enumerated() {
      let dates = dates(start..<end)
      let isUndated = dates.year != nil && !dates.hasDay && month != nil && year == nil
      if let first = dates.year, first < year ?? (isUndated ? .max : 0) { sentences.insert(sentence) }
      if let own = dates.monthAlone, let month, own != month { sentences.insert(sentence) }
      (year, month) = (year ?? dates.year, month ?? dates.month)
      start = end
    }
    return sentences
  }

  /// The year and month that a sentence begins with; a month without a day there tells of another event.
  private func dates(_ sentence: Range<Int>) -> (
    year: Int?, month: Int?, monthAlone: Int?, hasDay: Bool
  ) {
    var (year, month, alone, hasDate): (Int?, Int?, Int?, Bool) = (nil, nil, nil, false)
    for place in sentence where text[place] == 0x5E74 || text[place] == 0x6708 {  // 年月
      guard let number = numbers.number(before: place), number.end >= sentence.lowerBound else { continue }
      let isEarly = place - sentence.lowerBound <= 9
      if text[place] == 0x5E74, isEarly, year == nil, (1900...2100).contains(number.value) {
        year = number.value
      }
      if text[place] == 0x6708, (1...12).contains(number.value) {
        month = month ?? number.value
        let hasDay = place + 1 < text.count && numbers.number(at: place + 1) != nil
        hasDate = hasDate || hasDay
        if isEarly, !hasDay, alone == nil { alone = number.value }
      }
    }
    return (year, month, alone, hasDate)
  }
}
