import Text

// Which number a fate word takes.
extension CasualtyReader {
  /// The nearest number with people before the fate word, nothing but a few words of their own between; across a comma
  /// only where 均 or 全部 begins what follows (5人落水，全部遇难).
  func before(_ kind: CasualtyKind, _ fate: Span, _ counts: [Count]) -> Count? {
    var (place, ages) = (fate.lowerBound - 1, 0)
    while place >= 0, fate.lowerBound - place <= Self.reach {
      if isBreak(place), !(text[place] == 0x2C && isAll(place + 1)) { return nil }
      if let number = numbers.number(at: place), number.end <= fate.lowerBound {
        if let skipped = nameEnd(number.end) {
          ages += skipped - place
        } else if place > 0, Self.passives.contains(text[place - 1]) {
          // 24名村民被20余名男子打伤: who did it.
          ages = fate.lowerBound - place + 1
        } else {
          guard let end = peopleEnd(number.end, fate.lowerBound, of: fate),
            belongs(from: end, to: fate, kind, ages: ages), kind.isHarm || isCounted(end),
            place == 0 || text[place - 1] != 0x4ECE  // 从
          else { return nil }
          let (value, start) = lowerBound(number.value, at: place)
          let count = Count(kind: kind, value: value, fate: fate, span: start..<fate.upperBound)
          return joined(count, counts)
        }
      }
      place -= 1
    }
    return nil
  }

  private static let reach = 28

  /// Whether 均, 都 or 全 stands there: what follows befell all of those before.
  private func isAll(_ place: Int) -> Bool {
    place < text.count && [0x5747, 0x90FD, 0x5168].contains(text[place])
  }

  /// Where an age or another number that counts nobody ends: 12岁, 六十多岁, 80后, 一线, 二中, 三号, 一年级.
  private func nameEnd(_ place: Int) -> Int? {
    var place = place
    while place < text.count, [0x591A, 0x4F59, 0x6765, 0x5468].contains(text[place]) { place += 1 }  // 多余来周
    guard place < text.count else { return nil }
    if text[place...].starts(with: [0x5E74, 0x7EA7]) { return place + 2 }  // 年级
    return Self.nameEnds.contains(text[place]) ? place + 1 : nil
  }

  private static let nameEnds = Set("岁后线中号班级楼".unicodeScalars.map(\.value))

  /// Whether the people that end at `end` are those whom the fate befell.
  private func belongs(from end: Int, to fate: Span, _ kind: CasualtyKind, ages: Int) -> Bool {
    let gap = text[min(end, fate.lowerBound)..<fate.lowerBound]
    guard fate.count > 1 || gap.isEmpty, !isDenied(gap), !isShare(gap, end),
      !hasObject(fate, gap)
    else { return false }
    let others = reading.fates.beginning(in: end..<max(end, fate.lowerBound)) { $0.span }
      .filter { $0.span.upperBound <= fate.lowerBound }
    guard others.allSatisfy({ kind.seesThrough($0.kind) || touches($0.span, fate, kind) }) else {
      return false
    }
    if !others.isEmpty, kind == .deaths, isNoun(behind: fate.upperBound) { return false }
    return gap.count - ages <= (others.isEmpty && gap.last != 0x4E2D ? 11 : 22)  // 中: 在火灾中遇难
  }

  /// Whether the number is of those among whom somebody else is spoken of: 100人中撞死老太, but 3人中毒死亡, 3名中学生.
  private func isShare(_ gap: ArraySlice<UInt32>, _ end: Int) -> Bool {
    guard let next = gap.dropFirst().first, gap.first == 0x4E2D, end > 0, text[end - 1] == 0x4EBA else {
      return false
    }
    return !Self.struckBy.contains(next)
  }

  private static let struckBy = Set("毒弹枪刀暑风煤箭".unicodeScalars.map(\.value))

