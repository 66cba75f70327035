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

  @Test("Folding a folded character changes nothing, for every character")
  func stable() {
    let table = FoldTable.standard
    let unstable = (UInt32(0)..<0x30000).filter {
      table[$0] != FoldTable.dropped && table[table[$0]] != table[$0]
    }
    #expect(unstable.isEmpty, "\(unstable.prefix(10).map { String($0, radix: 16) })")
  }
}
