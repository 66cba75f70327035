/// What people read, in both languages: a term, a label, a sentence without markup.
package struct Words: Sendable, Hashable {
  package var chinese: String
  package var english: String

  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Data that stays as it is: a title, a name, a number.
  package init(verbatim text: String) { self.init(text, text) }

  package subscript(language: Language) -> String { language == .chinese ? chinese : english }

  package var isEmpty: Bool { chinese.isEmpty }

  package static func + (left: Words, right: Words) -> Words {
    Words(left.chinese + right.chinese, left.english + right.english)
  }

  /// What parts the members of a list.
  package static let comma = Words("，", ", ")
  package static let pause = Words("、", ", ")
}

extension Words {
  /// A term of art: the reader's language with the other one small beside it.
  package var markup: Markup {
    if chinese == english { return "\(self)" }
    return Markup(
      "\(self) <small lang=\"en\">\(english)</small>", "\(self) <small lang=\"zh-CN\">\(chinese)</small>")
  }

  /// A sentence that the Chinese page says in English, too, for there is no other page: on paper.
  package var withEnglish: Markup {
    if chinese == english { return "\(self)" }
    return Markup("\(self) <small lang=\"en\">\(english)</small>", "\(self)")
  }
}

extension [Words] {
  /// One after the other; empty ones are left out.
  package func joined(_ separator: Words = .comma) -> Words {
    let parts = filter { !$0.isEmpty }
    return Words(
      parts.map(\.chinese).joined(separator: separator.chinese),
      parts.map(\.english).joined(separator: separator.english))
  }
}
