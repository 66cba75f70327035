import Classifier
import Model
import Testing

/// Why a rule did not fire.
struct NearMissTests {
  private func misses(_ text: String, _ members: String, title: String = "", points: Double = 3) throws
    -> [NearMiss]
  {
    let drill = #"{ id: "drill", name: "演练", effect: "mutes", any: ["演习"], negatable: false }"#
    return try Books.classifier(
      "{ id: \"one\", name: \"打人\", points: \(points), any: [\"打人\"], \(members) }", severityRules: drill,
      sections: "except: [\"打人柳\"],"
    ).nearMisses(title: title, text: text)
  }

  @Test(
    "What a rule lacked is named",
    arguments: [
      ("有人打人", "with: [[\"学生\", \"孩子\"]],", NearMiss.Lack.company(["学生", "孩子"])),
      ("学生来了。有人打人", "with: [[\"学生\"]],", .distance(["学生"])),
      ("学生被打人者拦下", "with: [[\"学生\"]], order: true,", .order),
      ("3名学生打人", "numbers: [{ of: [\"学生\"], least: 5 }],", .number(least: 5, of: ["学生"])),
      ("一二三四五六七八九十一二三四五六七八九十一二打人", "where: \"lead\",", .depth),
      ("学生打人是演出", "without: [\"演出\"],", .without("演出")), ("园中有打人柳", "", .excepted),
      ("没有打人", "", .negation("没有")), ("演习中打人", "", .context("演练")),
      ("云南有人打人", "place: [\"ours\"],", .place(.elsewhere)),
      ("有人打人", "source: [\"central\"],", .source),
    ])
  func lacks(text: String, members: String, lack: NearMiss.Lack) throws {
    let near = try misses(text, members)
    #expect(near.map(\.rule) == ["schooling.one"])
    #expect(near.first?.lack == lack)
    #expect(near.first?.description.isEmpty == false)
  }

  @Test("A rule that fires, or of which no word of `any` stands, is no near miss")
  func none() throws {
    #expect(try misses("有人打人", "").isEmpty)
    #expect(try misses("学生来了", "with: [[\"学生\"]],").isEmpty)
  }

  @Test("The word is the slice it names, the points are those of its place, and what is missing is told")
  func numbers() throws {
    let near = try #require(try misses("", "with: [[\"学生\"]],", title: "😀打\u{200B}人", points: 1).first)
    #expect(near.field == .title && near.start == 1 && near.length == 3 && near.text == "打\u{200B}人")
    #expect(near.points == 2 && near.missing == 1)
    #expect(try misses("没有打人", "").first?.missing == 0)
  }

  @Test("The nearest come first and no more than asked for")
  func order() throws {
    let classifier = try Books.classifier(
      """
      { id: "far", name: "远", any: ["打人"], with: [["火"]], points: 4 },
      { id: "negated", name: "否", any: ["打人"], points: 1 },
      { id: "apart", name: "隔", any: ["打人"], with: [["学生"]], within: "clause", points: 2 },
      """)
    let text = "学生说，没有打人"
    #expect(
      classifier.nearMisses(title: "", text: text).map(\.rule) == [
        "schooling.negated", "schooling.apart", "schooling.far",
      ])
    #expect(classifier.nearMisses(title: "", text: text, limit: 1).count == 1)
  }
}
