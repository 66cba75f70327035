import Classifier
import Model
import Testing

struct GradeTableTests {
  private func tables() throws -> [GradeTable] {
    try RuleBook(files: Books.files()).scoring.tables
  }

  @Test(
    "A count reaches a grade from its threshold on, which includes the number itself",
    arguments: [
      (nil, nil, .ordinary), (0, 0, .ordinary), (1, nil, .ordinary), (2, 9, .ordinary),
      (3, nil, .considerable),
      (nil, 10, .considerable), (9, 49, .considerable), (10, nil, .major), (nil, 50, .major),
      (29, 99, .major),
      (30, nil, .extreme), (nil, 100, .extreme), (0, 100, .extreme), (3, 50, .major), (10, 10, .major),
    ] as [(Int?, Int?, EventGrade)])
  func accident(deaths: Int?, injured: Int?, grade: EventGrade) throws {
    let table = try #require(try tables().last)
    let measures = Measures(Casualties(deaths: deaths, injured: injured))
    #expect((table.finding(measures)?.grade ?? .ordinary) == grade)
  }

  @Test("Counts that a table has no step for reach nothing, nor do the missing")
  func others() throws {
    let table = try #require(try tables().last)
    #expect(table.finding(Measures(Casualties(missing: 500, affected: 500))) == nil)
  }

  private static let withFood = Books.severity(
    grades: """
      { id: "food", areas: ["food-and-drugs"], source: "a plan",
        considerable: { deaths: 1, affected: 100 }, major: { deaths: 10 } },
      """ + Books.grades)

  @Test(
    "An event is graded by the first table of its area",
    arguments: [
      ("食堂老鼠，1人死亡", EventGrade.considerable), ("食堂老鼠，99人呕吐", .ordinary), ("食堂老鼠，100人呕吐", .considerable),
      ("食堂老鼠，10人死亡", .major), ("食堂老鼠，30人死亡", .major), ("打人，1人死亡", .ordinary), ("打人，100人呕吐", .ordinary),
      ("打人，3人死亡", .considerable), ("打人，30人死亡", .extreme), ("9人死亡", .considerable),
    ])
  func byArea(text: String, grade: EventGrade) throws {
    let food = """
      { area: "food-and-drugs", name: "食药", english: "Food", rules: [
        { id: "rat", name: "老鼠", any: ["老鼠"], points: 3, matches: ["老鼠"], misses: ["打人"] }] }
      """
    let classifier = try Books.classifier(more: [
      "food-and-drugs.json5": food, "severity.json5": Self.withFood,
    ])
    #expect(classifier.assess(title: "", text: text).severity == grade)
  }
}
