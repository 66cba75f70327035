import Classifier
import Model
import Testing

/// The small books give a strong word 2 points, a usual one 0.5, a faint one 0.25, in the title as much, 3 at most.
struct AreaChoiceTests {
  private func classifier(_ context: String) throws -> Classifier {
    let market = """
      { area: "market", name: "市场", english: "Market", context: { \(context) },
        rules: [{ id: "cheat", name: "欺诈", any: ["欺诈"], points: 3, matches: ["欺诈"], misses: ["降价"] }] }
      """
    return try Books.classifier(more: ["market.json5": market])
  }

  private func score(_ text: String, title: String = "", _ context: String) throws -> Double? {
    try classifier(context).assess(title: title, text: text).areas.first { $0.area == "market" }?.score
  }

  @Test("A context word gives its area the points of its tier, once")
  func tiers() throws {
    let context = #"strong: ["工商局"], usual: ["商场"], faint: ["价格"]"#
    #expect(try score("工商局", context) == 2)
    #expect(try score("商场的商场", context) == 0.5)
    #expect(try score("价格", context) == 0.25)
    #expect(try score("工商局管商场价格", context) == 2.75)
  }

  @Test("A word in two tiers counts in the stronger")
  func twice() throws {
    #expect(try score("商场", #"strong: ["商场"], faint: ["商场"]"#) == 2)
  }

  @Test("One word may speak for several areas, for each as strongly as its list says")
  func shared() throws {
    let areas = try classifier(#"strong: ["学生"]"#).assess(title: "", text: "学生").areas
    #expect(areas == [.init(area: "market", score: 2), .init(area: "schooling", score: 0.5)])
  }

  @Test("Beyond the limit all areas are reduced in proportion, so that the best stays the best")
  func limit() throws {
    let context = #"strong: ["工商局", "物价局", "消委会"]"#
    let areas = try classifier(context).assess(title: "", text: "工商局、物价局、消委会到小学").areas
    #expect(areas == [.init(area: "market", score: 3), .init(area: "schooling", score: 0.25)])
  }

  @Test("Context words alone flag nothing, and lose to a rule that outweighs them")
  func rules() throws {
    let classifier = try classifier(#"strong: ["工商局"]"#)
    #expect(!classifier.assess(title: "", text: "工商局、小学、学生").flagged)
    #expect(classifier.assess(title: "", text: "工商局门口殴打").area == "schooling")
  }

  @Test("An area that takes precedence goes before the best if its rules alone would flag and it is near")
  func precedence() throws {
    let market = """
      { area: "market", name: "市场", english: "Market", context: { strong: ["商场"] },
        rules: [{ id: "cheat", name: "欺诈", any: ["欺诈"], points: 3, matches: ["欺诈"], misses: ["降价"] },
                { id: "price", name: "涨价", any: ["涨价"], points: 2, matches: ["涨价"], misses: ["降价"] }] }
      """
    var files = Books.files(more: ["market.json5": market])
    let severity = Books.severity().replacing("abroad: -6,", with: "abroad: -6, precedence: 0.8,")
      .replacing(
        "negation:", with: #"precedence: [{ area: "market", over: ["schooling"], because: "…" }], negation:"#)
    files["severity.json5"] = Array(severity.utf8)
    let classifier = Classifier(try RuleBook(files: files))
    let areas = classifier.assess(title: "", text: "学生欺诈打人").areas
    #expect(areas == [.init(area: "market", score: 3.75), .init(area: "schooling", score: 3.5)])
    // 3 against 4.5 is too far behind.
    let far = classifier.assess(title: "", text: "小学学生找教育局，欺诈打人").areas
    #expect(far.first == .init(area: "schooling", score: 4.5))
    // Near, but its rules give only 2.
    #expect(classifier.assess(title: "", text: "学生打人涨价").area == "schooling")
  }

  @Test("A context that is no object of tiers is refused by name")
  func mistakes() throws {
    #expect(throws: DataFileError.self) { try classifier(#"stron: ["工商局"]"#) }
    let list = Books.areas.replacing(#"{ usual: ["教育局", "小学", "学生"] }"#, with: #"["教育局"]"#)
    #expect(throws: DataFileError.self) { try RuleBook(files: Books.files(area: list)) }
  }
}
