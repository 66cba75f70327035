import Classifier
import Model
import Testing

/// The rule book of the checkout.
struct ShippedKeywordsTests {
  private func classifier() throws -> Classifier { try Shipped.classifier.get() }

  @Test("It loads and holds every area of the design")
  func areas() throws {
    #expect(
      Set(try classifier().book.areas.map(\.id))
        == [
          "schooling", "healthcare", "food-and-drugs", "housing", "work-safety", "disasters", "elderly-care",
          "environment", "labour", "land", "public-order", "transport", "town-services", "governance",
          "market",
        ])
  }

  @Test("Every rule has examples, and all of them hold")
  func examples() throws {
    let findings = RuleCheck.findings(try classifier())
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test("Rows of precedence name areas that there are, none over itself")
  func precedence() throws {
    let book = try classifier().book
    let areas = Set(book.areas.map(\.id))
    #expect(!book.scoring.precedence.isEmpty)
    for row in book.scoring.precedence {
      #expect(row.over.union([row.area]).isSubset(of: areas) && !row.over.contains(row.area))
    }
  }

  @Test("Tables that grade an event name areas that there are")
  func tables() throws {
    let book = try classifier().book
    for table in book.scoring.tables { #expect(table.areas.isSubset(of: book.areas.map(\.id))) }
  }

  @Test("The example office lies in 南安, 泉州, 福建")
  func office() throws {
    let gazetteer = try classifier().book.gazetteer
    #expect(gazetteer.chain(gazetteer.office) == ["350583101", "350583", "3505", "35"])
  }

  @Test(
    "What an office must not miss is flagged, in its area",
    arguments: [
      ("城南小学食堂多名学生呕吐腹泻送医", "家长称孩子中午在食堂吃饭后集体呕吐", ["food-and-drugs", "schooling"]),
      ("某化工厂发生爆炸 已致3人死亡", "现场浓烟滚滚，附近居民已疏散", ["work-safety"]), ("工地拖欠农民工工资半年", "工人堵门讨薪", ["labour"]),
      ("楼盘烂尾三年 业主拉横幅维权", "开发商逾期交房，多次投诉无果", ["housing"]),
    ])
  func flagged(title: String, text: String, areas: [String]) throws {
    let assessment = try classifier().assess(title: title, text: text)
    #expect(assessment.flagged)
    #expect(areas.contains(assessment.area ?? ""))
  }

  @Test(
    "The shipped words count the people that news tells of",
    arguments: [
      ("车祸致一死一伤", Casualties(deaths: 1, injured: 1)),
      ("火灾造成9名老人死亡，3名老人伤势严重", Casualties(deaths: 9, injured: 3)),
      ("两名男童溺水身亡", Casualties(deaths: 2)), ("爆炸致死亡12人、重伤3人、轻伤20余人", Casualties(deaths: 12, injured: 23)),
      ("百余名学生出现呕吐、腹泻", Casualties(affected: 100)), ("泥石流致3人遇难、5人失联", Casualties(deaths: 3, missing: 5)),
      ("起火厂房内暂无人员伤亡", Casualties(deaths: 0, injured: 0)),
    ])
  func casualties(text: String, expected: Casualties) throws {
    #expect(try classifier().assess(title: "", text: text).casualties == expected)
  }

  @Test(
    "What only sounds grave is not flagged",
    arguments: [
      "全镇开展消防演练 模拟3人死亡", "防溺水宣传活动走进校园", "新片票房爆炸，观众点赞", "全镇清理卫生死角35个", "镇里召开安全生产工作会议",
    ])
  func calm(title: String) throws {
    let assessment = try classifier().assess(title: title, text: "")
    #expect(!assessment.flagged)
    #expect(assessment.casualties.deaths == nil)
  }
}
