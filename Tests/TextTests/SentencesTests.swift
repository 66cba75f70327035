import Testing
import Text

struct SentencesTests {
  @Test(
    "Full stops, marks of exclamation and question, semicolons, dots and line breaks end a sentence",
    arguments: [
      ("停电。停水", "000111".dropLast()), ("停电！停水？停气", "00011122"), ("停电；停水…停气", "00011122"), ("停电\n停水", "00011"),
      ("停电，停水", "00000"), ("pm2.5", "00000"), ("", ""),
    ] as [(String, Substring)])
  func sentences(text: String, numbers: Substring) {
    let folded = FoldedText(text).scalars
    let sentences = Sentences(folded)
    #expect(folded.indices.map { String(sentences.sentence(at: $0)) }.joined() == numbers)
  }

  @Test(
    "Commas, colons, enumeration commas and blanks end a clause; so does whatever ends a sentence",
    arguments: [
      ("停电，停水", "00011"), ("停电、停水：停气", "00011122"), ("a b", "001"), ("停电。停水", "00011"), ("停电！", "000"),
      ("停电（三天）停水", "00000000"),
    ])
  func clauses(text: String, numbers: String) {
    let folded = FoldedText(text).scalars
    let sentences = Sentences(folded)
    #expect(folded.indices.map { String(sentences.clause(at: $0)) }.joined() == numbers)
  }

  @Test("Clauses are counted through the text, not from each sentence's start")
  func clausesGoOn() {
    let text = FoldedText("一，二。三，四").scalars
    let sentences = Sentences(text)
    #expect(sentences.clause(at: 2) != sentences.clause(at: 6))
    #expect(sentences.clause(at: 6) == 3)
    #expect(sentences.sentence(at: 6) == 1)
  }

  @Test("Reread, they are those of the new text alone")
  func reread() {
    var sentences = Sentences(FoldedText("一。二，三。四").scalars)
    let text = FoldedText("停电，停水。停气").scalars
    sentences.reread(text)
    let fresh = Sentences(text)
    #expect(text.indices.map(sentences.sentence) == text.indices.map(fresh.sentence))
    #expect(text.indices.map(sentences.clause) == [0, 0, 0, 1, 1, 1, 2, 2])
  }
}
