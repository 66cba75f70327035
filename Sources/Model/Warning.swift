/// Something that comes together more than chance would bring it 预警.
package struct Warning: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// One story, by its tellings or its heat.
    case topic
    /// Complaints of one area about one place.
    case areaPlace = "area-place"
    /// A name that newly appears.
    case term
  }

  /// Colours 预警颜色, blue lowest.
  package enum Level: String, Sendable, Codable, CaseIterable, Comparable {
    case blue, yellow, orange, red

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// End of the step that it was seen in.
  package var at: Timestamp
  package var kind: Kind
  /// Topic of the first report.
  package var topic: String
  package var title: String
  /// What the items share: the name, or area and place; nil for a topic.
  package var subject: String?
  /// Input ids, first report first.
  package var items: [JSONValue]
  package var area: String?
  package var severity: EventGrade?
  package var level: Level
  /// Expected count.
  package var baseline: Double
  /// Probability of at least this much by chance.
  package var chance: Double
  /// −log10 of `chance`.
  package var surprise: Double
  package var firstSeen: Timestamp
  /// Whether too little was seen before to be sure.
  package var isThin: Bool
  /// Whether it was warned of before and has grown.
  package var isUpdate: Bool
  /// The closed case whose matter speaks up again 复发; nil for any other matter.
  package var recurs: String?

  package init(
    at: Timestamp, kind: Kind, topic: String, title: String, subject: String? = nil, items: [JSONValue],
    area: String? = nil, severity: EventGrade? = nil, level: Level, baseline: Double, chance: Double,
    surprise: Double, firstSeen: Timestamp, isThin: Bool = false, isUpdate: Bool = false,
    recurs: String? = nil
  ) {
    (self.at, self.kind, self.topic, self.title, self.subject) = (at, kind, topic, title, subject)
    (self.items, self.area, self.severity, self.level) = (items, area, severity, level)
    (self.baseline, self.chance, self.surprise) = (baseline, chance, surprise)
    (self.firstSeen, self.isThin, self.isUpdate, self.recurs) = (firstSeen, isThin, isUpdate, recurs)
  }

  /// One object, keys sorted (`design.md` §5.6).
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("area")
      writer.value(area)
      writer.name("at")
      writer.value(at.rfc3339)
      writer.name("baseline")
      writer.value(Self.rounded(baseline))
      writer.name("chance")
      writer.value(Self.rounded(chance))
      writer.name("first_seen")
      writer.value(firstSeen.rfc3339)
      writer.name("history")
      writer.value(isThin ? "thin" : "enough")
      writer.name("items")
      writer.array(items) { $1.value($0) }
      writer.name("kind")
      writer.value(kind.rawValue)
      writer.name("level")
      writer.value(level.rawValue)
      writer.name("recurs")
      writer.value(recurs)
      writer.name("severity")
      writer.value(severity?.rawValue)
      writer.name("subject")
      writer.value(subject)
      writer.name("surprise")
      writer.value((surprise * 100).rounded() / 100)
      writer.name("title")
      writer.value(title)
      writer.name("topic")
      writer.value(topic)
      if isUpdate {
        writer.name("update")
        writer.value(true)
      }
    }
  }

  /// Three significant digits.
  private static func rounded(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var (scaled, power) = (value, 1.0)
    while scaled < 100, power < 1e300 { (scaled, power) = (scaled * 10, power * 10) }
    return scaled.rounded() / power
  }
}
