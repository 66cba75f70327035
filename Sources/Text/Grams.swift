/// The pieces that search and title comparison count: pairs of neighbouring Han characters, and Latin words or numbers
/// whole.
package enum Grams {
  /// Tokens of a text for the full-text index, joined by blanks: each pair of a Han run and its last character alone,
  /// so that one-character queries (as a prefix) and longer ones find every text.
  package static func document(_ text: FoldedText) -> String {
    var tokens: [String] = []
    forEachRun(text.scalars) { run, isHanRun in
      if isHanRun {
        for index in run.indices.dropLast() { tokens.append(string(run[index...index + 1])) }
        tokens.append(string(run[(run.endIndex - 1)...]))
      } else {
        tokens.append(string(run))
      }
    }
    return tokens.joined(separator: " ")
  }

  /// The tokens that a text must hold to contain `words`; a single Han character ends in `*` (a prefix).
  package static func query(_ words: FoldedText) -> [String] {
    var tokens: [String] = []
    forEachRun(words.scalars) { run, isHanRun in
      if !isHanRun {
        tokens.append(string(run) + "*")
      } else if run.count == 1 {
        tokens.append(string(run) + "*")
      } else {
        for index in run.indices.dropLast() { tokens.append(string(run[index...index + 1])) }
      }
    }
    return tokens
  }

  /// Packed pairs of neighbouring characters, each once.
  package static func pairs(_ letters: [UInt32]) -> Set<UInt64> {
    var pairs = Set<UInt64>(minimumCapacity: letters.count)
    for (first, second) in zip(letters, letters.dropFirst()) {
      pairs.insert(UInt64(first) << 32 | UInt64(second))
    }
    return pairs
  }

  /// Runs of Han characters, and runs of Latin letters and digits.
  private static func forEachRun(_ scalars: [UInt32], _ body: (ArraySlice<UInt32>, Bool) -> Void) {
    var start = 0
    while start < scalars.count {
      let han = isHan(scalars[start])
      guard han || isLatinOrDigit(scalars[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, han ? isHan(scalars[end]) : isLatinOrDigit(scalars[end]) { end += 1 }
      body(scalars[start..<end], han)
      start = end
    }
  }

  private static func string(_ scalars: ArraySlice<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for code in scalars { if let scalar = Unicode.Scalar(code) { view.append(scalar) } }
    return String(view)
  }
}