  /// Whether a verb of harming (刺伤, 撞死) stands with an object, so that who stands before it did the harm.
  func hasObject(_ fate: Span, _ gap: ArraySlice<UInt32>) -> Bool {
    guard fate.count == 2, Self.verbs.contains(text[fate.lowerBound]), fate.upperBound < text.count,
      !gap.contains(where: Self.passives.contains), !isBreak(fate.upperBound)
    else { return false }
    return Self.isHan(text[fate.upperBound]) && !Self.noObject.contains(text[fate.upperBound])
      || isDigit(text[fate.upperBound])
  }

  private static let verbs = Set("刺砍捅打撞咬踩抓压轧碾砸炸烧毒勒".unicodeScalars.map(\.value))
  private static let passives = Set("被遭受让".unicodeScalars.map(\.value))
  private static let noObject = Set("后事案的致并而其在送经和及".unicodeScalars.map(\.value))
  private static func isHan(_ code: UInt32) -> Bool { (0x4E00...0x9FFF).contains(code) }

  /// Whether another fate is but what the dead died of: 3人中毒身亡.
  private func touches(_ other: Span, _ fate: Span, _ kind: CasualtyKind) -> Bool {
    kind == .deaths && other.upperBound >= fate.lowerBound
  }

  /// Whether the words between people and fate say that it did not befall them: 5人受伤无人死亡.
  func isDenied(_ gap: ArraySlice<UInt32>) -> Bool {
    gap.indices.contains { place in
      let next = place + 1 < text.count ? text[place + 1] : 0
      return switch text[place] {
      case 0x6CA1: next != 0x6536  // 没, but 没收
      case 0x672A: ![0x6210, 0x5A5A, 0x6EE1, 0x77E5].contains(next)  // 未, but 未成年婚满知
      case 0x65E0: ![0x6548, 0x8BC1, 0x724C, 0x540D, 0x8F9C].contains(next)  // 无, but 无效证牌名辜
      default: false
      }
    }
  }

  /// The lower end of a range that ends with the number at `place` (3至5人, 3人到5人), else the number itself.
  private func lowerBound(_ value: Int, at place: Int) -> (value: Int, start: Int) {
    guard place > 1, numbers.upperBound(at: place - 1) != nil else { return (value, place) }
    let end = units.contains(text[place - 2]) ? place - 2 : place - 1
    guard let low = numbers.number(before: end), low.value < value else { return (value, place) }
    return (low.value, low.end)
  }

  /// The count with those whom 和, 及 or 、 join to it: 5名研究人员及1名司机受伤.
  private func joined(_ count: Count, _ counts: [Count]) -> Count {
    var joint = count.span.lowerBound - 1
    guard joint > 1, Self.joints.contains(text[joint]), !Self.nouns.contains(text[count.fate.upperBound - 1])
    else { return count }
    if text[joint - 1] == 0x4EE5 { joint -= 1 }  // 以及
    var place = joint - 1
    while place >= 0, joint - place <= 20, !isBreak(place) {
      if let number = numbers.number(at: place), let end = peopleEnd(number.end, joint, of: count.fate) {
        let other = Count(kind: count.kind, value: number.value, fate: count.fate, span: place..<joint)
        guard joint - end <= 14, !isTaken(other, counts), !anotherFate(between: place, joint) else {
          return count
        }
        return Count(
          kind: count.kind, value: count.value + number.value, fate: count.fate,
          span: place..<count.span.upperBound)
      }
      place -= 1
    }
    return count
  }

  private static let joints: Set<UInt32> = [0x53CA, 0x548C, 0x4E0E, 0x3001]  // 及和与、
  /// A fate word that ends so names people and governs nothing before it: 伤者, 伤员, 遗体.
  static let nouns: Set<UInt32> = [0x8005, 0x5458, 0x4F53]

  /// Where the people counted by a number end: behind the unit, or at the fate word itself (3死5伤).
  private func peopleEnd(_ place: Int, _ limit: Int, of fate: Span) -> Int? {
    var place = place
    while place < limit, [0x591A, 0x4F59, 0x6765, 0x51E0, 0x20].contains(text[place]) { place += 1 }  // 多余来几
    if place == limit { return place }
    if units.contains(text[place]) { return isThing(place, fate) ? nil : place + 1 }
    return people.contains { place + $0.count <= limit && text[place..<place + $0.count].elementsEqual($0) }
      ? place : nil
  }

