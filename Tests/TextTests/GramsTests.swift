import Testing
import Text

struct GramsTests {
  private func document(_ text: String) -> String { Grams.document(FoldedText(text)) }

  private func query(_ text: String) -> [String] { Grams.query(FoldedText(text)) }

  @Test(
    "A text is indexed by its pairs of Han characters, the last one alone, and whole words",
    arguments: [
      ("", ""), ("！。", ""), ("电", "电"), ("停电", "停电 电"), ("停电了", "停电 电了 了"), ("停电，停水", "停电 电 停水 水"),
      ("A股PM2.5超标", "a 股 pm2 5 超标 标"), ("報警110", "报警 警 110"), ("𠮷野", "𠮷野 野"),
    ])
  func documents(text: String, tokens: String) {
    #expect(document(text) == tokens)
  }

  @Test(
    "A query asks for pairs, or for one character or word as a beginning",
    arguments: [
      ("", []), ("？", []), ("电", ["电*"]), ("停电", ["停电"]), ("停电了", ["停电", "电了"]), ("PM2", ["pm2*"]),
      ("A股", ["a*", "股*"]), ("電梯", ["电梯"]),
    ] as [(String, [String])])
  func queries(words: String, tokens: [String]) {
    #expect(query(words) == tokens)
  }

  @Test("A text that holds a query's words has all of the query's tokens", arguments: 0..<60)
  func complete(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<30 {
      let text = FoldedText(random.text(of: "停电学校𠮷，。·a1 \n😀", most: 40))
      guard !text.scalars.isEmpty else { continue }
      let start = Int.random(in: 0..<text.scalars.count, using: &random)
      let end = Int.random(in: start...min(start + 6, text.scalars.count), using: &random)
      // A Latin word is found by its beginning, not from its middle.
      if start > 0, isLatinOrDigit(text.scalars[start]), isLatinOrDigit(text.scalars[start - 1]) { continue }
      let words = FoldedText(string(text.scalars[start..<end]))
      guard words.scalars == Array(text.scalars[start..<end]) else { continue }
      let tokens = Grams.document(text).split(separator: " ")
      for token in Grams.query(words) {
        let found = tokens.contains { token.hasSuffix("*") ? $0.hasPrefix(token.dropLast()) : $0 == token }
        #expect(found, "\(token) of \(string(words.scalars)) in \(string(text.scalars))")
      }
    }
  }

  @Test("Pairs are those of neighbours, each once")
  func pairs() {
    #expect(Grams.pairs(scalars("甲乙甲乙")).count == 2)
    #expect(Grams.pairs(scalars("甲乙丙")) == Grams.pairs(scalars("甲乙")).union(Grams.pairs(scalars("乙丙"))))
    #expect(Grams.pairs(scalars("甲乙")).isDisjoint(with: Grams.pairs(scalars("乙甲"))))
    #expect(Grams.pairs(scalars("甲")).isEmpty)
    #expect(Grams.pairs([]).isEmpty)
  }
}
