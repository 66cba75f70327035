/// What one character folds to, independent of its neighbours: width, case, traditional to simplified Han, and the
/// forms of a letter or digit.
///
/// Policy for one-to-many characters: one character gives one, by the general-purpose table (乾 and 幹 both become 干,
/// 髮 and 發 both 发), on rules and texts alike, so that the loss never separates two spellings of one word.
package struct FoldTable: Sendable {
  /// Marks a character that is left out: zero-width, control, variation selector.
  package static let dropped: UInt32 = 0

  /// By code point, for the Basic Multilingual Plane.
  private let folded: [UInt16]
  /// The same, but 0 also for separators and enclosed numerals: what needs no look at its neighbours, save for repeats.
  let plain: [UInt16]
  /// For the planes beyond, what changes.
  private let beyond: [UInt32: UInt32]

  /// The one table of the process.
  package static let standard = FoldTable()

  private init() {
    let forms = FoldForms()
    folded = forms.basic
    plain = forms.basic.enumerated().map { code, form in
      isSeparator(UInt32(form)) || isEnclosedNumeral(UInt32(code), as: UInt32(form)) ? 0 : form
    }
    beyond = forms.beyond
  }

  /// The folded character, or `dropped`.
  package subscript(code: UInt32) -> UInt32 {
    code < 0x10000 ? UInt32(folded[Int(code)]) : beyond[code] ?? code
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

/// Whether a folded character is one that writers put between Han characters to hide a word: blank * - . / ^ _ | ~ ·
func isSeparator(_ code: UInt32) -> Bool {
  switch code {
  case 0x20, 0x2A, 0x2D, 0x2E, 0x2F, 0x5E, 0x5F, 0x7C, 0x7E, 0xB7: true
  default: false
  }
}

/// Whether a folded character is a digit or one of the Han numerals that numbers are written with.
func isNumeral(_ code: UInt32) -> Bool {
  switch code {
  case 0x30...0x39, 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:
    true
  case 0x4E24, 0x96F6, 0x767E, 0x5343, 0x4E07, 0x4EBF: true  // 两零百千万亿
  default: false
  }
}

/// Whether a character that folds to `form` is a numeral in a circle, in brackets or with a stop: ① ⑴ ⒈ ㈠.
func isEnclosedNumeral(_ code: UInt32, as form: UInt32) -> Bool {
  switch code {
  case 0x2460...0x24FF, 0x2776...0x2793, 0x3220...0x3229, 0x3280...0x3289, 0x1F100...0x1F10C: isNumeral(form)
  default: false
  }
}
