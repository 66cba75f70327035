import Classifier
import Testing

struct RuleCheckTests {
  private func findings(_ rule: String) throws -> [String] {
    RuleCheck.findings(try Books.classifier(rule)).map(\.description)
  }

  @Test("Examples that hold are no finding")
  func clean() throws {
    let rule = #"{ id: "a", name: "n", any: ["打人"], points: 1, matches: ["有人打人"], misses: ["没有打人", "下雨"] }"#
    #expect(try findings(rule).isEmpty)
  }

  @Test("Each example that does not hold is found, with rule and text")
  func broken() throws {
    let rule = #"{ id: "a", name: "n", any: ["打人"], points: 1, matches: ["没有打人"], misses: ["有人打人"] }"#
    #expect(
      try findings(rule)
        == [
          #"schooling.a: should fire and does not: "没有打人""#,
          #"schooling.a: should not fire and does: "有人打人""#,
        ])
  }

  @Test("A rule without examples is found twice")
  func none() throws {
    #expect(
      try findings(#"{ id: "a", name: "n", any: ["打人"], points: 1 }"#)
        == ["schooling.a: has no matching example", "schooling.a: has no counter-example"])
  }
}
