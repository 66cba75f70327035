import Testing
import Text

/// Folding and matching together, on thousands of random texts and word lists, held against naive ones.
struct MatchingPropertyTests {
  /// Alphabets of which each text draws: few characters make many overlaps and repeats, many make many first pairs.
  private static let alphabets = [
    "甲乙丙甲乙", "甲乙 ·*丙-.", "學学校校体體罰", "拖欠工资Ａa9９①⑴é", "天\u{200B}安\u{FE0F}门\u{0}\u{301}·",
    "😀👧\u{200D}👨🇨🇳急急", "𠮷𠮷野𝐀𝟏家", "سلام停 电\u{202E}", "停电，。！\n\r\u{3000}水", "〇○零壹一", string(0x4E00..<0x4E40),
    string(0x3400..<0x3420) + string(0x20000..<0x20020),
  ]

  private static func text(_ random: inout Seeded, most: Int) -> String {
    var text = ""
    for _ in 0...Int.random(in: 0...2, using: &random) {
      let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &random)]
      text += random.text(of: alphabet, most: most)
    }
    return text
  }

  @Test("Any text folds as a naive folding of it, also in buffers that held another", arguments: 0..<100)
  func foldsAsNaive(seed: UInt64) {
    var random = Seeded(seed)
    var reused = FoldedText()
    for _ in 0..<40 {
      let text = Self.text(&random, most: 40)
      let naive = NaiveFolding(text)
      reused.refold(text)
      #expect(reused.scalars == naive.scalars, "\(text.debugDescription)")
      #expect(reused.origins.map(Int.init) == naive.origins, "\(text.debugDescription)")
      #expect(FoldedText(text).scalars == reused.scalars)
    }
  }

  @Test(
    "Any words are found where a plain search finds them, in order, and whether any is there",
    arguments: 0..<100)
  func findsAsPlainSearch(seed: UInt64) {
    var random = Seeded(1000 + seed)
    let words = (0..<[1, 5, 40, 300][Int(seed % 4)]).map { _ in
      FoldedText(Self.text(&random, most: 2)).scalars
    }
    let matcher = WordMatcher(words)
    var hits: [WordMatcher.Hit] = []
    for _ in 0..<20 {
      let text = FoldedText(Self.text(&random, most: 100)).scalars
      hits.removeAll(keepingCapacity: true)
      matcher.find(in: text, into: &hits)
      let found = hits.map(Found.init)
      let expected = plainSearch(words, text)
      #expect(Set(found) == expected)
      #expect(found.count == expected.count)
      #expect(found == found.sorted { Self.order($0) < Self.order($1) })
      #expect(matcher.contains(anyIn: text) == !expected.isEmpty)
    }
  }

  private static func order(_ found: Found) -> (Int, Int, Int) {
    (found.range.lowerBound, found.range.upperBound, found.word)
  }

  @Test("Every hit, cut out of the original and folded again, holds its word", arguments: 0..<100)
  func hitsCutOutTheirWords(seed: UInt64) {
    var random = Seeded(2000 + seed)
    let words = (0..<60).map { _ in FoldedText(Self.text(&random, most: 2)).scalars }
    let matcher = WordMatcher(words)
    for _ in 0..<20 {
      let text = Self.text(&random, most: 60)
      let original = scalars(text)
      let folded = FoldedText(text)
      matcher.forEachHit(in: folded.scalars) { hit in
        let range = folded.originalRange(hit.start..<hit.end)
        let again = FoldedText(string(original[range])).scalars
        #expect(again.holds(words[hit.word]), "\(text.debugDescription) \(range)")
      }
    }
  }

  @Test("Hits are appended to those that are there")
  func appends() {
    let matcher = WordMatcher([scalars("停电")])
    var hits: [WordMatcher.Hit] = []
    matcher.find(in: scalars("停电"), into: &hits)
    matcher.find(in: scalars("又停电"), into: &hits)
    #expect(hits.map(\.start) == [0, 1])
  }

  @Test("A megabyte without a blank: every word of it at every place")
  func longText() {
    let text = String(repeating: "停电停水", count: 90_000)
    let folded = FoldedText(text)
    #expect(folded.scalars.count == 360_000)
    var hits: [WordMatcher.Hit] = []
    WordMatcher([scalars("停电"), scalars("水"), scalars("停电停水停电")]).find(in: folded.scalars, into: &hits)
    #expect(hits.count == 90_000 * 2 + 89_999)
    #expect(folded.originalRange(359_998..<360_000) == 359_998..<360_000)
  }

  @Test("A character repeated a million times is one, and comes from all of them")
  func longRepeat() {
    let folded = FoldedText(String(repeating: "急", count: 1_000_000) + "求助")
    #expect(string(folded.scalars) == "急求助")
    #expect(folded.originalRange(0..<2) == 0..<1_000_001)
  }

  @Test("A hundred thousand words, and each is found in a text of all")
  func manyWords() {
    var random = Seeded(7)
    var words: Set<[UInt32]> = []
    while words.count < 100_000 {
      words.insert(
        (0..<Int.random(in: 2...5, using: &random)).map { _ in .random(in: 0x4E00..<0x9FA0, using: &random) })
    }
    let list = Array(words)
    var found: Set<Int> = []
    WordMatcher(list).forEachHit(in: Array(list.joined(separator: [0x2C]))) { found.insert($0.word) }
    #expect(found.count == 100_000)
  }

  @Test("Ten thousand equal words, and words within words a thousand deep")
  func piledUp() {
    let equal = Array(repeating: scalars("停电"), count: 10_000)
    var hits: [WordMatcher.Hit] = []
    WordMatcher(equal).find(in: scalars("停电停电"), into: &hits)
    #expect(hits.map(\.word) == Array(0..<10_000) + Array(0..<10_000))
    let nested = (1...1000).map { Array(repeating: UInt32(0x41), count: $0) }
    hits.removeAll()
    WordMatcher(nested).find(in: Array(repeating: 0x41, count: 1500), into: &hits)
    #expect(hits.count == 500 * 1000 + 1000 * 1001 / 2)
  }

  @Test("U+0000 in words and texts is a character like any other to the matcher")
  func nul() {
    var hits: [WordMatcher.Hit] = []
    WordMatcher([[0], [0, 0], [0x41, 0, 0]]).find(in: [0x41, 0, 0], into: &hits)
    #expect(
      hits.map(Found.init) == [
        Found(word: 2, range: 0..<3), Found(word: 0, range: 1..<2), Found(word: 1, range: 1..<3),
        Found(word: 0, range: 2..<3),
      ])
  }
}
