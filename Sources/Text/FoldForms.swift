import Foundation

/// The fold table as it is made at start: each step says one thing about single characters, the last one follows the
/// chains (壹 in its compatibility form → 壹 → 一).
struct FoldForms {
  /// By code point, for the Basic Multilingual Plane; 0 = dropped.
  private(set) var basic = (0..<0x10000).map { UInt16($0) }
  /// For the planes beyond, what changes; 0 = dropped.
  private(set) var beyond: [UInt32: UInt32] = [:]

  init() {
    foldCase()
    foldTraditional()
    foldNumerals()
    foldCompatibleForms()
    foldEnclosed()
    foldPunctuation()
    drop()
    settle()
  }

  private func now(_ code: UInt32) -> UInt32 {
    code < 0x10000 ? UInt32(basic[Int(code)]) : beyond[code] ?? code
  }

  private mutating func fold(_ code: UInt32, to result: UInt32) {
    if code >= 0x10000 {
      beyond[code] = result
    } else if let result = UInt16(exactly: result) {
      basic[Int(code)] = result
    }
  }

  private mutating func fold(_ codes: some Sequence<UInt32>, to results: some Sequence<UInt32>) {
    for (code, result) in zip(codes, results) { fold(code, to: result) }
  }

  private mutating func fold(_ codes: [UInt32], toOne result: UInt32) {
    for code in codes { fold(code, to: result) }
  }

  /// A pass of one of the system's transforms over characters, a line each; only one-to-one results count.
  private mutating func fold(_ ranges: [ClosedRange<UInt32>], by transform: (String) -> String?) {
    let scalars = ranges.joined().compactMap(Unicode.Scalar.init)
    var lines = String.UnicodeScalarView()
    for scalar in scalars {
      lines.append(scalar)
      lines.append("\n")
    }
    guard let folded = transform(String(lines)) else { return }
    let results = folded.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (scalar, result) in zip(scalars, results) where result.count == 1 {
      if let only = result.first, only != scalar { fold(scalar.value, to: only.value) }
    }
  }

  private mutating func foldCase() {
    let cased =
      Array(UInt32(0x41)...0x24FF) + Array(0x2C00...0x2DFF) + Array(0xA640...0xA7FF)
      + Array(0x10400...0x104FF)
    for code in cased {
      let small = Unicode.Scalar(code)?.properties.lowercaseMapping.unicodeScalars
      if let small, small.count == 1, let only = small.first, only.value != code {
        fold(code, to: only.value)
      }
    }
  }

  private mutating func foldTraditional() {
    var forms = traditionalAndSimplified.unicodeScalars.lazy.filter { $0 != "\n" }.makeIterator()
    while let traditional = forms.next(), let simplified = forms.next() {
      fold(traditional.value, to: simplified.value)
    }
    // The table swaps 苎 and 苧, so that neither would meet the other: one spelling for both, and for 薴.
    fold([0x82E7, 0x85B4, 0x82CE], toOne: 0x82CE)
  }

  /// Numerals of cheques that are hardly ever anything else (伍 陆 肆 拾 are names and verbs, so they stay), and the
  /// circle that stands for 〇 in dates.
  private mutating func foldNumerals() {
    let forms = "壹弌贰弍叁弎柒捌玖佰仟○".unicodeScalars.map(\.value)
    fold(forms, to: "一一二二三三七八九百千〇".unicodeScalars.map(\.value))
  }

  /// Full and half width, vertical and small punctuation, radicals and compatibility ideographs, circled letters,
  /// digits and Han, the mathematical alphabets.
  private mutating func foldCompatibleForms() {
    fold(
      [
        0x2460...0x2468, 0x24B6...0x24EA, 0x2E80...0x2FD5, 0x3280...0x32B0, 0xF900...0xFAD9, 0xFE10...0xFE19,
        0xFE30...0xFE6B, 0xFF01...0xFF65, 0xFFE0...0xFFE6, 0x1D400...0x1D7FF, 0x1F130...0x1F149,
        0x2F800...0x2FA1D,
      ]
    ) { $0.precomposedStringWithCompatibilityMapping }
  }

  /// Letters and digits in circles, brackets and squares, or before a full stop: ① ⑴ ⒈ ❶ 🅐 and their kin up to 9.
  private mutating func foldEnclosed() {
    for first in [0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A] as [UInt32] {
      fold(first..<first + 9, to: 0x31...0x39)
    }
    fold([0x24FF, 0x1F100, 0x1F10B, 0x1F10C], toOne: 0x30)
    fold(0x1F101...0x1F10A, to: 0x30...0x39)
    for first in [0x249C, 0x1F110, 0x1F150, 0x1F170] as [UInt32] { fold(first..<first + 26, to: 0x61...0x7A) }
    fold(0x3220...0x3229, to: "一二三四五六七八九十".unicodeScalars.map(\.value))
  }

  /// Blanks, line ends, middle dots, short dashes and waves, each to one of its kind.
  private mutating func foldPunctuation() {
    fold([0x09, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A), toOne: 0x20)
    fold([0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029], toOne: 0x0A)
    fold([0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65], toOne: 0xB7)
    fold([0x2010, 0x2011, 0x2012, 0x2013, 0x2212], toOne: 0x2D)
    fold(0x301C, to: 0x7E)
  }

  private mutating func drop() {
    fold(Array(0x00...0x08) + Array(0x0E...0x1F) + Array(0x7F...0x84) + Array(0x86...0x9F), toOne: 0)
    fold([0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0], toOne: 0)
    fold(Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2060...0x206F), toOne: 0)
    // Strokes laid over a character, and marks that enclose it: the key cap of 2️⃣.
    fold(Array(0x0334...0x0338) + Array(0x20D2...0x20E3), toOne: 0)
    fold(Array(0xFE00...0xFE0F) + Array(0xFFF9...0xFFFB), toOne: 0)
    fold(Array(0xE0000...0xE007F) + Array(0xE0100...0xE01EF), toOne: 0)
  }

  /// Follows every chain to its end.
  private mutating func settle() {
    for code in Array(0..<0x10000) + beyond.keys {
      while now(now(code)) != now(code) { fold(code, to: now(now(code))) }
    }
  }
}
