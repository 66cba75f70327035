/// Generated documents of 300 to 600 characters: words by Zipf's law in clauses and sentences, with a number or a Latin
/// word now and then. Folding changes only the punctuation, so that engines which fold nothing find the same words.
struct ChineseText {
  private(set) var documents: [String] = []
  private(set) var bytes = 0

  init(_ vocabulary: Vocabulary, bytes wanted: Int) {
    var writer = Writer(vocabulary)
    while bytes < wanted {
      documents.append(writer.document())
      bytes += documents[documents.count - 1].utf8.count
    }
  }

  private struct Writer {
    private let words: [[Unicode.Scalar]]
    private let law: ZipfLaw
    private var random = SeededGenerator(3)
    private var text = String.UnicodeScalarView()
    private var length = 0
    private var last: (Unicode.Scalar, Unicode.Scalar) = ("。", "。")

    init(_ vocabulary: Vocabulary) {
      words = vocabulary.words.map { Array($0.unicodeScalars) }
      law = ZipfLaw(words.count, offset: 8)
    }

    mutating func document() -> String {
      (text, length, last) = (String.UnicodeScalarView(), 0, ("。", "。"))
      let wanted = Int.random(in: 300...600, using: &random)
      while length < wanted { sentence() }
      return String(text)
    }

    private mutating func sentence() {
      for clause in 0..<Int.random(in: 1...4, using: &random) {
        if clause > 0 { put("，") }
        for _ in 0..<Int.random(in: 3...9, using: &random) { word() }
      }
      put("。")
    }

    private mutating func word() {
      switch Int.random(in: 0..<200, using: &random) {
      case 0..<4: for digit in String(Int.random(in: 1...3000, using: &random)).unicodeScalars { put(digit) }
      case 4: for letter in "App".unicodeScalars { put(letter) }
      default: for scalar in words[law.draw(&random)] { put(scalar) }
      }
    }

    /// Writes a character, unless it would stand there for the third time in a row.
    private mutating func put(_ scalar: Unicode.Scalar) {
      if last == (scalar, scalar) { return }
      last = (last.1, scalar)
      text.append(scalar)
      length += 1
    }
  }
}
