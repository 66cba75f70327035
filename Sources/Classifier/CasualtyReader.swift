import Model
import Text

/// Counts the people that a document says came to harm.
///
/// A fate word takes the number that stands with people before it in its clause (6人死亡, 5名工人不幸遇难), else the
/// one right behind it (死亡12人, 死亡人数升至9). Heavily and lightly hurt in one sentence are added; between
/// sentences the larger count holds, for later sentences repeat. Nothing is taken from sentences about other times.
struct CasualtyReader {
  let reading: Reading
  let units: Set<UInt32>
  let people: [[UInt32]]

  struct Count: Equatable {
    var kind: CasualtyKind
    var value: Int
    /// The fate word itself.
    var fate: Span
    /// Number and fate word together.
    var span: Span
  }

  private var text: [UInt32] { reading.document.scalars }

  /// Every count that the text states, in order.
  func counts() -> [Count] {
    var counts: [Count] = []
    for fate in reading.fates where !isPartOfLonger(fate.span) && !spokenOfOtherTimes(fate.span) {
      if let count = before(fate.kind, fate.span) ?? after(fate.kind, fate.span) {
        if !counts.contains(where: { $0.kind == count.kind && $0.span.overlaps(count.span) }) {
          counts.append(count)
        }
      } else if fate.single, reading.negation(before: fate.span) == nil {
        counts.append(Count(kind: fate.kind, value: 1, fate: fate.span, span: fate.span))
      }
    }
    return counts
  }

  /// The totals; 0 for the dead and hurt where the text says that there were none.
  func casualties(_ counts: [Count]) -> Casualties {
    let none = !reading.noCasualties.isEmpty ? 0 : nil
    return Casualties(
      deaths: total(.deaths, counts) ?? none, injured: total(.injured, counts) ?? none,
      missing: total(.missing, counts), affected: total(.affected, counts))
  }

  private func total(_ kind: CasualtyKind, _ counts: [Count]) -> Int? {
    let own = counts.filter { $0.kind == kind }
    guard kind == .injured else { return own.map(\.value).max() }
    let sentences = Dictionary(grouping: own) { reading.document.sentences.sentence(at: $0.span.lowerBound) }
    return sentences.values.map(hurt).max()
  }

  /// The hurt of one sentence: 重伤, 轻伤, 轻微伤 are parts of a sum, each once; 受伤 beside them is the sum itself.
  private func hurt(_ counts: [Count]) -> Int {
    var (whole, parts): (Int, [[UInt32]: Int]) = (0, [:])
    for count in counts {
      let word = Array(text[count.fate])
      if word.contains(0x91CD) || word.contains(0x8F7B) {  // 重 轻
        parts[word] = max(parts[word] ?? 0, count.value)
      } else {
        whole = max(whole, count.value)
      }
    }
    return max(whole, parts.values.reduce(0, +))
  }

  /// Whether the word only stands within a longer one: 亡 in 死亡.
  private func isPartOfLonger(_ span: Span) -> Bool {
    reading.fates.contains {
      $0.span.count > span.count && $0.span.lowerBound <= span.lowerBound
        && span.upperBound <= $0.span.upperBound
    }
  }

  private func spokenOfOtherTimes(_ span: Span) -> Bool {
    reading.elsewhen.contains { reading.sameSentence($0.lowerBound, span.lowerBound) }
  }

  /// The nearest number with people before the fate word, nothing but a few words of their own between.
  private func before(_ kind: CasualtyKind, _ fate: Span) -> Count? {
    let numbers = NumberReader(text)
    var place = fate.lowerBound - 1
    while place >= 0, fate.lowerBound - place <= 18 {
      if isBreak(text[place]) { return nil }
      if let number = numbers.number(at: place), number.end <= fate.lowerBound {
        guard let end = peopleEnd(number.end, fate.lowerBound), fate.lowerBound - end <= 10,
          !anotherFate(between: end, fate.lowerBound)
        else { return nil }
        return Count(kind: kind, value: number.value, fate: fate, span: place..<fate.upperBound)
      }
      place -= 1
    }
    return nil
  }

  /// Where the people counted by a number end: behind the unit, or at the fate word itself (3死5伤).
  private func peopleEnd(_ place: Int, _ fate: Int) -> Int? {
    var place = place
    while place < fate, [0x591A, 0x4F59, 0x6765].contains(text[place]) { place += 1 }  // 多 余 来
    if place == fate { return place }
    if units.contains(text[place]) { return place + 1 }
    return people.contains { place + $0.count <= fate && text[place..<place + $0.count].elementsEqual($0) }
      ? place : nil
  }

  private func anotherFate(between start: Int, _ end: Int) -> Bool {
    reading.fates.contains { $0.span.lowerBound >= start && $0.span.upperBound <= end }
  }

  /// The number right behind the fate word: 死亡12人, 死亡人数已升至12人.
  private func after(_ kind: CasualtyKind, _ fate: Span) -> Count? {
    let numbers = NumberReader(text)
    var place = fate.upperBound
    while place < text.count, place - fate.upperBound <= 7, !isBreak(text[place]) {
      if let number = numbers.number(at: place) {
        let named = text[fate.upperBound..<place].contains(0x6570)  // 人数
        let end = peopleEnd(number.end, text.count)
        guard named || (end != nil && place - fate.upperBound <= 2), !belongsToNext(end ?? number.end) else {
          return nil
        }
        return Count(kind: kind, value: number.value, fate: fate, span: fate.lowerBound..<(end ?? number.end))
      }
      place += 1
    }
    return nil
  }

  /// Whether the people counted up to `place` are those of the next fate word: 死亡 in 5人死亡18人受伤 takes no 18.
  private func belongsToNext(_ place: Int) -> Bool {
    reading.fates.contains {
      $0.span.lowerBound >= place && $0.span.lowerBound - place <= 6
        && reading.sameClause($0.span.lowerBound, place - 1)
    }
  }

  /// Whether a character ends the stretch in which a number can belong to a fate.
  private func isBreak(_ code: UInt32) -> Bool {
    [0x2C, 0x3002, 0x3B, 0x21, 0x3F, 0x0A, 0x3001].contains(code)
  }
}
