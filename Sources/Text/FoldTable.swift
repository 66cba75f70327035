import Foundation

/// What one character folds to, independent of its neighbours: width, case, and traditional to simplified Han.
///
/// Policy for one-to-many characters: one character gives one, by the general-purpose table (乾 and 幹 both become 干),
/// on rules and texts alike, so that the loss never separates two spellings of one word.
package struct FoldTable: Sendable {
  /// Marks a character that is left out: zero-width, control, variation selector.
  package static let dropped: UInt32 = 0xFFFF_FFFF

  /// By code point, for the Basic Multilingual Plane.
  private let table: [UInt32]

  /// The one table of the process.
  package static let standard = FoldTable()

  private init() {
    var table = (0..<UInt32(0x10000)).map { $0 }
    for code in 0x41...0x5A { table[code] = UInt32(code + 32) }
    for code in 0xFF01...0xFF5E {
      let narrow = UInt32(code - 0xFEE0)
      table[code] = (0x41...0x5A).contains(narrow) ? narrow + 32 : narrow
    }
    for code in [0x09, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A) { table[code] = 0x20 }
    for code in [0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029] { table[code] = 0x0A }
    Self.foldTraditional(&table)
    Self.drop(&table)
    self.table = table
  }

  private static func drop(_ table: inout [UInt32]) {
    let controls = Array(0x00...0x08) + Array(0x0E...0x1F) + Array(0x7F...0x84) + Array(0x86...0x9F)
    let invisible =
      [0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF] + Array(0x200B...0x200F) + Array(0x202A...0x202E)
      + Array(0x2060...0x206F) + Array(0xFE00...0xFE0F) + Array(0xFFF9...0xFFFB)
    for code in controls + invisible { table[code] = dropped }
  }

  /// One pass of the system's table over the Han block, a line a character.
  private static func foldTraditional(_ table: inout [UInt32]) {
    let han = (0x3400...0x9FFF).compactMap { Unicode.Scalar($0) }
    var lines = String.UnicodeScalarView()
    for scalar in han {
      lines.append(scalar)
      lines.append("\n")
    }
    guard let folded = String(lines).applyingTransform(StringTransform("Hant-Hans"), reverse: false) else {
      return
    }
    let results = folded.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (scalar, result) in zip(han, results) where result.count == 1 {
      if let only = result.first, only.value < 0x10000 { table[Int(scalar.value)] = only.value }
    }
    // The system's table swaps 苎 and 苧, so that neither would meet the other: one spelling for both, and for 薴.
    for code in [0x82E7, 0x85B4] { table[code] = 0x82CE }
    table[0x82CE] = 0x82CE
  }

  /// The folded character, or `dropped`; characters beyond the Basic Multilingual Plane stay as they are.
  package subscript(code: UInt32) -> UInt32 {
    code < 0x10000 ? table[Int(code)] : code
  }
}

/// Whether a character is Han: the unified ideographs with their extensions, and 〇.
package func isHan(_ code: UInt32) -> Bool {
  (0x4E00...0x9FFF).contains(code) || (0x3400...0x4DBF).contains(code) || code == 0x3007
    || (0x20000...0x323AF).contains(code) || (0xF900...0xFAFF).contains(code)
}

/// Whether a character is a Latin letter or an ASCII digit after folding.
package func isLatinOrDigit(_ code: UInt32) -> Bool {
  (0x61...0x7A).contains(code) || isDigit(code)
    || (0xC0...0x24F).contains(code) && code != 0xD7 && code != 0xF7  // × ÷
}

package func isDigit(_ code: UInt32) -> Bool { (0x30...0x39).contains(code) }
