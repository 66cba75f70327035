import Classifier
import Model
import Testing

/// The small books give a strong word 2 points, a usual one 0.5, a faint one 0.25.
struct FitTests {
  private let market = """
    // 市场
    { area: "market", name: "市场", english: "Market", // "context: {" in a remark
      context: { strong: ["消委会"], usual: ["商场", "顾客"], faint: ["价格"] }, // as we see it
      rules: [{ id: "cheat", name: "欺诈 {", any: ["欺诈"], points: 3, matches: ["欺诈"], misses: ["降价"] }] }
    """

  private func classifier() throws -> Classifier {
    try Books.classifier(more: ["market.json5": market])
  }

  private func texts(_ count: Int, _ text: String, _ accepted: Set<String>, among: Set<String> = [])
    -> [FitExample]
  {
    (0..<count).map { FitExample(title: "", text: "\(text)\($0)", accepted: accepted, among: among) }
  }

  @Test("A word that texts enough speak for rises by one tier, however many they are")
  func rises() throws {
    let moves = ContextFit(try classifier(), texts(300, "学生谈价格", ["market"])).moves()
    let move = try #require(moves.first { $0.word == "价格" })
    #expect((move.old, move.new) == (.faint, .usual))
    #expect((move.texts, move.own) == (300, 300))
  }

  @Test("A word that texts speak against falls by one tier, and a faint one is named idle but kept")
  func falls() throws {
    let moves = ContextFit(try classifier(), texts(300, "消委会问学生价格", ["schooling"])).moves()
    let strong = try #require(moves.first { $0.word == "消委会" })
    #expect((strong.old, strong.new) == (.strong, .usual))
    let faint = try #require(moves.first { $0.word == "价格" })
    #expect((faint.new, faint.isIdle) == (.faint, true))
  }

  @Test("A word in few texts stays where its author put it")
  func few() throws {
    #expect(ContextFit(try classifier(), texts(7, "学生谈价格", ["market"])).moves().isEmpty)
  }

  @Test("A label that stands for all areas teaches nothing")
  func coarse() throws {
    let fit = ContextFit(try classifier(), texts(300, "学生谈价格", ["market", "schooling"]))
    #expect(fit.moves().isEmpty)
  }

  @Test("Where an area could not be chosen, its words are not blamed")
  func among() throws {
    let fit = ContextFit(try classifier(), texts(300, "学生谈价格", ["schooling"], among: ["schooling"]))
    #expect(fit.moves().allSatisfy { $0.area != "market" })
  }

  @Test("The same texts teach the same in any part, and copies are never both learned and asked")
  func accuracy() throws {
    let known = texts(40, "顾客", ["market"]) + texts(40, "学生", ["schooling"])
    let accuracy = ContextFit(try classifier(), known).accuracy(folds: 4)
    #expect((accuracy.before, accuracy.after, accuracy.unseen) == (1, 1, 1))
    let copies = (0..<40).map { _ in FitExample(title: "", text: "学生谈价格", accepted: ["market"], among: []) }
    let hard = ContextFit(try classifier(), copies).accuracy(folds: 2)
    #expect((hard.before, hard.after, hard.unseen) == (0, 1, 0))
  }

  @Test("Writing changes the context block and no other byte")
  func writing() throws {
    let book = try classifier().book
    let area = try #require(book.areas.first { $0.id == "market" })
    let moves = ContextFit(try classifier(), texts(300, "学生谈价格", ["market"])).moves()
    let written = try FitWriting.file("market.json5", Array(market.utf8), area, moves)
    let old = #"{ strong: ["消委会"], usual: ["商场", "顾客"], faint: ["价格"] }"#
    let new = """
      {
          strong: [
            "消委会",
          ],
          usual: [
            "商场", "顾客", "价格",
          ],
        }
      """
    #expect(String(decoding: written, as: UTF8.self) == market.replacing(old, with: new))
  }

  @Test("A written file reads as the moves say, and is written again the same")
  func readAgain() throws {
    var files = Books.files(more: ["market.json5": market])
    let area = try #require(try RuleBook(files: files).areas.first { $0.id == "market" })
    let moves = ContextFit(try classifier(), texts(300, "学生谈价格", ["market"])).moves()
    let once = try FitWriting.file("market.json5", files["market.json5"] ?? [], area, moves)
    files["market.json5"] = once
    let again = try #require(try RuleBook(files: files).areas.first { $0.id == "market" })
    #expect(again.contextWords == [.strong: ["消委会"], .usual: ["商场", "顾客", "价格"], .faint: []])
    #expect(try FitWriting.file("market.json5", once, again, []) == once)
  }

  @Test("A file without a context block is named")
  func missing() throws {
    let area = try #require(try classifier().book.areas.first)
    #expect(throws: DataFileError.self) {
      try FitWriting.file(
        "market.json5", Array(#"{ area: "market", rules: [{ context: {} }] }"#.utf8), area, [])
    }
  }
}
