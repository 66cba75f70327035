import Foundation
import Testing
import Text

struct FoldTableTests {
  @Test(
    "Characters are told apart by kind",
    arguments: [
      ("中", true, false), ("〇", true, false), ("𠮷", true, false), ("㐀", true, false), ("豈", true, false),
      ("a", false, true),
      ("7", false, true), ("é", false, true), ("あ", false, false), ("한", false, false), ("。", false, false),
      ("😀", false, false), ("·", false, false), ("×", false, false), ("÷", false, false),
    ])
  func kinds(text: String, han: Bool, latin: Bool) throws {
    let code = try #require(text.unicodeScalars.first).value
    #expect(isHan(code) == han)
    #expect(isLatinOrDigit(code) == latin)
  }

  @Test("Only ASCII digits are digits, so full-width ones must be folded first")
  func digits() {
    #expect(isDigit(0x30) && isDigit(0x39))
    #expect(!isDigit(0x2F) && !isDigit(0x3A) && !isDigit(0xFF11))
    #expect(isDigit(FoldTable.standard[0xFF11]))
  }

  /// Where the table goes its own way: numerals of cheques, and three characters that ICU crosses.
  private static let ownWay = Set("壹弌贰弍叁弎柒捌玖佰仟苎苧薴".unicodeScalars)

  @Test("A traditional character folds to what ICU makes of it, any other stays")
  func traditional() throws {
    let scalars = (UInt32(0x3400)...0x9FFF).compactMap(Unicode.Scalar.init)
    let lines = scalars.map(String.init).joined(separator: "\n")
    let simplified = try #require(lines.applyingTransform(StringTransform("Hant-Hans"), reverse: false))
    let results = simplified.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(results.count == scalars.count)
    let table = FoldTable.standard
    var wrong = ""
    for (scalar, result) in zip(scalars, results) where !Self.ownWay.contains(scalar) {
      // Beyond the Basic Multilingual Plane stand rare characters that hardly any font shows.
      let only = result.count == 1 && result.first.map { $0.value < 0x10000 } == true ? result.first : nil
      let form = only ?? scalar
      if table[scalar.value] != table[form.value] || table[form.value] != form.value,
        !Self.ownWay.contains(form)
      {
        wrong.unicodeScalars += [scalar, form]
      }
    }
    #expect(wrong.isEmpty, "write into the table: \(wrong)")
  }

  @Test("Folding a folded character changes nothing, for every character")
  func stable() {
    let table = FoldTable.standard
    let unstable = (UInt32(0)..<0x30000).filter {
      table[$0] != FoldTable.dropped && table[table[$0]] != table[$0]
    }
    #expect(unstable.isEmpty, "\(unstable.prefix(10).map { String($0, radix: 16) })")
  }
}
