import Model
import Text

/// Counts the people that a document says came to harm.
///
/// A fate word takes the number that stands with people before it in its clause (6人死亡, 5名工人不幸遇难), else the
/// one right behind it (死亡12人, 死亡人数升至9), else the one person or pair that it is said of (村民王某死亡, 母子溺亡).
/// No number is taken twice, but by words that stand as one (3人中毒身亡) and by the death of those hurt or trapped
/// before. Heavily and lightly hurt in one sentence are added; between sentences the larger count holds, for later
/// sentences repeat. Nothing is taken from sentences about other times and other events.
struct CasualtyReader {
  let reading: Reading
  let units: Set<UInt32>
  let people: [[UInt32]]
  let text: [UInt32]
  let numbers: NumberReader

  init(reading: Reading, units: Set<UInt32>, people: [[UInt32]]) {
    self.reading = reading
    self.units = units
    self.people = people
    text = reading.document.scalars
    numbers = NumberReader(text)
  }

  struct Count: Equatable {
    var kind: CasualtyKind
    var value: Int
    /// The fate word itself.
    var fate: Span
    /// Number and fate word together.
    var span: Span
  }

  /// Every count that the text states, in order.
  func counts() -> [Count] {
    guard !reading.fates.isEmpty else { return [] }
    var counts: [Count] = []
    let otherTimes = otherTimes()
    for fate in reading.fates where isWhole(fate.span) {
      let sentence = reading.document.sentences.sentence(at: fate.span.lowerBound)
      if otherTimes.contains(sentence) || isUnreal(fate.span) { continue }
      if let count = numbered(fate.kind, fate.span, counts) {
        add(count, to: &counts)
      } else if reading.negation(before: fate.span) == nil,
        let count = unnumbered(fate.kind, fate.span, fate.single)
      {
        counts.append(count)
      }
    }
    return counts
  }

  private func numbered(_ kind: CasualtyKind, _ fate: Span, _ counts: [Count]) -> Count? {
    if let count = before(kind, fate, counts), !isTaken(count, counts) { return count }
    return after(kind, fate)
  }

  /// Takes a count in; who died is no longer hurt or missing.
  private func add(_ count: Count, to counts: inout [Count]) {
    let near = counts.suffix(Self.neighbours)
    if near.contains(where: { $0.kind == count.kind && $0.span.overlaps(count.span) }) { return }
    if count.kind == .deaths {
      let died = near.lastIndex {
        ($0.kind == .injured || $0.kind == .missing) && $0.span.lowerBound == count.span.lowerBound
          && $0.fate.upperBound <= count.fate.lowerBound
      }
      if let died { counts.remove(at: died) }
    }
    counts.append(count)
  }

  /// Whether a number is another fate's already: the 3 of 死亡3人受伤5人 is the dead's.
  func isTaken(_ count: Count, _ counts: [Count]) -> Bool {
    counts.suffix(Self.neighbours).contains {
      $0.span.contains(count.span.lowerBound) && $0.fate != count.fate
        && $0.fate.upperBound != count.fate.lowerBound
        && !(count.kind.seesThrough($0.kind) && $0.fate.lowerBound > count.span.lowerBound)
    }
  }

  /// No more fates than this have a number within the reach of one.
  private static let neighbours = 24

  /// Whether the word stands by itself: neither within a longer one (亡 in 死亡, 死 in 死里逃生) nor half of 死伤 or 伤亡,
  /// which tell no fate from the other.
  private func isWhole(_ span: Span) -> Bool {
    let reach = span.upperBound - reading.longestWord..<span.upperBound + 1
    let near = reading.fates.beginning(in: reach) { $0.span }
    let excepts = reading.marks[.noFate].beginning(in: reach) { $0 }
    return !near.contains { covers($0.span, span) || isOtherHalf($0.span, of: span) || goesOn($0.span, span) }
      && !excepts.contains { covers($0, span) }
  }

  private func covers(_ longer: Span, _ span: Span) -> Bool {
    longer.count > span.count && longer.upperBound >= span.upperBound && longer.lowerBound <= span.lowerBound
  }

  /// Whether another word begins within and ends later: 死亡 in 中毒死亡, where no 毒死 stands.
  private func goesOn(_ other: Span, _ span: Span) -> Bool {
    span.lowerBound < other.lowerBound && other.lowerBound < span.upperBound
      && span.upperBound < other.upperBound
  }

  private func isOtherHalf(_ other: Span, of span: Span) -> Bool {
    other.count == 1 && span.count == 1
      && (other.upperBound == span.lowerBound || other.lowerBound == span.upperBound)
  }

  /// Whether the clause says that it might happen or almost did: 可能造成3人死亡.
  private func isUnreal(_ fate: Span) -> Bool {
    reading.marks[.unreal].beginning(in: fate.lowerBound - 30..<fate.lowerBound) { $0 }
      .contains { reading.sameClause($0.lowerBound, fate.lowerBound) }
  }
}

// Totals.
extension CasualtyReader {
  /// The totals; 0 for the dead and hurt where the text says that there were none.
  func casualties(_ counts: [Count]) -> Casualties {
    Casualties(
      deaths: total(.deaths, counts) ?? none(.deaths), injured: total(.injured, counts) ?? none(.injured),
      missing: total(.missing, counts) ?? none(.missing), affected: affected(counts) ?? none(.affected))
  }

  /// The heavily hurt, where the text tells them apart.
  func heavy(_ counts: [Count]) -> Int? {
    counts.filter { $0.kind == .injured && parts(text[$0.fate]) == (true, false) }.map(\.value).max()
  }

  /// Those taken ill; those in hospital where an illness is named and no sick are counted.
  private func affected(_ counts: [Count]) -> Int? {
    if let ill = total(.affected, counts) { return ill }
    return reading.fates.contains { $0.kind == .affected } ? total(.treated, counts) : nil
  }

  private func none(_ kind: CasualtyKind) -> Int? {
    let all = kind == .deaths || kind == .injured ? reading.noCasualties : []
    let own = reading.marks[.none(kind)]
    return all.isEmpty && own.isEmpty ? nil : 0
  }

  /// The count of one kind; nil where none is stated.
  func total(_ kind: CasualtyKind, _ counts: [Count]) -> Int? {
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
      let (heavy, light) = self.parts(text[count.fate])
      if heavy != light {
        parts[word] = max(parts[word] ?? 0, count.value)
      } else {
        whole = max(whole, count.value)
      }
    }
    return max(whole, parts.values.reduce(0, +))
  }

  /// Whether a fate word speaks of the heavily 重, of the lightly 轻 hurt.
  private func parts(_ word: ArraySlice<UInt32>) -> (heavy: Bool, light: Bool) {
    (word.contains(0x91CD), word.contains(0x8F7B))
  }
}
