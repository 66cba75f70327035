package import Model

/// By what an answer is told that answers nothing: `Keywords/answers/checks.json5`.
package struct AnswerRules: Sendable {
  /// Wording that, if enough of it is there and nothing excuses it, is to be minded.
  struct Phrase: Sendable {
    var id: String
    var says: String
    var words: [String]
    /// Different ones that must be there.
    var atLeast: Int
    /// Longest text in which it counts, in characters; nil = any.
    var upTo: Int?
    /// Excused if of each of these lists a word is there; never if there is no list.
    var unless: [[String]]
    /// In the parts as well as in the text.
    var isEverywhere: Bool
  }

  /// Something that is counted in people.
  struct Count: Sendable {
    var id: String
    var words: [String]
  }

  /// How it is told that nothing is left of an answer but set phrases.
  struct Substance: Sendable {
    /// Clauses with one of these say nothing of the matter.
    var set: [String]
    /// Of these, the ones that hand the matter on.
    var handed: [String]
    /// Characters that must be left.
    var least: Int
  }

  let phrases: [Phrase]
  let substance: Substance?
  /// Parts that say nothing.
  let empty: [String]
  /// Parts that say that there is none: no cause and no solution do not do.
  let none: [String]
  let promises: [String]
  let deadlines: [String]
  let counts: [Count]
  /// Words by which a changed number is explained.
  let explained: [String]

  /// No rules: nothing is minded.
  package init() {
    (phrases, empty, none, promises, deadlines, counts, explained) = ([], [], [], [], [], [], [])
    substance = nil
  }

  /// Reads the rules.
  ///
  /// - Throws: what is missing or wrong, with file, line and field.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["phrases", "substance", "parts", "promises", "counts"])
    var phrases: [Phrase] = []
    for entry in try fields.objects("phrases") {
      let phrase = try Phrase(entry)
      if phrases.contains(where: { $0.id == phrase.id }) { throw entry.error("id", "stands twice") }
      phrases.append(phrase)
    }
    self.phrases = phrases
    substance = try fields.object("substance").map(Substance.init)
    func section(_ name: String, _ members: Set<String>) throws(DataFileError) -> DataFields {
      guard let section = try fields.object(name) else { throw fields.error(name, "missing") }
      try section.allow(members)
      return section
    }
    let parts = try section("parts", ["empty", "none"])
    (empty, none) = (try parts.strings("empty"), try parts.strings("none"))
    let promises = try section("promises", ["words", "deadlines"])
    (self.promises, deadlines) = (try promises.strings("words"), try promises.strings("deadlines"))
    let counts = try section("counts", ["of", "explained"])
    explained = try counts.strings("explained")
    var kinds: [Count] = []
    for entry in try counts.objects("of") {
      try entry.allow(["id", "words"])
      kinds.append(Count(id: try entry.string("id"), words: try entry.strings("words")))
    }
    self.counts = kinds
  }
}

extension AnswerRules.Substance {
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Basis.members.union(["set", "handed", "least"]))
    _ = try Basis(fields)
    (set, handed) = (try fields.strings("set"), try fields.strings("handed"))
    least = Int(try fields.number("least", in: 1...1000))
  }
}

extension AnswerRules.Phrase {
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Basis.members.union(["id", "says", "words", "atLeast", "upTo", "unless", "everywhere"]))
    _ = try Basis(fields)
    (id, says) = (try fields.string("id"), try fields.string("says"))
    guard id.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) else {
      throw fields.error("id", "small letters and dashes: it stands in the log")
    }
    words = try fields.strings("words")
    guard !words.isEmpty else { throw fields.error("words", "give at least one") }
    atLeast = Int(try fields.number("atLeast", in: 1...20, default: 1))
    upTo = fields.has("upTo") ? Int(try fields.number("upTo", in: 1...100_000)) : nil
    unless = try fields.stringLists("unless")
    isEverywhere = try fields.bool("everywhere", default: false)
  }
}
