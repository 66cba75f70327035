import Classifier
import Model
import Testing

/// What a rule may ask beside its words.
struct RuleConditionTests {
  private func rule(_ members: String, points: String = "3", sections: String = "") throws -> Classifier {
    try Books.classifier(
      "{ id: \"one\", name: \"一\", points: \(points), \(members) }", sections: sections)
  }

  private func complaint(_ members: String, sections: String = "") -> DataFileError? {
    do {
      _ = try rule(members, sections: sections)
      return nil
    } catch {
      return error as? DataFileError
    }
  }

  @Test(
    "Words of a rule with an order stand in it: `any` first, then one of each list in turn",
    arguments: [
      ("家长堵门讨退费", true), ("讨退费家长堵门", false), ("家长讨退费堵门", false), ("堵门的家长讨退费", false), ("家长堵门。讨退费", false),
      ("退费难，家长堵门讨退费", true), ("家长在家长会上堵门，又退费", true),
    ])
  func order(text: String, fires: Bool) throws {
    let ordered = try rule(#"any: ["家长"], with: [["堵门"], ["退费"]], order: true"#)
    #expect(ordered.fires(text) == fires)
  }

  @Test("Of words that overlap the shorter leaves room for the next")
  func orderOverlaps() throws {
    #expect(try rule(#"any: ["甲"], with: [["乙丙", "乙"], ["丙丁"]], order: true"#).fires("甲乙丙丁"))
  }

  @Test(
    "A number rule fires from its least number on, in whatever way the number is written",
    arguments: [
      ("5名学生腹痛", true), ("４名学生腹痛", false), ("五名学生腹痛", true), ("三十余名学生腹痛", true), ("12学生腹痛", true),
      ("学生腹痛", false), ("腹痛的学生有5名", false), ("15岁学生腹痛", false), ("近百名学生腹痛", true), ("5名学生在校。腹痛", false),
      ("3名学生和6名学生腹痛", true), ("第5名学生腹痛", false),
    ])
  func numbers(text: String, fires: Bool) throws {
    let counted = try rule(#"any: ["腹痛"], numbers: [{ of: ["学生"], least: 5 }]"#)
    #expect(counted.fires(text) == fires)
  }

  @Test(
    "A rule of a place speaks of no other",
    arguments: [("仑苍有人打人", true), ("南安有人打人", true), ("云南有人打人", false), ("有人打人", false)])
  func place(text: String, fires: Bool) throws {
    #expect(try rule(#"any: ["打人"], place: ["ours", "maybe"]"#).fires(text) == fires)
  }

  private let media = #"media: { central: ["新华社", "人民日报"], province: ["福建日报"], self: ["公众号"] },"#

  @Test(
    "A rule of a rank of the media judges items from there alone, told by the longest name in the source's",
    arguments: [
      (ItemSource(name: "新华社福州电"), true), (ItemSource(name: "新華社"), true), (ItemSource(name: "福建日报"), false),
      (ItemSource(name: "某某公众号"), false), (ItemSource(), false), (ItemSource(tier: .central), true),
      (ItemSource(name: "新华社", tier: .own), false), (ItemSource(name: "不认识的报"), false),
    ])
  func source(source: ItemSource, fires: Bool) throws {
    let central = try rule(#"any: ["打人"], source: ["central"]"#, sections: media)
    #expect(central.assess(title: "", text: "有人打人", source: source).flagged == fires)
  }

  @Test("A rule's own examples hold whatever its source")
  func exampleSource() throws {
    #expect(try rule(#"any: ["打人"], source: ["central"]"#, sections: media).fires("有人打人"))
  }

  @Test(
    "`withoutIn` says how far what rules a word out reaches",
    arguments: [
      ("clause", "打人，演出", true), ("clause", "演出打人", false), ("sentence", "打人，演出", false),
      ("sentence", "打人。演出", true),
      ("text", "打人。后来演出", false), ("text", "打人。后来散了", true),
    ])
  func withoutReach(reach: String, text: String, fires: Bool) throws {
    let bounded = try rule(#"any: ["打人"], without: ["演出"], withoutIn: "\#(reach)""#)
    #expect(bounded.fires(text) == fires)
  }

  @Test("Phrases excepted for all rules silence the words of any, companions too")
  func commonExcept() throws {
    let common = try rule(#"any: ["爆炸"], with: [["票房", "工厂"]]"#, sections: #"except: ["票房爆炸", "工厂店"],"#)
    #expect(!common.fires("票房爆炸"))
    #expect(!common.fires("工厂店爆炸"))
    #expect(common.fires("工厂爆炸，票房爆炸"))
  }

  @Test(
    "A mistake in a condition names its field and what to do",
    arguments: [
      (#"any: ["甲"], order: true"#, "rules[one].order", "with"),
      (#"any: ["甲"], with: [["乙"]], order: 1"#, "rules[one].order", "true or false"),
      (#"any: ["甲"], numbers: [{ of: [], least: 5 }]"#, "rules[one].numbers[0].of", "at least one noun"),
      (#"any: ["甲"], numbers: [{ of: ["人"], least: 0 }]"#, "rules[one].numbers[0].least", "from 1"),
      (#"any: ["甲"], numbers: [{ of: ["人"], most: 5 }]"#, "rules[one].numbers[0].most", "known: least, of"),
      (#"any: ["甲"], place: ["our"]"#, "rules[one].place", "ours, maybe, elsewhere, unknown"),
      (#"any: ["甲"], source: ["party"]"#, "rules[one].source", "overseas, central, province"),
      (#"any: ["甲"], withoutIn: "text""#, "rules[one].withoutIn", "without"),
      (#"any: ["甲"], without: ["乙"], withoutIn: "page""#, "rules[one].withoutIn", "clause"),
      (#"any: ["甲"], variants: "yes""#, "rules[one].variants", "true or false"),
    ])
  func mistakes(members: String, field: String, hint: String) throws {
    let error = try #require(complaint(members))
    #expect(error.file == "schooling.json5" && error.line != nil)
    #expect(error.field == field)
    #expect(error.problem.contains(hint), "\(error.problem)")
  }

  @Test(
    "A mistake in what all rules share names its field",
    arguments: [
      ("media: { paper: [\"甲\"] },", "media.paper"), ("media: { central: \"甲\" },", "media.central"),
      ("except: \"甲\",", "except"), ("variants: { 工资: [\"gz\"] },", "variants.工资"),
      ("variants: { 钱: [] },", "variants.钱"), ("variants: { 钱: [\"钱\"] },", "variants.钱"),
    ])
  func sharedMistakes(section: String, field: String) throws {
    let error = try #require(complaint(#"any: ["甲"]"#, sections: section))
    #expect(error.file == "severity.json5" && error.field == field)
  }
}
