import Classifier
import Model
import Testing

struct MutingTests {
  private let drill =
    #"{ id: "drill", name: "演练", effect: "mutes", any: ["演习"], negatable: false, matches: ["演习"], misses: ["打人"] }"#
  private let calm =
    #"{ id: "calm", name: "好事", any: ["锦旗"], points: -1, matches: ["锦旗"], misses: ["打人"] }"#

  private func assess(_ text: String, title: String = "") throws -> Assessment {
    try Books.classifier(severityRules: [drill, calm].joined(separator: ",")).assess(title: title, text: text)
  }

  @Test("A context silences the rules of its sentence and no other")
  func sentence() throws {
    #expect(try !assess("演习中模拟打人").flagged)
    #expect(try !assess("打人，这是演习").flagged)
    #expect(try assess("上午演习。下午打人").flagged)
  }

  @Test("A context in the title silences the whole item")
  func title() throws {
    #expect(try !assess("上午开始。下午打人", title: "全镇演习").flagged)
    #expect(try assess("上午演习。下午开始", title: "有人打人").flagged)
  }

  @Test(
    "What is silenced stays as evidence of no points, naming the context, and tells why nothing was flagged")
  func evidence() throws {
    let assessment = try assess("演习中模拟打人")
    let muted = try #require(assessment.evidence.first { $0.rule == "schooling.beating" })
    #expect(muted.points == 0)
    #expect(muted.text == "打人")
    #expect(muted.reason.contains("演练"))
    #expect(assessment.whyNot?.contains(muted.reason) == true)
    #expect(assessment.areas.isEmpty)
  }

  @Test("Points against are not silenced")
  func negativePoints() throws {
    let assessment = try assess("演习后村民送锦旗")
    #expect(assessment.evidence.contains { $0.rule == "severity.calm" && $0.points == -1 })
  }

  @Test("Casualties of a drill are none")
  func casualties() throws {
    let assessment = try assess("演习中模拟3人死亡")
    #expect(assessment.casualties.deaths == nil)
    #expect(!assessment.flagged)
    #expect(try assess("上午演习。下午事故致3人死亡").casualties.deaths == 3)
  }

  @Test("A negated word is evidence of no points")
  func negated() throws {
    let assessment = try assess("未发现打人")
    #expect(assessment.evidence.map(\.points) == [0])
    #expect(assessment.whyNot?.contains("否定") == true)
  }
}
