import Model
import Text

/// How single characters are written to slip past a filter: pinyin, homophones, split characters
/// (`domain.md` §5.3). Made for words of livelihood and distress; holds no political ones.
package struct VariantTable: Sendable {
  /// Other spellings by folded character.
  private var spellings: [UInt32: [[UInt32]]] = [:]

  /// Forms that one word gives at most.
  static let mostForms = 48

  /// Reads the section `variants` of `severity.json5`: `{ 钱: ["qian"], … }`; an absent one knows no spelling.
  init(_ fields: DataFields?) throws(DataFileError) {
    guard let fields else { return }
    for name in fields.names.sorted() {
      let character = FoldedText(name).scalars
      guard character.count == 1, isHan(character[0]) else {
        throw fields.error(name, "must be one Han character; write { 钱: [\"qian\"] }")
      }
      let forms = try fields.strings(name).map { FoldedText($0).scalars }
      guard !forms.isEmpty, forms.allSatisfy({ !$0.isEmpty && $0 != character }) else {
        throw fields.error(name, "needs spellings other than the character itself")
      }
      spellings[character[0], default: []] += forms
    }
  }

  /// The disguised forms of a folded word: its characters spelled otherwise one by one and together, at least one
  /// of them Han; and its initials, if it has four characters whose pinyin is known.
  func forms(of word: [UInt32]) -> [[UInt32]] {
    guard word.count > 1 else { return word.first.flatMap { spellings[$0] }?.filter { isHan($0[0]) } ?? [] }
    var forms = [Form()]
    for code in word {
      var grown: [Form] = []
      for form in forms {
        grown.append(form.adding([code]))
        for spelling in spellings[code] ?? [] { grown.append(form.adding(spelling)) }
      }
      forms = Array(grown.prefix(Self.mostForms + 1))
    }
    let spelled = forms.filter { $0.holdsHan && $0.text != word }.map(\.text)
    return Array(([initials(of: word)].compactMap { $0 } + spelled).prefix(Self.mostForms))
  }

  /// A form that grows character by character.
  private struct Form {
    var text: [UInt32] = []
    var holdsHan = false

    func adding(_ spelling: [UInt32]) -> Form {
      Form(text: text + spelling, holdsHan: holdsHan || spelling.contains(where: isHan))
    }
  }

  private func initials(of word: [UInt32]) -> [UInt32]? {
    guard word.count >= 4 else { return nil }
    let letters = word.compactMap { spellings[$0]?.first { isLatinOrDigit($0[0]) }?.first }
    return letters.count == word.count ? letters : nil
  }
}