  /// Whether a number that ends at `place` counts people: 200余名, 三百多村民.
  func isPeople(_ place: Int) -> Bool {
    guard let end = peopleEnd(place, text.count, of: place..<place) else { return false }
    return (end < text.count || units.contains(text[end - 1])) && isCounted(end)
  }

  /// Whether people stand behind 个, which counts things as well: 16个小组疏散, 4个疏散点.
  private func isCounted(_ end: Int) -> Bool {
    guard end > 0, end < text.count, text[end - 1] == 0x4E2A else { return true }
    return text[end] == 0x4EBA || people.contains { $0.count > 1 && text[end...].starts(with: $0) }
  }

  /// Whether 个 counts something else: hours and months, and what begins with 死 (3个死角).
  private func isThing(_ place: Int, _ fate: Span) -> Bool {
    guard text[place] == 0x4E2A else { return false }
    return fate.count == 1 || Self.things.contains { text[(place + 1)...].starts(with: $0) }
  }

  private static let things = [
    "月", "多月", "半月", "小时", "多小时", "半小时", "钟头", "星期", "工作日", "乡镇", "街道", "村", "县", "省", "市", "国家", "单位", "家庭",
  ].map { $0.unicodeScalars.map(\.value) }

  private func anotherFate(between start: Int, _ end: Int) -> Bool {
    reading.fates.beginning(in: start..<max(start, end)) { $0.span }.contains { $0.span.upperBound <= end }
  }

  /// The number right behind the fate word: 死亡12人, 死亡人数已升至12人, 死3伤5, 转移群众3000余人.
  func after(_ kind: CasualtyKind, _ fate: Span, depth: Int = 0) -> Count? {
    let isMoved = kind == .evacuated || kind == .trapped
    var place = fate.upperBound
    while place < text.count, place - fate.upperBound <= (isMoved ? 14 : 7), !isBreak(place) {
      if let number = numbers.number(at: place) {
        if isMoved, number.end < text.count, text[number.end] == 0x6237 {  // 户
          place = number.end
          continue
        }
        let top = numbers.upperBound(at: number.end)?.end ?? number.end
        let end = peopleEnd(top, text.count, of: fate)
        guard isNear(place, fate, kind, people: end ?? bareEnd(top, fate)),
          !anotherFate(between: fate.upperBound, place), !belongsToNext(end ?? top, depth)
        else { return nil }
        return Count(kind: kind, value: number.value, fate: fate, span: fate.lowerBound..<(end ?? top))
      }
      place += 1
    }
    return nil
  }

  /// Whether a number at `place` is near enough behind a fate: 人数 may lead to it, 死 and 伤 must touch it.
  private func isNear(_ place: Int, _ fate: Span, _ kind: CasualtyKind, people end: Int?) -> Bool {
    if text[fate.upperBound..<place].contains(0x6570) { return true }  // 数
    if end != nil, kind == .evacuated || kind == .trapped { return true }
    if hasObject(fate, []) { return end != nil && isObject(text[fate.upperBound..<place], end ?? place) }
    return end != nil && place - fate.upperBound <= (fate.count == 1 ? 0 : 2)
  }

  /// Whether a number is of those whom a verb harmed: 炸死至少12人, 砍死母女3人, but not 刺死老师数百市民送行.
  private func isObject(_ between: ArraySlice<UInt32>, _ end: Int) -> Bool {
    between.allSatisfy(Self.about.contains) || between.count <= 6 && text[end - 1] == 0x4EBA
  }

  private static let about = Set("至少约近逾超过多达了".unicodeScalars.map(\.value))

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
  func isBreak(_ place: Int) -> Bool {
    if text[place] == 0x2C, place > 0, place + 1 < text.count {
      return !isDigit(text[place - 1]) || !isDigit(text[place + 1])
    }
    return [0x2C, 0x3002, 0x3B, 0x21, 0x3F, 0x0A, 0x3001].contains(text[place])
  }
}
