import Classifier
import Model
import Testing

/// The shipped tables: grades of events, standards of reporting, spread.
struct StatuteTests {
  private func scoring() throws -> Scoring { try Shipped.classifier.get().book.scoring }

  private func grade(
    _ area: String?, _ casualties: Casualties, _ facts: Facts = Facts(), cues: Set<String> = []
  ) throws -> EventGrade {
    try scoring().tables.grade(Measures(casualties, facts), area: area, cues: cues).grade
  }

  private func facts(evacuated: Int? = nil, participants: Int? = nil, loss: Int? = nil, burnt: Double? = nil)
    -> Facts
  {
    var facts = Facts()
    (facts.evacuated, facts.participants, facts.loss, facts.burnt) = (evacuated, participants, loss, burnt)
    return facts
  }

  @Test(
    "Accidents are graded by deaths, hurt and loss",
    arguments: [
      (2, 9, nil, EventGrade.ordinary), (3, nil, nil, .considerable), (nil, 10, nil, .considerable),
      (nil, nil, 10_000_000, .considerable), (nil, nil, 9_999_999, .ordinary),
      (9, 49, 49_999_999, .considerable),
      (10, nil, nil, .major), (nil, 50, nil, .major), (nil, nil, 50_000_000, .major),
      (30, nil, nil, .extreme),
      (nil, 100, nil, .extreme), (nil, nil, 100_000_000, .extreme),
    ] as [(Int?, Int?, Int?, EventGrade)], ["work-safety", "transport"])
  func accidents(row: (Int?, Int?, Int?, EventGrade), area: String) throws {
    #expect(try grade(area, Casualties(deaths: row.0, injured: row.1), facts(loss: row.2)) == row.3)
  }

  @Test("Food poisoning has its own table, schools a lower step, deaths among many sick a higher one")
  func food() throws {
    let area = "food-and-drugs"
    #expect(try grade(area, Casualties(affected: 99)) == .ordinary)
    #expect(try grade(area, Casualties(affected: 100)) == .considerable)
    #expect(try grade(area, Casualties(deaths: 1)) == .considerable)
    #expect(try grade(area, Casualties(deaths: 1, affected: 100)) == .major)
    #expect(try grade(area, Casualties(deaths: 10)) == .major)
    let school: Set<String> = ["grades.food-safety.major.1"]
    #expect(try grade(area, Casualties(affected: 49), cues: school) == .ordinary)
    #expect(try grade(area, Casualties(affected: 50), cues: school) == .major)
  }

  @Test("A forest fire is graded by hectares, a pollution by those moved away, a gathering by its people")
  func others() throws {
    let forest: Set<String> = ["grades.forest-fire"]
    let crowd: Set<String> = ["grades.group-event"]
    #expect(try grade("disasters", Casualties(), facts(burnt: 0.5), cues: forest) == .ordinary)
    #expect(try grade("disasters", Casualties(), facts(burnt: 1), cues: forest) == .considerable)
    #expect(try grade("disasters", Casualties(), facts(burnt: 100), cues: forest) == .major)
    #expect(try grade("disasters", Casualties(), facts(burnt: 1000), cues: forest) == .extreme)
    #expect(try grade("environment", Casualties(), facts(evacuated: 5000)) == .considerable)
    #expect(try grade("environment", Casualties(), facts(evacuated: 10_000)) == .major)
    #expect(try grade("environment", Casualties(), facts(evacuated: 50_000)) == .extreme)
    #expect(try grade("environment", Casualties(), cues: ["grades.environment.major.0"]) == .major)
    #expect(try grade("labour", Casualties(), facts(participants: 99), cues: crowd) == .ordinary)
    #expect(try grade("labour", Casualties(), facts(participants: 100), cues: crowd) == .considerable)
    #expect(try grade("labour", Casualties(), facts(participants: 1000), cues: crowd) == .major)
    #expect(try grade("labour", Casualties(), facts(participants: 5000), cues: crowd) == .extreme)
    #expect(try grade("labour", Casualties(), facts(participants: 5000)) == .ordinary)
  }

