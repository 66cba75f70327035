/// Looks whether a draft answers. “工作动态” and hand-offs are no answers (国办发〔2016〕80号, 国办发〔2018〕15号 as applied
/// by counties); what it finds is to be minded, a person decides.
package struct AnswerCheck: Sendable {
  private let rules: AnswerRules

  package init(_ rules: AnswerRules) { self.rules = rules }

  /// What is to be minded, in the order of the rules.
  ///
  /// - Parameter earlier: texts that were published before for the same case, oldest first.
  package func findings(_ answer: Answer, after earlier: [String] = []) -> [AnswerFinding] {
    substance(answer) + phrases(answer) + emptyParts(answer) + equalParts(answer) + promises(answer)
      + changedNumbers(answer, earlier)
  }

  private func phrases(_ answer: Answer) -> [AnswerFinding] {
    rules.phrases.compactMap { phrase in
      let looked = phrase.isEverywhere ? answer.parts.map(\.text).joined(separator: "\n") : answer.text
      let found = phrase.words.filter { looked.contains($0) }
      guard found.count >= phrase.atLeast, answer.text.count <= phrase.upTo ?? .max else { return nil }
      let isExcused =
        !phrase.unless.isEmpty && phrase.unless.allSatisfy { $0.contains { looked.contains($0) } }
      if isExcused { return nil }
      return AnswerFinding(
        code: phrase.id, text: "\(phrase.says): \(found.prefix(3).map { "“\($0)”" }.joined(separator: " "))")
    }
  }

  /// An answer of which nothing is left without its set phrases: it hands the matter on, or says nothing at all. One that
  /// is merely short and has none of them is let alone.
  private func substance(_ answer: Answer) -> [AnswerFinding] {
    guard let rule = rules.substance else { return [] }
    let all = answer.parts.map(\.text).joined(separator: "\n")
    let clauses = Self.clauses(all)
    let left = clauses.filter { clause in
      !(rule.set + rule.handed).contains { clause.contains($0) }
    }
    // Names, numbers and dates in other letters say nothing by themselves.
    let count = left.reduce(0) { $0 + $1.count { $0.isLetter && !$0.isASCII } }
    guard count < rule.least, left.count < clauses.count else { return [] }
    return rule.handed.contains { all.contains($0) }
      ? [AnswerFinding(code: "handed-off", text: "hands the matter on and says nothing of it 一转了之")]
      : [AnswerFinding(code: "no-substance", text: "nothing is left of it without set phrases 没有实质内容")]
  }

  /// The clauses of a text, what stands in quotation marks and brackets left out.
  private static func clauses(_ text: String) -> [Substring] {
    text.replacing(/[“‘（(〔\[][^”’）)〕\]]*[”’）)〕\]]/, with: "").split { $0.isPunctuation || $0.isWhitespace }
  }

  private func emptyParts(_ answer: Answer) -> [AnswerFinding] {
    answer.parts.compactMap { kind, text in
      let bare = Self.bare(text)
      let isEmpty =
        bare.isEmpty || rules.empty.contains(bare) || (kind != "constraints" && rules.none.contains(bare))
      return isEmpty ? AnswerFinding(code: "empty-part", text: "the \(kind) says nothing: “\(text)”") : nil
    }
  }

  private func equalParts(_ answer: Answer) -> [AnswerFinding] {
    let parts = answer.parts.map { ($0.kind, Self.bare($0.text)) }.filter { !$0.1.isEmpty }
    for (index, part) in parts.enumerated() {
      guard let twin = parts[..<index].first(where: { $0.1 == part.1 }) else { continue }
      return [
        AnswerFinding(
          code: "equal-parts", text: "\(part.0) says the same as \(twin.0): “\(part.1.prefix(30))”")
      ]
    }
    return []
  }

  private func promises(_ answer: Answer) -> [AnswerFinding] {
    for sentence in answer.parts.flatMap({ Self.sentences($0.text) }) {
      guard let word = rules.promises.first(where: { sentence.contains($0) }),
        !rules.deadlines.contains(where: { sentence.contains($0) }), !Span.isDated(sentence)
      else { continue }
      return [
        AnswerFinding(
          code: "promise-without-date", text: "“\(word)” without a date: “\(sentence.prefix(40))”")
      ]
    }
    return []
  }

  /// The newest earlier number of each kind is held against this one, unless the text says why it changed.
  private func changedNumbers(_ answer: Answer, _ earlier: [String]) -> [AnswerFinding] {
    if rules.explained.contains(where: { answer.text.contains($0) }) { return [] }
    return rules.counts.compactMap { count in
      guard let now = CountReader.people(count.words, in: answer.text),
        let before = earlier.lazy.reversed().compactMap({ CountReader.people(count.words, in: $0) }).first,
        now.number != before.number
      else { return nil }
      return AnswerFinding(
        code: "numbers-differ",
        text: "\(count.id): “\(now.quote)” here, “\(before.quote)” in what was published before; say why")
    }
  }

  /// Without spaces and punctuation.
  private static func bare(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }

  private static func sentences(_ text: String) -> [Substring] {
    text.split { "。！？；!?;\n".contains($0) }
  }
}

/// A stretch of time in words, such as 三天 or 12月.
private enum Span {
  private static let units: Set<Character> = ["日", "号", "天", "周", "月", "年", "时", "个"]

  /// Whether a sentence names a date or how long something takes.
  static func isDated(_ sentence: Substring) -> Bool {
    zip(sentence, sentence.dropFirst()).contains { CountReader.digits[$0] != nil && units.contains($1) }
  }
}
