package import Model

/// What a word of the lists beside the rules tells of an item.
package enum Mark: Hashable, Sendable {
  /// Minors, vulnerable people, a crowd, officials and what officials must not do.
  case minor, vulnerable, crowd, official, misconduct
  /// Words that a sum of money, a number of participants, a burnt area stands with.
  case money, loss, participant, burnt
  /// A phrase in which a word for a fact tells nothing: 大学生, 聚集性.
  case noFact
  case mood(Mood)
  /// A citizen speaking for himself; a grievance and a wish, weaker than complaint and plea.
  case voice, grievance, wish
  case stance(Stance)
  case kind(CaseKind)
  case rumour(RumourState)
  /// What asks to be passed on, what frightens.
  case share, alarm
  /// A cue of a table's row, by the row's path in `severity.json5`.
  case cue(String)
  /// A statement that nobody met this one fate: 无人死亡.
  case none(CasualtyKind)
  /// A single person, a pair of people: 男子, 母子.
  case person, pair
  /// What makes a count of people no count: 可能造成, 险些.
  case unreal
  /// A phrase in which a word of fate befalls nobody: 死里逃生, 伤残军人.
  case noFate
  /// A word of another world, by the world's index; a phrase that no such word counts in.
  case world(Int, ContextTier)
  case noWorld
  /// People and things of public life: 村民, 学校, 派出所.
  case publicLife
}

/// The word lists of `severity.json5` beside its rules: facts, moods, stances, kinds, rumours and the tables' cues.
package struct MarkWords: Sendable {
  /// In order of the file's sections.
  package private(set) var lists: [(mark: Mark, words: [String])] = []

  mutating func add(_ mark: Mark, _ words: [String]) {
    if !words.isEmpty { lists.append((mark, words)) }
  }

  /// Reads the sections of lists; an absent one is empty, as in the rule books of earlier versions.
  init(_ fields: DataFields) throws(DataFileError) {
    try add(
      fields, "facts",
      [
        "except": .noFact, "misconduct": .misconduct, "minors": .minor, "vulnerable": .vulnerable,
        "crowd": .crowd, "officials": .official, "loss": .loss, "money": .money,
        "participants": .participant, "burnt": .burnt,
      ])
    let tones: [String: Mark] = ["voice": .voice, "grievance": .grievance, "wish": .wish]
    try add(fields, "moods", Self.names(Mood.self) { .mood($0) }.merging(tones) { $1 })
    try add(fields, "stances", Self.names(Stance.self) { .stance($0) })
    try add(fields, "kinds", Self.names(CaseKind.self) { .kind($0) }, others: ["livelihood"])
    try add(
      fields, "rumours",
      [
        "rumour": .rumour(.rumour), "clarification": .rumour(.clarification), "share": .share,
        "alarm": .alarm,
      ])
    try addWorlds(fields)
  }

  private mutating func add(
    _ fields: DataFields, _ name: String, _ marks: [String: Mark], others: Set<String> = []
  ) throws(DataFileError) {
    guard let section = try fields.object(name) else { return }
    try section.allow(others.union(marks.keys))
    for (list, mark) in marks.sorted(by: { $0.key < $1.key }) { add(mark, try section.strings(list)) }
  }

  private static func names<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ mark: (Choice) -> Mark
  ) -> [String: Mark] where Choice.RawValue == String {
    Dictionary(uniqueKeysWithValues: Choice.allCases.map { ($0.rawValue, mark($0)) })
  }
}

/// Where the words of the lists beside the rules stand in a document, list by list, in order of beginning.
struct MarkFinds {
  private let marks: [Mark]
  /// Lists by what their words tell.
  private let lists: [Mark: Int]
  private var spans: [[Span]]
  /// Lists with a word in the document, in order of their first one.
  private var touched: [Int] = []

  init(_ marks: [Mark]) {
    self.marks = marks
    lists = Dictionary(uniqueKeysWithValues: marks.enumerated().map { ($1, $0) })
    spans = Array(repeating: [], count: marks.count)
  }

  /// Forgets the last item.
  mutating func clear() {
    for list in touched { spans[list].removeAll(keepingCapacity: true) }
    touched.removeAll(keepingCapacity: true)
  }

  /// Takes in a word of a list, by index.
  mutating func add(_ span: Span, _ list: Int) {
    if spans[list].isEmpty { touched.append(list) }
    spans[list].append(span)
  }

  subscript(mark: Mark) -> [Span] { touched.isEmpty ? [] : lists[mark].map { spans[$0] } ?? [] }

  /// Lists of which a word in the document passes.
  func marks(where passes: (Span) -> Bool) -> [Mark] {
    touched.filter { spans[$0].contains(where: passes) }.map { marks[$0] }
  }
}
