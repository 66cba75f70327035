import Model
import Text

/// Counts the people that a document says came to harm.
///
/// A fate word takes the number that stands with people before it in its clause (6人死亡, 5名工人不幸遇难), else the
/// one right behind it (死亡12人, 死亡人数升至9); no number is taken twice, but by words that stand as one (3人中毒身亡). Heavily and lightly hurt in one sentence are added; between
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
    let otherTimes = reading.sentences(of: reading.elsewhen)
    for fate in reading.fates where isWhole(fate.span) {
      if otherTimes.contains(reading.document.sentences.sentence(at: fate.span.lowerBound)) { continue }
      let own = before(fate.kind, fate.span).flatMap { isTaken($0, counts) ? nil : $0 }
      if let count = own ?? after(fate.kind, fate.span) {
        if !counts.suffix(Self.neighbours).contains(where: {
          $0.kind == count.kind && $0.span.overlaps(count.span)
        }) {
          counts.append(count)
        }
      } else if fate.single, reading.negation(before: fate.span) == nil {
        counts.append(Count(kind: fate.kind, value: 1, fate: fate.span, span: fate.span))
      }
    }
    return counts
  }

  /// Whether a number is another fate's already: the 3 of 死亡3人受伤5人 is the dead's.
  private func isTaken(_ count: Count, _ counts: [Count]) -> Bool {
    counts.suffix(Self.neighbours).contains {
      $0.span.contains(count.span.lowerBound) && $0.fate != count.fate
        && $0.fate.upperBound != count.fate.lowerBound
    }
  }

  /// No more fates than this have a number within the reach of one.
  private static let neighbours = 24

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

  /// Whether the word stands by itself: neither within a longer one (亡 in 死亡) nor half of 死伤 or 伤亡, which tell no
  /// fate from the other.
  private func isWhole(_ span: Span) -> Bool {
    let near = reading.fates.beginning(in: span.upperBound - reading.longestWord..<span.upperBound + 1) {
      $0.span
    }
    return !near.contains {
      let isLonger =
        $0.span.count > span.count && $0.span.upperBound >= span.upperBound
        && $0.span.lowerBound <= span.lowerBound
      let isHalf =
        $0.span.count == 1 && span.count == 1
        && ($0.span.upperBound == span.lowerBound || $0.span.lowerBound == span.upperBound)
      return isLonger || isHalf
    }
  }

  /// The nearest number with people before the fate word, nothing but a few words of their own between; of another
  /// fate only what the dead died of (3人中毒身亡).
  private func before(_ kind: CasualtyKind, _ fate: Span) -> Count? {
    let numbers = NumberReader(text)
    var place = fate.lowerBound - 1
    while place >= 0, fate.lowerBound - place <= 18 {
      if isBreak(place) { return nil }
      if let number = numbers.number(at: place), number.end <= fate.lowerBound {
        guard let end = peopleEnd(number.end, fate.lowerBound, of: fate), fate.lowerBound - end <= 10,
          fate.count > 1 || end == fate.lowerBound,
          !anotherFate(between: end, kind == .deaths ? fate.lowerBound - 1 : fate.lowerBound)
        else { return nil }
        return Count(kind: kind, value: number.value, fate: fate, span: place..<fate.upperBound)
      }
      place -= 1
    }
    return nil
  }

  /// Where the people counted by a number end: behind the unit, or at the fate word itself (3死5伤).
  private func peopleEnd(_ place: Int, _ limit: Int, of fate: Span) -> Int? {
    var place = place
    while place < limit, [0x591A, 0x4F59, 0x6765, 0x51E0, 0x20].contains(text[place]) { place += 1 }  // 多余来几
    if place == limit { return place }
    if units.contains(text[place]) { return isThing(place, fate) ? nil : place + 1 }
    return people.contains { place + $0.count <= limit && text[place..<place + $0.count].elementsEqual($0) }
      ? place : nil
  }

  /// Whether 个 counts something else: hours and months, and what begins with 死 (3个死角).
  private func isThing(_ place: Int, _ fate: Span) -> Bool {
    guard text[place] == 0x4E2A else { return false }
    return fate.count == 1 || Self.spans.contains { text[(place + 1)...].starts(with: $0) }
  }

  private static let spans = ["月", "多月", "半月", "小时", "多小时", "半小时", "钟头", "星期", "工作日"]
    .map { $0.unicodeScalars.map(\.value) }

  private func anotherFate(between start: Int, _ end: Int) -> Bool {
    reading.fates.beginning(in: start..<max(start, end)) { $0.span }.contains { $0.span.upperBound <= end }
  }

  /// The number right behind the fate word: 死亡12人, 死亡人数已升至12人, 死3伤5.
  private func after(_ kind: CasualtyKind, _ fate: Span, depth: Int = 0) -> Count? {
    let numbers = NumberReader(text)
    var place = fate.upperBound
    while place < text.count, place - fate.upperBound <= 7, !isBreak(place) {
      if let number = numbers.number(at: place) {
        let end = peopleEnd(number.end, text.count, of: fate)
        guard isNear(place, fate, people: end ?? bareEnd(number.end, fate)),
          !anotherFate(between: fate.upperBound, place), !belongsToNext(end ?? number.end, depth)
        else { return nil }
        return Count(kind: kind, value: number.value, fate: fate, span: fate.lowerBound..<(end ?? number.end))
      }
      place += 1
    }
    return nil
  }

  /// Whether a number at `place` is near enough behind a fate: 人数 may lead to it, 死 and 伤 must touch it.
  private func isNear(_ place: Int, _ fate: Span, people end: Int?) -> Bool {
    if text[fate.upperBound..<place].contains(0x6570) { return true }  // 数
    return end != nil && place - fate.upperBound <= (fate.count == 1 ? 0 : 2)
  }

  /// The end of a number without people, if nothing follows that it could count: 死3伤5.
  private func bareEnd(_ end: Int, _ fate: Span) -> Int? {
    fate.count == 1 && (end == text.count || isBreak(end)) ? end : nil
  }

  /// Whether the people counted up to `place` are those of the next fate word, which has no number of its own behind
  /// it: 死亡 takes no 18 in 多人死亡18人受伤, but the 3 in 死亡3人受伤5人.
  private func belongsToNext(_ place: Int, _ depth: Int) -> Bool {
    let next = reading.fates.beginning(in: place..<place + 7) { $0.span }.first {
      reading.sameClause($0.span.lowerBound, place - 1)
    }
    guard let next else { return false }
    // Longer rows than these are no sentence.
    return depth > 5 || after(next.kind, next.span, depth: depth + 1) == nil
  }

  /// Whether a character ends the stretch in which a number can belong to a fate; the comma of 1,200 does not.
  private func isBreak(_ place: Int) -> Bool {
    if text[place] == 0x2C, place > 0, place + 1 < text.count {
      return !isDigit(text[place - 1]) || !isDigit(text[place + 1])
    }
    return [0x2C, 0x3002, 0x3B, 0x21, 0x3F, 0x0A, 0x3001].contains(text[place])
  }
}
