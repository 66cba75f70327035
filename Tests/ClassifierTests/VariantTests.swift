import Classifier
import Model
import Testing

/// Words written to slip past a filter.
struct VariantTests {
  private let table = """
    variants: { 拖: ["tuo"], 欠: ["qian"], 工: ["gong"], 资: ["zi"], 楼: ["lou", "娄木"], 死: ["亖"], 跳: ["tiao"] },
    """

  private func classifier(_ members: String = "variants: true,", points: Double = 6) throws -> Classifier {
    try Books.classifier(
      """
      { id: "wages", name: "欠薪", any: ["拖欠工资", "跳楼"], points: \(points), \(members) },
      { id: "crowd", name: "聚集", any: ["堵门"], points: 1 },
      """, sections: table)
  }

  @Test(
    "A rule that asks for it finds its words in disguise",
    arguments: ["拖qian工zi", "拖QIAN工ＺＩ", "tuo欠工资", "跳lou", "跳娄木", "tqgz", "拖欠工资"])
  func disguised(text: String) throws {
    #expect(try classifier().fires("老板\(text)了"))
    #expect(try classifier("").fires("老板\(text)了") == (text == "拖欠工资"))
  }

  @Test(
    "No form is made wholly of pinyin, none is a piece of a longer Latin word, none of another rule's words")
  func bounds() throws {
    for text in ["tuoqiangongzi", "跳loud", "atqgz", "堵men"] {
      #expect(try !classifier().fires(text), "\(text)")
    }
  }

  @Test("A word in disguise gives half the points, is named as such, and never flags alone")
  func half() throws {
    let alone = try classifier().assess(title: "", text: "老板拖qian工资")
    #expect(alone.evidence.map(\.points) == [3])
    #expect(alone.evidence[0].reason == "欠薪（变体写法）" && alone.evidence[0].text == "拖qian工资")
    #expect(!alone.flagged && alone.whyNot == "只有一处变体写法，须有旁证")
    #expect(try classifier().assess(title: "", text: "老板拖qian工资，工人堵门").flagged)
  }

  @Test("Where the plain word stands too it is the plain word that counts")
  func plainFirst() throws {
    let both = try classifier().assess(title: "", text: "老板拖qian工资，就是拖欠工资")
    #expect(both.evidence.map(\.text) == ["拖欠工资"] && both.flagged)
  }

  @Test("However many spellings, a word has no more than 48 forms and long words stay quick")
  func bounded() throws {
    let many = (0..<12).map { "\"z\($0)\"" }.joined(separator: ",")
    let long = String(repeating: "资", count: 2) + "工资工资工资工资工资"
    let table = "variants: { 资: [\(many)], 工: [\(many)] },"
    let rule = "{ id: \"a\", name: \"a\", any: [\"\(long)\"], variants: true, points: 3 }"
    #expect(try Books.classifier(rule, sections: table).fires(long))
  }
}
