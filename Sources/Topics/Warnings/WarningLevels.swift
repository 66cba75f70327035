package import Model
import Text

/// From when on something is warned of: `Keywords/warnings`.
package struct WarningLevels: Sendable {
  /// How one kind of counting is tuned.
  struct Counting: Sendable {
    /// Least surprise.
    let from: Double
    /// Least number of items.
    let least: Int
    /// What was never seen is expected so often in so many items.
    let prior: (count: Double, exposure: Double)
    /// Sightings beyond which a rate is known no better.
    let sure: Double

    fileprivate init(_ fields: DataFields) throws(DataFileError) {
      from = try fields.number("from", in: 0...300)
      least = try fields.whole("least", in: 2...1000)
      prior = (try fields.number("before", in: 1e-6...1000), try fields.number("messages", in: 1...1e9))
      sure = try fields.number("sure", in: 0.01...1e9)
    }

    fileprivate static let names: Set<String> = ["from", "least", "before", "messages", "sure"]

    /// Whether a count is enough.
    func takes(_ surprise: Surprise, less: Double) -> Bool { surprise.value - less >= from }
  }

  /// So many days back.
  struct Reach: Sendable {
    let days: Int64
    /// Taken off the surprise.
    let less: Double

    fileprivate init(_ fields: DataFields) throws(DataFileError) {
      try fields.allow(["days", "less"])
      days = Int64(try fields.whole("days", in: 1...366))
      less = try fields.number("less", in: 0...100)
    }
  }

  private struct Step: Sendable {
    let level: Warning.Level
    let surprise: Double
    /// The same of a name, whose surprise is that of two coincidences together.
    let term: Double
    let grade: EventGrade

    init(_ fields: DataFields) throws(DataFileError) {
      try fields.allow(["level", "surprise", "term", "grade"])
      level = try fields.choice("level")
      surprise = try fields.number("surprise", in: 0...300)
      term = try fields.number("term", in: 0...300)
      grade = try fields.choice("grade")
    }
  }

  private let steps: [Step]
  let term: Counting
  let place: Counting
  /// So many days of an area at a place count together.
  let placeDays: Int64
  let topic: Counting
  /// Fewer items ever published by the same sources than this are thin.
  let enough: Int
  /// Taken off a surprise on thin history.
  let thin: Double
  /// No two messages are held to be alike by less than this chance.
  let alike: Double
  /// Least part of those who share a name that complain, ask or are flagged.
  let concerned: Double
  /// A message that shares more than this part of another's possible names is the same one sent again.
  let same: Double
  /// So many voices about area and place of a closed case are its recurrence.
  let recurrences: Int
  /// Letters of a text that may hold its name.
  let lead: Int
  /// How far back names are counted together, the shortest first; of these spans the most surprising counts.
  let spans: [Reach]
  /// No more items than this are held, but those of the days that everything is counted over.
  let most: Int
  /// A span of days for what breaks out.
  let burst: Reach
  /// A run whose characters meet so easily is expected twice as often.
  let free: Double
  /// The hottest part of a list.
  let share: Double
  /// Shorter lists are no ranking.
  let list: Int
  /// Points from which a flagged item on a hot list is grave.
  package let points: Double
  /// Ids of the rules that tell of harm.
  package let harm: Set<String>
  /// Words by which a matter shows that it is public.
  package let answer: [String]
  /// Characters that no name holds.
  let particles: Set<UInt32>
  /// Names of the office's own places, which `place` watches: they are no news, and part the runs beside them.
  let placeNames: WordMatcher
  /// Place of the office itself: of all that is told there nothing is one matter.
  let office: String?
  /// Packed pairs of characters that name nothing.
  let common: CommonPairTable

  /// - Parameters:
  ///   - places: names of the office's own villages, of itself and of what holds it.
  ///   - office: place of the office itself; nil = none is.
  ///   - rules: ids of the rule book's rules; nil = not looked at.
  /// - Throws: `DataFileError`, which names file, line and field.
  package init(
    levels: (file: String, bytes: [UInt8]), common: (file: String, bytes: [UInt8]), places: [String] = [],
    office: String? = nil, rules: Set<String>? = nil
  ) throws(DataFileError) {
    let fields = try DataFields(file: levels.file, bytes: levels.bytes)
    try fields.allow(["levels", "history", "term", "place", "topic", "heat", "harm", "answer", "recurrence"])
    steps = try fields.objects("levels").map { row throws(DataFileError) in try Step(row) }
    if steps.isEmpty {
      throw fields.error("levels", "says from which surprise on a warning has which colour")
    }
    let history = try fields.required("history")
    try history.allow(["items", "thin"])
    enough = try history.whole("items", in: 0...1_000_000_000)
    thin = try history.number("thin", in: 0...100)

    let term = try fields.required("term")
    try term.allow(
      Counting.names.union([
        "spans", "most", "burst", "alike", "concerned", "same", "lead", "free", "particles",
      ]))
    self.term = try Counting(term)
    spans = try Self.spans(term)
    most = try term.whole("most", in: 1...10_000_000)
    burst = try Reach(try term.required("burst"))
    alike = try term.number("alike", in: 1e-6...1)
    concerned = try term.number("concerned", in: 0...1)
    same = try term.number("same", in: 0...1)
    lead = try term.whole("lead", in: 0...100_000)
    free = try term.number("free", in: 1...1e6)
    particles = Set(try term.string("particles").unicodeScalars.map(\.value))

    let place = try fields.required("place")
    try place.allow(Counting.names.union(["days"]))
    self.place = try Counting(place)
    placeDays = Int64(try place.whole("days", in: 1...366))
    let topic = try fields.required("topic")
    try topic.allow(Counting.names)
    self.topic = try Counting(topic)
    let recurrence = try fields.required("recurrence")
    try recurrence.allow(["least"])
    recurrences = try recurrence.whole("least", in: 1...1000)
    let heat = try fields.required("heat")
    try heat.allow(["share", "list", "points"])
    share = try heat.number("share", in: 0...1)
    list = try heat.whole("list", in: 1...100_000)
    points = try heat.number("points", in: 0...100)
    let harm = Set(try Self.some("harm", fields))
    self.harm = harm
    answer = try Self.some("answer", fields)
    if let rules, let unknown = harm.subtracting(rules).min() {
      throw fields.error("harm", "no rule is called \"\(unknown)\"")
    }
    self.office = office
    placeNames = WordMatcher(places.map { FoldedText($0).scalars })
    self.common = try Self.pairs(try DataFields(file: common.file, bytes: common.bytes))
  }

  private static func spans(_ term: DataFields) throws(DataFileError) -> [Reach] {
    let spans = try term.objects("spans").map { row throws(DataFileError) in try Reach(row) }
    if spans.isEmpty {
      throw term.error("spans", "says over how many days names are counted: at least one")
    }
    if zip(spans, spans.dropFirst()).contains(where: { $0.days >= $1.days || $0.less > $1.less }) {
      throw term.error(
        "spans", "begins with the shortest; each must be longer than the one before it and take off no less")
    }
    return spans
  }

  /// A list that must not be empty.
  private static func some(_ name: String, _ fields: DataFields) throws(DataFileError) -> [String] {
    let texts = try fields.strings(name)
    if texts.isEmpty { throw fields.error(name, "missing; give a list of texts: [\"…\", \"…\"]") }
    return texts
  }

  private static func pairs(_ fields: DataFields) throws(DataFileError) -> CommonPairTable {
    try fields.allow(["pairs"])
    var table = CommonPairTable()
    for group in try some("pairs", fields).flatMap({ $0.split(separator: " ") }) {
      let codes = group.unicodeScalars.map(\.value)
      for second in codes.dropFirst() { table.add(codes[0], second) }
    }
    return table
  }

  /// Days that items are held if they are few.
  var longest: Int64 { max(always, spans.map(\.days).max() ?? 0) }

  /// Days that items are held, however many they are.
  var always: Int64 { max(spans.first?.days ?? 0, burst.days, placeDays) }

  /// The colour of a warning of a kind with so much surprise about so grave an event.
  func level(_ kind: Warning.Kind, _ surprise: Double, _ grade: EventGrade?) -> Warning.Level {
    steps.filter { step in
      (kind == .term ? step.term : step.surprise) <= surprise || grade.map { step.grade <= $0 } ?? false
    }
    .map(\.level).max() ?? .blue
  }
}