  @Test("A gathering at an accident takes nothing from the accident's own table")
  func beside() throws {
    #expect(
      try grade(
        "public-order", Casualties(deaths: 10), facts(participants: 200), cues: ["grades.group-event"])
        == .major)
  }

  @Test("The reasons of a grade name number, threshold, step and source, and what must still be checked")
  func reasons() throws {
    let classifier = try Shipped.classifier.get()
    let blast = classifier.assess(title: "化工厂爆炸致3人死亡", text: "")
    #expect(blast.severity == .considerable)
    #expect(blast.gradeReasons == ["死亡 3 人 ≥ 3（较大）——生产安全事故报告和调查处理条例（国务院令第493号）第三条"])
    let sick = classifier.assess(title: "小学食堂食物中毒，60名学生呕吐", text: "")
    #expect(sick.severity == .major)
    #expect(sick.gradeReasons.contains { $0.hasPrefix("发病或中毒 60 人 ≥ 50（重大）") && $0.hasSuffix("待核") })
    let fire = classifier.assess(title: "厂房起火", text: "")
    #expect(fire.severity == .ordinary)
    #expect(fire.gradeReasons.first?.hasPrefix("未到较大的标准") == true)
  }

  @Test("Wages owed are money, but no loss of an accident")
  func wages() throws {
    let assessment = try Shipped.classifier.get().assess(title: "工地拖欠农民工工资2000万元，工人堵门讨薪", text: "")
    #expect(assessment.facts.money == 20_000_000)
    #expect(assessment.facts.loss == nil)
    #expect(assessment.severity == .ordinary)
  }

  @Test("Where the heavily hurt are told apart, they alone are graded")
  func heavy() throws {
    let assessment = try Shipped.classifier.get().assess(title: "厂房爆炸，2人重伤、12人轻伤", text: "")
    #expect(assessment.casualties.injured == 14)
    #expect(assessment.severity == .ordinary)
  }

  @Test(
    "What must be reported upward is told apart from the grade",
    arguments: [
      ("小学食堂食物中毒，5名学生呕吐", ["food-poisoning-group"]), ("婚宴后食物中毒，30人腹泻", ["food-poisoning"]),
      ("中学流感暴发，10名学生发热确诊", ["respiratory-group"]), ("煤气中毒致1人死亡", ["carbon-monoxide"]),
      ("山洪致2人失踪", ["relief-county-4"]),
      ("化工厂爆炸致1人死亡", ["production-accident"]), ("50名工人聚集堵门讨薪", ["crowd"]),
    ])
  func reporting(title: String, standards: [String]) throws {
    let assessment = try Shipped.classifier.get().assess(title: title, text: "")
    let reached = assessment.reporting.map(\.standard)
    for standard in standards { #expect(reached.contains(standard), "\(title): \(reached)") }
    for duty in assessment.reporting { #expect(!duty.reason.isEmpty && !duty.source.isEmpty) }
  }

  @Test(
    "Below the standard nothing must be reported", arguments: ["小学食堂食物中毒，4名学生呕吐", "婚宴后食物中毒，29人腹泻", "厂房起火"])
  func unreported(title: String) throws {
    let reached = try Shipped.classifier.get().assess(title: title, text: "").reporting.map(\.standard)
    #expect(!reached.contains { $0.hasPrefix("food") || $0 == "production-accident" })
  }

  @Test("Spread is graded by medium, number, sources and hot list, each from its number on")
  func spread() throws {
    let spread = try scoring().spread
    func grade(_ items: Int, _ sources: Int, _ tier: MediaTier?, _ hot: Bool = false) -> EventGrade {
      spread.grade(items: items, sources: sources, bestTier: tier, onHotList: hot).grade
    }
    #expect(grade(1, 1, .own) == .ordinary)
    #expect(grade(1, 1, .province) == .considerable)
    #expect(grade(1, 1, .central) == .major)
    #expect(grade(19, 1, nil) == .ordinary)
    #expect(grade(20, 1, nil) == .considerable)
    #expect(grade(100, 1, nil) == .major)
    #expect(grade(1, 8, nil) == .considerable)
    #expect(grade(1, 1, nil, true) == .considerable)
    let reasons = spread.grade(items: 120, sources: 9, bestTier: .city, onHotList: true).reasons
    #expect(reasons == ["24 小时 120 条 ≥ 100（重大）——本单位设定"])
  }

  @Test(
    "The proposed grade of handling is the graver of the two, one higher for minors, officials or a crowd")
  func handling() throws {
    let event = try scoring().tables.last?.finding(Measures(Casualties(deaths: 3)))
    let graded = try #require(event.map { Proposal(grade: $0.grade, reasons: $0.reasons) })
    let spread = try scoring().spread.grade(items: 1, sources: 1, bestTier: .central, onHotList: false)
    #expect(Proposal.handling(event: graded, spread: spread, facts: Facts()).grade == .major)
    var facts = Facts()
    (facts.minors, facts.crowd) = (true, true)
    let raised = Proposal.handling(event: graded, spread: nil, facts: facts)
    #expect(raised.grade == .major)
    #expect(raised.reasons.count == 3)
    let highest = Proposal(grade: .extreme, reasons: [])
    #expect(Proposal.handling(event: highest, spread: nil, facts: facts).grade == .extreme)
    #expect(Proposal.handling(event: nil, spread: nil, facts: Facts()).grade == .ordinary)
  }

  @Test("Every table names its source and how sure we are of it; local numbers say so")
  func sources() throws {
    let scoring = try scoring()
    for table in scoring.tables + scoring.reporting {
      #expect(!table.source.isEmpty && !table.steps.isEmpty)
      if table.certainty == .local { #expect(table.citation.contains("本单位设定")) }
      if table.certainty == .plan { #expect(table.citation.contains("待核")) }
    }
  }
}
