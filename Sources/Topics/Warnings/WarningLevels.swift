package import Model
import Text

/// From when on something is warned of: `Keywords/warnings`.
package struct WarningLevels: Sendable {
  /// How one kind of counting is tuned.
  struct Counting: Sendable {
    /// Least surprise.
    var from = 3.2
    /// Least number of items.
    var least = 3
    /// So many days count together; names have spans of their own.
    var days: Int64 = 7
    /// What was never seen is expected so often in so many items.
    var prior = (count: 0.02, exposure: 165.0)
    /// Sightings beyond which a rate is known no better.
    var sure = 2.0

    /// Whether a count is enough.
    func takes(_ surprise: Surprise, less: Double) -> Bool { surprise.value - less >= from }
  }

  /// So many days back.
  struct Reach: Sendable {
    var days: Int64
    /// Taken off the surprise.
    var less: Double

    fileprivate init(days: Int64, less: Double) { (self.days, self.less) = (days, less) }

    fileprivate init(_ fields: DataFields) throws(DataFileError) {
      try fields.allow(["days", "less"])
      days = Int64(try fields.number("days", in: 1...366))
      less = try fields.number("less", in: 0...100)
    }
  }

  private struct Step: Sendable {
    var level: Warning.Level
    var surprise: Double
    /// The same of a name, whose surprise is that of two coincidences together.
    var term: Double
    var grade: EventGrade
  }

  private(set) var term = Counting()
  private(set) var place = Counting()
  private(set) var topic = Counting()
  private var steps: [Step] = []
  /// Fewer items of history than this are thin.
  private(set) var enough = 100
  /// Taken off a surprise on thin history.
  private(set) var thin = 0.3
  /// No two messages are held to be alike by less than this chance.
  private(set) var alike = 0.01
  private(set) var concerned = 0.5
  /// A message that shares more than this part of another's possible names is the same one sent again.
  private(set) var same = 0.6
  /// So many voices about area and place of a closed case are its recurrence.
  private(set) var recurrences = 2
  private(set) var lead = 60
  /// How far back names are counted together; of these spans the most surprising counts.
  private(set) var spans: [Reach] = []
  /// No more items than these are held, but those of the days that everything is counted over.
  private(set) var most = 20_000
  /// A span of days for what breaks out.
  private(set) var burst = Reach(days: 4, less: 0.6)
  /// A run whose characters meet so easily is expected twice as often.
  private(set) var free = 300.0
  private(set) var share = 0.2
  private(set) var list = 20
  /// Points from which a flagged item on a hot list is grave.
  package private(set) var points = 3.5
  /// Ids of the rules that tell of harm.
  package private(set) var harm: Set<String> = []
  /// Words by which a matter shows that it is public.
  package private(set) var answer: [String] = []
  /// Characters that no name holds.
  private(set) var particles: Set<UInt32> = []
  /// Names of the office's own places, which `place` watches: they are no news, and part the runs beside them.
  private(set) var placeNames = WordMatcher([])
  /// Packed pairs of characters that name nothing.
  private(set) var common = CommonPairTable()

  /// - Parameter places: names of the office's own villages, of itself and of what holds it.
  /// - Throws: `DataFileError`, which names file, line and field.
  package init(
    levels: (file: String, bytes: [UInt8]), common: (file: String, bytes: [UInt8]), places: [String] = []
  ) throws(DataFileError) {
    placeNames = WordMatcher(places.map { FoldedText($0).scalars })
    let fields = try DataFields(file: levels.file, bytes: levels.bytes)
    try fields.allow(["levels", "history", "term", "place", "topic", "heat", "harm", "answer", "recurrence"])
    for row in try fields.objects("levels") {
      try row.allow(["level", "surprise", "term", "grade"])
      steps.append(
        Step(
          level: try row.choice("level"), surprise: try row.number("surprise", in: 0...300),
          term: try row.number("term", in: 0...300), grade: try row.choice("grade")))
    }
    harm = Set(try fields.strings("harm"))
    answer = try fields.strings("answer")
    term = try Self.counting(
      "term", fields, ["spans", "most", "burst", "alike", "concerned", "same", "lead", "free", "particles"])
    place = try Self.counting("place", fields, ["days"])
    topic = try Self.counting("topic", fields, ["days"])
    try readRest(fields)
    let table = try DataFields(file: common.file, bytes: common.bytes)
    try table.allow(["pairs"])
    for group in try table.strings("pairs").flatMap({ $0.split(separator: " ") }) {
      let codes = group.unicodeScalars.map(\.value)
      for second in codes.dropFirst() { self.common.add(codes[0], second) }
    }
  }

  private mutating func readRest(_ fields: DataFields) throws(DataFileError) {
    if let history = try fields.object("history") {
      try history.allow(["items", "thin"])
      enough = Int(try history.number("items", in: 0...1e9))
      thin = try history.number("thin", in: 0...100)
    }
    if let term = try fields.object("term") {
      alike = try term.number("alike", in: 1e-6...1)
      concerned = try term.number("concerned", in: 0...1)
      same = try term.number("same", in: 0...1)
      free = try term.number("free", in: 1...1e6)
      particles = Set(try term.string("particles").unicodeScalars.map(\.value))
      spans = try term.objects("spans").map { row throws(DataFileError) in try Reach(row) }
      if spans.isEmpty {
        throw term.error("spans", "says over how many days names are counted: at least one")
      }
      if zip(spans, spans.dropFirst()).contains(where: { $0.days >= $1.days }) {
        throw term.error("spans", "begins with the shortest; each must be longer than the one before it")
      }
      most = Int(try term.number("most", in: 1...1e7))
      guard let row = try term.object("burst") else {
        throw term.error("burst", "says over how many days an outbreak is counted")
      }
      burst = try Reach(row)
      lead = Int(try term.number("lead", in: 0...100_000))
    }
    if let recurrence = try fields.object("recurrence") {
      try recurrence.allow(["least"])
      recurrences = Int(try recurrence.number("least", in: 1...1000))
    }
    if let heat = try fields.object("heat") {
      try heat.allow(["share", "list", "points"])
      share = try heat.number("share", in: 0...1)
      list = Int(try heat.number("list", in: 1...100_000))
      points = try heat.number("points", in: 0...100)
    }
  }

  private static func counting(_ name: String, _ fields: DataFields, _ more: Set<String>)
    throws(DataFileError) -> Counting
  {
    guard let row = try fields.object(name) else { return Counting() }
    try row.allow(more.union(["from", "least", "before", "messages", "sure"]))
    return Counting(
      from: try row.number("from", in: 0...300), least: Int(try row.number("least", in: 2...1000)),
      days: more.contains("days") ? Int64(try row.number("days", in: 1...366)) : 0,
      prior: (try row.number("before", in: 1e-6...1000), try row.number("messages", in: 1...1e9)),
      sure: try row.number("sure", in: 0.01...1e9))
  }

  /// Days that items are held if they are few.
  var longest: Int64 { max(always, spans.map(\.days).max() ?? 0) }

  /// Days that items are held, however many they are.
  var always: Int64 { max(spans.first?.days ?? 0, burst.days, place.days, topic.days) }

  /// The colour of a warning of a kind with so much surprise about so grave an event.
  func level(_ kind: Warning.Kind, _ surprise: Double, _ grade: EventGrade?) -> Warning.Level {
    steps.filter { step in
      (kind == .term ? step.term : step.surprise) <= surprise || grade.map { step.grade <= $0 } ?? false
    }
    .map(\.level).max() ?? .blue
  }
}
