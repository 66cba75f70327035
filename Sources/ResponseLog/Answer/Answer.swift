/// The words of a draft: what goes out to people.
package struct Answer: Sendable, Hashable {
  package var text: String
  /// 原因, 解决方案, 制约因素; nil where a rumour is only clarified.
  package var cause: String?
  package var solution: String?
  package var constraints: String?
  /// Under which it goes out, where one was given.
  package var title: String?

  package init(text: String, cause: String? = nil, solution: String? = nil, constraints: String? = nil) {
    (self.text, self.cause, self.solution, self.constraints) = (text, cause, solution, constraints)
  }

  /// By kind of content, as the log names them; nil without a text.
  package init?(_ contents: [String: String]) {
    guard let text = contents["text"] else { return nil }
    self.init(
      text: text, cause: contents["cause"], solution: contents["solution"],
      constraints: contents["constraints"])
    title = contents["title"]
  }

  /// All that goes out: the title and the parts.
  package var everything: [(kind: String, text: String)] {
    (title.map { [("title", $0)] } ?? []) + parts
  }

  /// What there is, by kind of content, the text first.
  package var parts: [(kind: String, text: String)] {
    [("text", text), ("cause", cause), ("solution", solution), ("constraints", constraints)]
      .compactMap { kind, text in text.map { (kind, $0) } }
  }
}

/// Something to be minded about an answer.
package struct AnswerFinding: Sendable, Hashable {
  /// Small letters and dashes: what the log keeps of it.
  package var code: String
  /// One line for people: what is wrong and, quoted, where.
  package var text: String

  package init(code: String, text: String) {
    (self.code, self.text) = (code, text)
  }
}
