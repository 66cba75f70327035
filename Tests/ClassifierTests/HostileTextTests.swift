import Classifier
import Model
import Testing

/// Texts that nobody writes in good faith.
struct HostileTextTests {
  @Test(
    "A text of one phrase over and over takes time by its length, not by its square", .timeLimit(.minutes(1)),
    arguments: ["死伤", "3死", "死亡1", "死亡3人", "未打人", "学校花园", "云南通报", "演练死亡", "仑苍英国"])
  func repetition(phrase: String) throws {
    let text = String(repeating: phrase, count: 20_000)
    #expect(try Books.classifier().assess(title: "", text: text).rulebook.hasPrefix("k"))
  }

  @Test("Whatever the characters, evidence is the slice that it names and counts are sane", arguments: 0..<40)
  func random(seed: UInt64) throws {
    var random = Seeded(seed)
    let classifier = try Books.classifier()
    for _ in 0..<50 {
      let (title, text) = (random.text(most: 12), random.text(most: 40))
      let assessment = classifier.assess(title: title, text: text)
      for evidence in assessment.evidence {
        let field = Array((evidence.field == .title ? title : text).unicodeScalars)
        try #require(evidence.start >= 0 && evidence.start + evidence.length <= field.count)
        let slice = field[evidence.start..<evidence.start + evidence.length]
        #expect(Array(evidence.text.unicodeScalars) == Array(slice))
      }
      let casualties = assessment.casualties
      for count in [casualties.deaths, casualties.injured, casualties.missing, casualties.affected] {
        #expect((count ?? 0) >= 0)
      }
      #expect(assessment.flagged == (assessment.whyNot == nil))
      #expect(assessment.flagged == (assessment.severity != nil))
    }
  }

  /// Random texts of words, numbers and signs that mean something to the reader of casualties (SplitMix64).
  private struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    private static let pieces = [
      "死", "伤", "亡", "死亡", "受伤", "重伤", "失踪", "中毒", "身亡", "人", "名", "个", "多", "余", "几", "数", "近", "逾", "十",
      "百", "万",
      "一", "两", "三", "七", "八", "零", "第", "1", "2", "９", "0", ",", "，", ".", "。", "、", "\n", " ", "·",
      "\u{200B}", "😀", "打人",
      "毆打", "未", "没有", "演练", "其中", "小时", "月", "英国", "云南", "通报", "南安", "9999999999", "亿", "\0", "急急急", "𠮷",
    ]

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func text(most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &self)).map { _ in Self.pieces.randomElement(using: &self) ?? "" }
        .joined()
    }
  }
}
