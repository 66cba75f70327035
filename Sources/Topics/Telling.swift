package import Model
import Text

/// One telling of a story, reduced to what two tellings are compared by.
package struct Telling: Sendable {
  /// What a letter of a title says about its story.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    /// Part of a listed word, hence of no name.
    static let listed = Marks(rawValue: 1)
    /// Starts a word like 小区 or 镇: what stands before it names a place.
    static let site = Marks(rawValue: 2)
    /// With the next letter it says nothing: a common pair.
    static let common = Marks(rawValue: 4)
    /// Starts a word like 镇 or 区: what stands before it names where half of all stories happen.
    static let district = Marks(rawValue: 8)
  }

  /// Letters and digits of the title, relative times and a reprint's marks left out.
  let letters: [UInt32]
  let marks: [Marks]
  /// Packed pairs of neighbouring letters, each once, in order.
  let pairs: [UInt64]
  let numbers: TitleNumbers
  /// Listed words of the title, by index.
  let words: Set<Int>
  /// Names of quarters, schools, villages in the title: the two letters before 小区, 小学, 村.
  let sites: Set<UInt64>
  /// The first letters of the text.
  let lead: [UInt32]
  let letterSet: LetterSet
  let leadSet: LetterSet
  let leadWords: Set<Int>
  /// Hashes of each twelve letters in a row of the lead, in order.
  let passages: [UInt32]
  /// Of the whole text; nil if it is short.
  let fingerprint: Fingerprint?
  /// The title ends in dots.
  let isCut: Bool

  /// Letters of the text that are compared one by one.
  private static let leadLength = 150

  /// - Parameter title: if it is empty, the beginning of the text stands for it.
  package init(title: String, text: String) {
    let heading = title.isEmpty ? text.prefix(60) : Heading.bare(title)
    let folded = RelativeTimes.removed(from: FoldedText(String(heading)))
    let letters = folded.filter { isHan($0) || isLatinOrDigit($0) }
    let body = FoldedText(text).scalars.filter { isHan($0) || isLatinOrDigit($0) }
    let found = Self.listed(letters)
    self.letters = letters
    (marks, words, sites) = found
    pairs = Grams.pairs(letters).sorted()
    numbers = TitleNumbers(folded)
    lead = Array(body.prefix(Self.leadLength))
    (letterSet, leadSet) = (LetterSet(letters), LetterSet(lead))
    leadWords = lead.isEmpty ? [] : Self.listed(lead).words
    passages = Self.passages(lead)
    fingerprint = Fingerprint(body)
    isCut = Heading.isCut(title)
  }

  package init(_ founder: TopicFounder) { self.init(title: founder.title, text: founder.text) }

  private static func passages(_ letters: [UInt32]) -> [UInt32] {
    let length = 12
    guard letters.count >= length else { return [] }
    return (0...letters.count - length).map { start in
      // FNV-1a over letters.
      letters[start..<start + length].reduce(0x811C_9DC5) { ($0 ^ $1) &* 0x0100_0193 }
    }.sorted()
  }

  private static func listed(_ letters: [UInt32]) -> (marks: [Marks], words: Set<Int>, sites: Set<UInt64>) {
    var marks = zip(letters, letters.dropFirst()).map { first, second -> Marks in
      CommonPairs.packed.contains(UInt64(first) << 32 | UInt64(second)) ? .common : []
    }
    if !letters.isEmpty { marks.append([]) }
    var words: Set<Int> = []
    var sites: [Int] = []
    NewsWords.standard.matcher.forEachHit(in: letters) { hit in
      let kind = NewsWords.standard.kinds[hit.word]
      switch kind {
      case .site:
        marks[hit.start].insert(.site)
        sites.append(hit.start)
      case .district:
        marks[hit.start].formUnion([.site, .district])
        sites.append(hit.start)
      case .matter, .gravity, .place, .show, .exercise: words.insert(hit.word)
      case .filler: break
      }
      if kind != .show, kind != .exercise {
        for place in hit.start..<hit.end { marks[place].insert(.listed) }
      }
    }
    return (marks, words, Set(sites.compactMap { name(before: $0, letters, marks) }))
  }

  /// The two letters before a site's word, if they can be a name.
  private static func name(before place: Int, _ letters: [UInt32], _ marks: [Marks]) -> UInt64? {
    guard place >= 2, marks[place - 1].isDisjoint(with: [.listed, .site]),
      marks[place - 2].isDisjoint(with: [.listed, .site]), isHan(letters[place - 1]),
      isHan(letters[place - 2])
    else { return nil }
    return UInt64(letters[place - 2]) << 32 | UInt64(letters[place - 1])
  }

  /// The title tells of a drill, training or inspection.
  var isExercise: Bool { words.contains { NewsWords.standard.kinds[$0] == .exercise } }

  /// Both titles name quarters, schools, towns, and none in common.
  func isElsewhere(than other: Telling) -> Bool {
    !sites.isEmpty && !other.sites.isEmpty && sites.isDisjoint(with: other.sites)
  }

  /// All places of the title, those of the list by their index.
  var places: Set<UInt64> {
    sites.union(words.lazy.filter { NewsWords.standard.kinds[$0] == .place }.map(UInt64.init))
  }

  /// The title's pairs, each once, with how much they help to find the same event: 2 a piece of a name, 1 of a listed
  /// word, 0 a common one.
  var weighedPairs: [UInt64: Int32] {
    var weights: [UInt64: Int32] = [:]
    for (place, (first, second)) in zip(letters, letters.dropFirst()).enumerated() {
      weights[UInt64(first) << 32 | UInt64(second)] = weight(ofPair: place)
    }
    return weights
  }

  private func weight(ofPair place: Int) -> Int32 {
    switch (marks[place].contains(.listed), marks[place + 1].contains(.listed)) {
    case (true, true): 1
    case (false, false): marks[place].contains(.common) ? 0 : 2
    default: 0
    }
  }
}

/// The numbers that a title states, apart: those that tell two stories from each other, and those that grow in one.
struct TitleNumbers: Sendable {
  /// Dates, ages, editions, ordinals: 3月 and 4月 notices are two stories.
  private(set) var naming: Set<[UInt32]> = []
  /// Casualties and sums: three dead in the morning are five at noon.
  private(set) var counting: Set<[UInt32]> = []

  private static let growing = Set("人名死伤例户万亿余多".unicodeScalars.map(\.value))
  private static let numerals = Set("一二三四五六七八九十百".unicodeScalars.map(\.value))
  private static let ordinal = Set("第之".unicodeScalars.map(\.value))

  init(_ text: [UInt32]) {
    var place = 0
    while place < text.count {
      if isDigit(text[place]) {
        let number = Array(text[place...].prefix { isDigit($0) })
        place += number.count
        if place < text.count, Self.growing.contains(text[place]) {
          counting.insert(number)
        } else {
          naming.insert(number)
        }
      } else if Self.ordinal.contains(text[place]) {
        let numeral = text[(place + 1)...].prefix { Self.numerals.contains($0) }
        if !numeral.isEmpty { naming.insert(Array(numeral)) }
        place += 1 + numeral.count
      } else {
        place += 1
      }
    }
  }

  /// Two titles that both name by numbers must share one.
  func contradict(_ other: TitleNumbers) -> Bool {
    let (all, others) = (naming.union(counting), other.naming.union(other.counting))
    return !naming.isEmpty && !other.naming.isEmpty && all.isDisjoint(with: others)
  }
}
