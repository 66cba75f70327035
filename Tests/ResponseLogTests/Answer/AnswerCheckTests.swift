import Foundation
import Model
import ResponseLog
import Testing

@Suite("Whether a draft answers")
struct AnswerCheckTests {
  /// The rules as they are shipped.
  static func check() throws -> AnswerCheck {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let file = root.appending(path: "Keywords/answers/checks.json5")
    return AnswerCheck(
      try AnswerRules(try DataFields(file: "checks.json5", bytes: Array(try Data(contentsOf: file)))))
  }

  static let good = Answer(
    text: "经查，园美村路灯因电缆被挖断熄灭，今晚已接通临时线路，本周五前更换电缆。", cause: "村道施工挖断电缆，施工方没有报修。",
    solution: "当晚接通临时照明，本周五前更换电缆并向施工方追偿。", constraints: "两根灯杆锈蚀，须另行立项。")

  static func codes(_ answer: Answer, after earlier: [String] = []) throws -> [String] {
    try check().findings(answer, after: earlier).map(\.code)
  }

  @Test("An answer with cause, result and dates is not minded")
  func good() throws {
    #expect(try Self.codes(Self.good) == [])
  }

  @Test(
    "Where nothing is left without set phrases, the matter is handed on or nothing was said of it",
    arguments: [
      ("handed-off", "您好！您所反映的问题已收悉，我办已转交有关单位，要求其核实处理并及时回复，感谢您的监督！2026年5月6日"),
      ("handed-off", "您反映的问题不属于我单位职责，感谢您的留言。"),
      ("no-substance", "您好，您的留言已收悉，正在办理当中，请耐心等待。"),
      ("no-substance", "网友“WZ12345”：您好！"),
    ])
  func noSubstance(code: String, text: String) throws {
    #expect(try Self.codes(Answer(text: text)).contains(code))
  }

  @Test("A short answer that says something is not without substance, and one that hands on may still answer")
  func substance() throws {
    for text in [
      "社保卡补办可到镇便民中心三号窗口，带身份证原件，当天可取。",
      "您反映的问题已转交村委会。经核实，三号井的水泵烧毁，昨天傍晚已换上备用泵，水压恢复正常。",
    ] {
      let codes = try Self.codes(Answer(text: text))
      #expect(!codes.contains("no-substance") && !codes.contains("handed-off"), "\(text)")
    }
  }

  @Test(
    "Each way of not answering has its code",
    arguments: [
      ("work-news", "镇党委高度重视，主要领导第一时间赶赴现场检查指导，召开专题会议，全镇上下迅速行动。"),
      ("handed-off", "您反映的问题已转交县有关单位，具体情况请您咨询教育部门。"),
      ("templated", "您的留言已收悉，我们将认真对待。感谢您对我们工作的支持，祝您生活愉快！"),
      ("placeholder", "经查，【单位】已于8月3日更换管道。"),
      ("attitude", "经查，部分不明真相的人借机炒作，相关管道已于8月3日更换。"),
      ("promise-without-date", "经查，水压低系水泵老化，我们将尽快更换水泵。"),
    ])
  func notAnswering(code: String, text: String) throws {
    var answer = Self.good
    answer.text = text
    #expect(try Self.codes(answer) == [code])
  }

  @Test(
    "What excuses it is seen: a cause with a result, a hand-over with an outcome, a promise with a date",
    arguments: [
      "镇里高度重视，成立专班。经查，漏水系管道老化引发，已更换管道42米。",
      "线索已转交派出所；经核实，涉事摊主已退款。",
      "水泵将尽快更换，6月20日前完成。", "新泵三天内到货，将尽快安装。",
    ])
  func excused(text: String) throws {
    var answer = Self.good
    answer.text = text
    #expect(try Self.codes(answer) == [])
  }

  @Test("Parts that say nothing, or the same, are minded; that nothing constrains may be said")
  func parts() throws {
    var answer = Self.good
    answer.constraints = "无。"
    #expect(try Self.codes(answer) == [])
    answer = Self.good
    answer.cause = "无"
    #expect(try Self.codes(answer) == ["empty-part"])
    answer.cause = "——"
    #expect(try Self.codes(answer) == ["empty-part"])
    answer.cause = answer.solution.map { " \($0) " }
    #expect(try Self.codes(answer) == ["equal-parts"])
  }

  @Test("Only what stands in the text is quoted")
  func quoted() throws {
    var answer = Self.good
    answer.text = "已转至县里核处。"
    let finding = try #require(try Self.check().findings(answer).first)
    #expect(finding.text.contains("“已转至”") && finding.code == "handed-off")
  }

  @Test(
    "Numbers of the dead and hurt that differ from the last publication are minded unless it is said why",
    arguments: [
      ("火灾致3人死亡，5名工人受伤。", ["numbers-differ"]), ("火灾致2人死亡，5名工人受伤。", []), ("火灾致两人遇难，受伤五人。", []),
      ("火灾致2人死亡，十二人受伤。", ["numbers-differ"]), ("截至今日8时，火灾致3人死亡。", []), ("火灾原因正在调查。", []),
    ])
  func numbers(text: String, expected: [String]) throws {
    var answer = Self.good
    answer.text = text
    let earlier = ["火灾造成1人死亡。", "火灾造成2人死亡，受伤5人。"]
    #expect(try Self.codes(answer, after: earlier) == expected)
  }

  @Test("Without rules nothing is minded, and a rule without words is refused with its line")
  func ruleFile() throws {
    #expect(AnswerCheck(AnswerRules()).findings(Answer(text: "高度重视，召开会议")).isEmpty)
    let text = """
      { phrases: [{ id: "x", says: "s", words: [],
        source: "s", certainty: "recommended" }], parts: {}, promises: {}, counts: {} }
      """
    let error = #expect(throws: DataFileError.self) {
      try AnswerRules(try DataFields(file: "checks.json5", bytes: Array(text.utf8)))
    }
    #expect(error?.description.contains("give at least one") == true)
  }
}
