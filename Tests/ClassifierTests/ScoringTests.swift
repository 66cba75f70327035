import Classifier
import Model
import Testing

struct ScoringTests {
  private let market = """
    { area: "market", name: "市场", english: "Market", context: { usual: ["商场", "顾客", "价格"] },
      rules: [{ id: "price", name: "涨价", any: ["涨价"], points: 2, matches: ["涨价"], misses: ["降价"] },
              { id: "cheat", name: "欺诈", any: ["欺诈"], points: 3, matches: ["欺诈"], misses: ["降价"] }] }
    """

  private func assess(_ text: String, title: String = "", severityRules: String = "") throws -> Assessment {
    try Books.classifier(severityRules: severityRules, more: ["market.json5": market])
      .assess(title: title, text: text)
  }

  private func score(_ assessment: Assessment, _ area: String) -> Double? {
    assessment.areas.first { $0.area == area }?.score
  }

  @Test("Points count in full up to the lead, double in the title, half behind the lead")
  func weights() throws {
    let nineteen = "某村今天天气很好大家都在家里休息聊天呢"
    let lead = nineteen + "打人"
    let deep = nineteen + "啊打人"
    #expect(try score(assess("打人"), "schooling") == 3)
    #expect(try score(assess("", title: "打人"), "schooling") == 6)
    #expect(try score(assess(lead), "schooling") == 3)
    #expect(try score(assess(deep), "schooling") == 1.5)
  }

  @Test("An item is flagged from the threshold on")
  func threshold() throws {
    #expect(try assess("打人").flagged)
    #expect(try !assess("涨价").flagged)
    #expect(try assess("涨价，校花").flagged)
    #expect(try assess("", title: "涨价").flagged)
  }

  @Test("A rule scores once, however often its words stand there")
  func once() throws {
    #expect(try score(assess("涨价又涨价再涨价"), "market") == 2)
  }

  @Test("Points against an item can keep it below the threshold, but take nothing from its areas")
  func against() throws {
    let calm = #"{ id: "calm", name: "好事", any: ["锦旗"], points: -1, matches: ["锦旗"], misses: ["打人"] }"#
    let assessment = try assess("打人，送锦旗", severityRules: calm)
    #expect(!assessment.flagged)
    #expect(score(assessment, "schooling") == 3)
    #expect(assessment.whyNot == "得分 2，未到 3；好事")
  }

  @Test("Areas are ordered by score, ties by id")
  func order() throws {
    #expect(try assess("欺诈，打人").areas.map(\.area) == ["market", "schooling"])
    #expect(try assess("涨价，打人").areas.map(\.area) == ["schooling", "market"])
    #expect(try assess("涨价，打人").area == "schooling")
  }

  @Test("Context words help their area, each once, and never flag")
  func context() throws {
    #expect(try score(assess("商场打人"), "market") == 0.5)
    #expect(try score(assess("商场的商场"), "market") == 0.5)
    #expect(try score(assess("商场顾客问价格"), "market") == 1.5)
    #expect(try !assess("商场顾客问价格，小学学生问教育局").flagged)
    #expect(try assess("小学涨价", title: "学生欺诈").areas.map(\.area) == ["market", "schooling"])
    // 3 for 欺诈 against 3 and a context word for 打人.
    #expect(try assess("学生欺诈打人").area == "schooling")
  }

  @Test("Nothing known is neutral, without area, severity or evidence, and says why")
  func nothing() throws {
    for (title, text) in [("", ""), ("全镇天晴", "大家都好"), ("\n", "   "), ("😀", "\u{0}")] {
      let assessment = try assess(text, title: title)
      #expect(!assessment.flagged)
      #expect(assessment.areas.isEmpty && assessment.evidence.isEmpty && assessment.places.isEmpty)
      #expect(assessment.severity == nil)
      #expect(assessment.polarity == .neutral)
      #expect(assessment.rumour == .none)
      #expect(assessment.casualties == Casualties())
      #expect(assessment.jurisdiction == .unknown)
      #expect(assessment.whyNot == "没有规则命中")
    }
  }

  @Test("A flagged item has a severity and no reason against; an unflagged one the reverse")
  func severityAndWhyNot() throws {
    let flagged = try assess("打人")
    #expect(flagged.severity == .ordinary)
    #expect(flagged.whyNot == nil)
    let calm = try assess("涨价")
    #expect(calm.severity == nil)
    #expect(calm.whyNot == "得分 2，未到 3")
    #expect(calm.polarity == .negative)
  }

  @Test("A rule's own grade is the least that its event has")
  func impliedGrade() throws {
    let riot =
      #"{ id: "riot", name: "聚众", any: ["聚众"], points: 3, grade: "major", matches: ["聚众"], misses: ["打人"] }"#
    #expect(try assess("聚众", severityRules: riot).severity == .major)
    #expect(try assess("聚众，30人死亡", severityRules: riot).severity == .extreme)
    #expect(try assess("未聚众，打人", severityRules: riot).severity == .ordinary)
  }

  @Test("A rule of no area flags without an area")
  func noArea() throws {
    let plea = #"{ id: "plea", name: "求助", any: ["救救我们"], points: 3, matches: ["救救我们"], misses: ["打人"] }"#
    let assessment = try assess("救救我们", severityRules: plea)
    #expect(assessment.flagged)
    #expect(assessment.area == nil)
    #expect(assessment.evidence.map(\.rule) == ["severity.plea"])
  }

  @Test("A rumour is told from its clarification, which is good news")
  func rumour() throws {
    let rules = """
      { id: "rumour", name: "传言", any: ["网传"], rumour: "rumour", points: 3, matches: [], misses: [] },
      { id: "clear", name: "辟谣", any: ["辟谣"], rumour: "clarification", points: 3, matches: [], misses: [] },
      """
    #expect(try assess("网传停课", severityRules: rules).rumour == .rumour)
    #expect(try assess("网传停课", severityRules: rules).polarity == .negative)
    for text in ["警方辟谣网传停课", "网传停课，警方辟谣"] {
      #expect(try assess(text, severityRules: rules).rumour == .clarification)
      #expect(try assess(text, severityRules: rules).polarity == .positive)
    }
    #expect(try assess("停课", severityRules: rules).rumour == .none)
  }

  @Test("Good news is positive unless the item is flagged")
  func polarity() throws {
    let good =
      #"{ id: "good", name: "好事", any: ["锦旗"], points: -1, polarity: "positive", matches: [], misses: [] }"#
    #expect(try assess("送锦旗", severityRules: good).polarity == .positive)
    #expect(try assess("", title: "打人后送锦旗", severityRules: good).polarity == .negative)
  }
}
