/// Where sentences and clauses of a folded text begin and end.
package struct Sentences: Sendable {
  /// For each folded character the number of its sentence.
  private var sentence: [Int32] = []
  /// For each folded character the number of its clause, counted through the text.
  private var clause: [Int32] = []

  package init(_ text: [UInt32]) {
    sentence.reserveCapacity(text.count)
    clause.reserveCapacity(text.count)
    var (sentences, clauses): (Int32, Int32) = (0, 0)
    for code in text {
      sentence.append(sentences)
      clause.append(clauses)
      switch code {
      case 0x3002, 0x21, 0x3F, 0x0A, 0x3B, 0x2026:  // 。 ! ? newline ; …
        sentences += 1
        clauses += 1
      case 0x2C, 0x3A, 0xFF0C, 0x3001, 0x20:  // , : ， 、 blank
        clauses += 1
      default: break
      }
    }
  }

  /// Number of the sentence that holds the character.
  package func sentence(at place: Int) -> Int { Int(sentence[place]) }

  /// Number of the clause that holds the character.
  package func clause(at place: Int) -> Int { Int(clause[place]) }
}
