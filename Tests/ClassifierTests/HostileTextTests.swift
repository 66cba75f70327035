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

  @Test(
    "A megabyte of one phrase, with the shipped rules too, takes time by its length", .timeLimit(.minutes(5)),
    arguments: [
      "老师打学生", "未发现学生被打，", "仑苍镇大宇村英国晋江文学城", "拖欠工资农民工讨薪堵门", "演练中3名学生死亡5人受伤失踪2人",
    ])
  func megabyte(phrase: String) throws {
    let text = String(repeating: phrase, count: 1_000_000 / phrase.utf8.count)
    #expect(try Shipped.classifier.get().assess(title: phrase, text: text).rulebook.hasPrefix("k"))
  }

  @Test(
    "Two words of a rule that never stand near each other, forty thousand times each, are no square",
    .timeLimit(.minutes(5)), arguments: ["clause", "sentence", "9"])
  func company(within: String) throws {
    let reach = Int(within) == nil ? "\"\(within)\"" : within
    let rule = """
      { id: "one", name: "一", any: ["甲"], with: [["乙"]], within: \(reach), except: ["丙甲"], order: true, points: 3 },
      { id: "two", name: "二", any: ["丁"], without: ["戊"], withoutIn: "clause", points: 3 },
      """
    let classifier = try Books.classifier(rule)
    let (left, right) = (String(repeating: "甲。丙甲", count: 20_000), String(repeating: "乙。丙乙", count: 20_000))
    #expect(!classifier.fires(left + "一二三四五六七八九十。" + right))
    #expect(!classifier.fires(String(repeating: "丁戊，", count: 20_000)))
  }

  @Test(
    "One bench judges items one after another as a new one each, whatever the last one was", arguments: 0..<4)
  func reuse(seed: UInt64) throws {
    var random = Seeded(seed)
    let classifier = try Shipped.classifier.get()
    var bench = Bench(classifier)
    for _ in 0..<500 {
      let (title, text) = (random.text(most: 12), random.text(most: 60))
      #expect(
        classifier.assess(title: title, text: text, on: &bench) == classifier.assess(title: title, text: text)
      )
    }
  }

  @Test(
    "With the shipped rules, whatever the characters, evidence is the slice that it names", arguments: 0..<8)
  func shipped(seed: UInt64) throws {
    var random = Seeded(seed &+ 1000)
    let classifier = try Shipped.classifier.get()
    var bench = Bench(classifier)
    for _ in 0..<2500 {
      let (title, text) = (random.wild(most: 8), random.wild(most: 30))
      for evidence in classifier.assess(title: title, text: text, on: &bench).evidence {
        let field = Array((evidence.field == .title ? title : text).unicodeScalars)
        try #require(
          evidence.start >= 0 && evidence.length > 0 && evidence.start + evidence.length <= field.count)
        let slice = field[evidence.start..<evidence.start + evidence.length]
        #expect(Array(evidence.text.unicodeScalars) == Array(slice))
      }
    }
  }

  @Test(
    "Nor does a text full of the shipped words", .timeLimit(.minutes(1)),
    arguments: ["3名学生受伤死亡", "司机母子死亡", "被骗1万元", "3人聚集堵门", "请转发紧急", "2019年1月死亡", "书记受贿12岁", "过火1亩"])
  func shippedRepetition(phrase: String) throws {
    let text = String(repeating: phrase, count: 5000)
    #expect(try Shipped.classifier.get().assess(title: "", text: text).rulebook.hasPrefix("k"))
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

    /// Words of the shipped rules among characters from all over Unicode.
    mutating func wild(most: Int) -> String {
      let words = [
        "拖欠工资", "學生", "食物中毒", "跳楼", "家长", "投诉", "无人管", "化工厂", "爆炸", "死亡", "仑苍", "🏳️‍🌈", "👨‍👩‍👧", "e\u{301}",
        "\u{202E}", "\u{0627}\u{0644}", "\0", "𠀀", "\u{FE0F}", "·", "　",
      ]
      return (0..<Int.random(in: 0...most, using: &self)).map { _ in
        if Bool.random(using: &self) { return words.randomElement(using: &self) ?? "" }
        let code = UInt32.random(in: 0...0x10FFFF, using: &self)
        return Unicode.Scalar(code).map { String(Character($0)) } ?? "\u{FFFD}"
      }.joined()
    }

    mutating func text(most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &self)).map { _ in Self.pieces.randomElement(using: &self) ?? "" }
        .joined()
    }
  }
}
