import Testing
import Text

struct WordMatcherTests {
  private func hits(_ words: [String], _ text: String) -> [Found] {
    hits(words.map(scalars), scalars(text))
  }

  private func hits(_ words: [[UInt32]], _ text: [UInt32]) -> [Found] {
    var found: [Found] = []
    WordMatcher(words).forEachHit(in: text) { found.append(Found($0)) }
    return found
  }

  @Test("Overlapping words, words within words and words of one character are all found, in order of start")
  func overlaps() {
    let found = hits(["中毒", "食物中毒", "毒", "物中"], "食物中毒")
    #expect(found.map(\.word) == [1, 3, 0, 2])
    #expect(found.map(\.range) == [0..<4, 1..<3, 2..<4, 3..<4])
  }

  @Test("Equal words are found under each of their numbers, empty ones never")
  func duplicates() {
    #expect(hits(["停电", "", "停电", "电", "电"], "停电").map(\.word).sorted() == [0, 2, 3, 4])
  }

  @Test("A word at the very end is found, one that runs over it is not")
  func ends() {
    #expect(hits(["停电了"], "又停电").isEmpty)
    #expect(hits(["停电"], "又停电").map(\.range) == [1..<3])
    #expect(hits(["电"], "电").map(\.range) == [0..<1])
  }

  @Test("Nothing is found in an empty text or by an empty list")
  func nothing() {
    #expect(hits(["停电"], "").isEmpty)
    #expect(hits([] as [String], "停电三天").isEmpty)
    #expect(hits([""], "停电三天").isEmpty)
  }

  @Test("Characters beyond the Basic Multilingual Plane match only themselves")
  func rare() {
    #expect(hits(["𠮷野", "😀"], "𠮷野家😀").map(\.range.lowerBound) == [0, 3])
    #expect(hits(["\u{0BB7}野"], "𠮷野").isEmpty)
  }

  @Test("On random texts and word lists it finds what a plain search finds", arguments: 0..<40)
  func agreesWithPlainSearch(seed: UInt64) {
    var random = Seeded(seed)
    // Few characters make many overlaps, many make many buckets.
    let alphabet = seed % 2 == 0 ? "甲乙丙𠮷a" : string(0x4E00..<0x4E40)
    let words = (0..<(seed % 4 == 3 ? 400 : 30)).map { _ in scalars(random.text(of: alphabet, most: 5)) }
    for _ in 0..<10 {
      let text = scalars(random.text(of: alphabet, most: 60))
      let found = hits(words, text)
      #expect(Set(found) == plainSearch(words, text))
      #expect(found.count == Set(found).count)
      #expect(found.map(\.range.lowerBound) == found.map(\.range.lowerBound).sorted())
    }
  }
}
