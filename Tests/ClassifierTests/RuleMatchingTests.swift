import Classifier
import Model
import Testing

struct RuleMatchingTests {
  private func rule(_ members: String, points: String = "3") throws -> Classifier {
    try Books.classifier("{ id: \"one\", name: \"一\", points: \(points), \(members) }")
  }

  @Test(
    "A word fires in every spelling of it",
    arguments: [
      "路上有人打人", "打人", "路上打　人", "打·人", "打\u{200B}人", "打人打人", "😀打人", "学校里面有人打人。",
    ])
  func any(text: String) throws {
    #expect(try rule(#"any: ["打人", "毆打"]"#).fires(text))
  }

  @Test("Rule words are folded as texts are")
  func foldedRule() throws {
    let classifier = try rule(#"any: ["毆 打", "ＰＭ2.5"]"#)
    #expect(classifier.fires("殴打学生"))
    #expect(classifier.fires("毆打學生"))
    #expect(classifier.fires("pm2.5超标"))
    #expect(!classifier.fires("殴 的 打"))
  }

  @Test(
    "A rule with company fires only where each list has a word within reach",
    arguments: [
      ("clause", "学生在校被打", true), ("clause", "学生在校，被打", false), ("clause", "被打的学生", true),
      ("sentence", "学生在校，被打", true), ("sentence", "学生在校。被打", false), ("sentence", "学生在校；被打", false),
      ("text", "学生在校。后来，\n被打", true), ("text", "老师在校，被打", false),
    ])
  func reach(within: String, text: String, fires: Bool) throws {
    let classifier = try rule(#"any: ["被打"], with: [["学生", "孩子"]], within: "\#(within)""#)
    #expect(classifier.fires(text) == fires)
  }

  @Test(
    "A reach in characters counts those between the two words",
    arguments: [
      ("学生被打", 1, true), ("学生甲被打", 1, true), ("学生甲乙被打", 1, false), ("学生甲乙被打", 2, true), ("被打甲乙学生", 2, true),
      ("被打甲乙丙学生", 2, false), ("学生。被打", 1, true), ("学生一二三四五六七八九十被打", 10, true),
    ])
  func reachInCharacters(text: String, characters: Int, fires: Bool) throws {
    let classifier = try rule(#"any: ["被打"], with: [["学生"]], within: \#(characters)"#)
    #expect(classifier.fires(text) == fires)
  }

  @Test("Without a reach the sentence is meant")
  func defaultReach() throws {
    let classifier = try rule(#"any: ["被打"], with: [["学生"]]"#)
    #expect(classifier.fires("学生在校，被打"))
    #expect(!classifier.fires("学生在校。被打"))
  }

  @Test("A rule of the lead looks at the title and at what counts in full, no farther")
  func lead() throws {
    let classifier = try rule(#"any: ["打人"], where: "lead""#)
    let nineteen = "某村今天天气很好大家都在家里休息聊天呢"
    #expect(classifier.fires(nineteen + "打人"))
    #expect(!classifier.fires(nineteen + "啊打人"))
    #expect(classifier.fires("", title: nineteen + nineteen + "打人"))
    #expect(try rule(#"any: ["打人"], where: "anywhere""#).fires(nineteen + nineteen + "打人"))
  }

  @Test("Every list of company must be there, and another place of the word may have it")
  func severalLists() throws {
    let classifier = try rule(#"any: ["被打"], with: [["学生"], ["老师"]]"#)
    #expect(classifier.fires("老师说学生被打"))
    #expect(!classifier.fires("学生被打。老师来了"))
    #expect(classifier.fires("被打。老师说学生被打"))
  }

  @Test("Title and text are not one sentence, but one document")
  func titleAndText() throws {
    let sentence = try rule(#"any: ["被打"], with: [["学生"]]"#)
    #expect(!sentence.fires("被打", title: "学生"))
    #expect(sentence.fires("老师来了", title: "学生被打"))
    let whole = try rule(#"any: ["被打"], with: [["学生"]], within: "text""#)
    #expect(whole.fires("被打", title: "学生"))
  }

  @Test("No word is found across the border of title and text")
  func border() throws {
    let classifier = try rule(#"any: ["被打"]"#)
    #expect(!classifier.fires("打人", title: "学生被"))
  }

  @Test("A word of `without` silences its own sentence only")
  func without() throws {
    let classifier = try rule(#"any: ["欺凌"], without: ["预防", "讲座"]"#)
    #expect(!classifier.fires("预防欺凌"))
    #expect(!classifier.fires("校园欺凌，专家讲座"))
    #expect(classifier.fires("昨天有讲座。今天发生欺凌"))
    #expect(classifier.fires("预防欺凌。又见欺凌"))
  }

  @Test("A phrase of `except` excuses the words inside it and no others")
  func except() throws {
    let classifier = try rule(#"any: ["投诉", "爆炸"], except: ["投诉电话", "票房爆炸"]"#)
    #expect(!classifier.fires("投诉电话12345"))
    #expect(!classifier.fires("票房爆炸"))
    #expect(classifier.fires("投诉电话打不通，继续投诉"))
    #expect(classifier.fires("投诉了电话"))
    let company = try rule(#"any: ["老师"], with: [["投诉"]], except: ["投诉电话"]"#)
    #expect(!company.fires("老师的投诉电话"))
    #expect(company.fires("老师被投诉"))
  }

  @Test("An area's excepted phrases hold for all its rules")
  func areaExcept() throws {
    let classifier = try rule(#"any: ["校花", "花园"]"#)
    #expect(!classifier.fires("学校花园开放"))
    #expect(classifier.fires("学校花园评校花"))
  }

  @Test(
    "A negation before the word, in its clause and within reach, silences it",
    arguments: [
      ("未发现打人", false), ("未打人", false), ("没有人在打人", false), ("没有人在校里打人", false), ("没有人在学校里打人", true),
      ("没有回应，打人", true),
      ("打人没有人管", true), ("未上报。打人", true), ("没有打人，后来打人", true),
    ])
  func negation(text: String, fires: Bool) throws {
    #expect(try rule(#"any: ["打人"]"#).fires(text) == fires)
  }

  @Test("A rule that is not negatable fires in spite of a negation")
  func notNegatable() throws {
    #expect(try rule(#"any: ["没人管", "未解决"], negatable: false"#).fires("没有说，没有未解决的"))
  }
}
