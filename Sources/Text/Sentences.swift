/// Where sentences and clauses of a folded text begin and end.
package struct Sentences: Sendable {
  /// For each folded character the number of its clause, counted through the text.
  private var clauses: [Int32] = []
  /// For each clause the number of its sentence.
  private var sentences: [Int32] = []
  /// For each sentence in turn the place behind its last character; one that no mark closes is not among them.
  package private(set) var ends: [Int] = []

  /// Those of an empty text, to be reread.
  package init() {}

  package init(_ text: [UInt32]) { reread(text) }

  /// Becomes those of another text, in the buffers that it has.
  package mutating func reread(_ text: [UInt32]) {
    clauses.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    sentences.append(0)
    var (clause, sentence): (Int32, Int32) = (0, 0)
    clauses.append(addingCapacity: text.count) { output in
      for (place, code) in text.enumerated() {
        output.append(clause)
        let mark = Mark(code)
        if mark == .none { continue }
        clause += 1
        if mark == .sentence {
          sentence += 1
          ends.append(place + 1)
        }
        sentences.append(sentence)
      }
    }
  }

  /// What a character ends.
  private enum Mark {
    case none, clause, sentence

    init(_ code: UInt32) {
      switch code {
      case 0x3002, 0x21, 0x3F, 0x0A, 0x3B, 0x2026: self = .sentence  // 。 ! ? newline ; …
      case 0x2C, 0x3A, 0xFF0C, 0x3001, 0x20: self = .clause  // , : ， 、 blank
      default: self = .none
      }
    }
  }

  /// Number of the sentence that holds the character.
  package func sentence(at place: Int) -> Int { Int(sentences[Int(clauses[place])]) }

  /// Number of the clause that holds the character.
  package func clause(at place: Int) -> Int { Int(clauses[place]) }
}
