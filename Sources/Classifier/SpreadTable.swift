package import Model

/// From when a story counts as widely spread: numbers that the office sets for itself, for no norm states any.
package struct SpreadTable: Sendable, Hashable {
  /// Where the numbers come from, as a reason cites it.
  package var source: String
  /// The grade that a medium of a tier brings.
  package var tiers: [MediaTier: EventGrade]
  /// Items in 24 hours and different sources, by the grade that they reach.
  package var items: [EventGrade: Int]
  package var sources: [EventGrade: Int]
  /// The grade that a place on a hot list brings.
  package var hotList: EventGrade

  /// No thresholds at all: every story is ordinary.
  init() {
    (source, tiers, items, sources, hotList) = ("", [:], [:], [:], .ordinary)
  }

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["source", "tiers", "items", "sources", "hotList"])
    source = try fields.string("source")
    tiers = [:]
    if let section = try fields.object("tiers") {
      try section.allow(Set(MediaTier.allCases.map(\.rawValue)))
      for tier in MediaTier.allCases where section.has(tier.rawValue) {
        tiers[tier] = try section.choice(tier.rawValue)
      }
    }
    items = try Self.steps(fields, "items")
    sources = try Self.steps(fields, "sources")
    hotList = try fields.choice("hotList", default: .ordinary)
  }

  private static func steps(_ fields: DataFields, _ name: String) throws(DataFileError) -> [EventGrade: Int] {
    guard let section = try fields.object(name) else { return [:] }
    try section.allow(Set(EventGrade.allCases.map(\.rawValue)))
    var result: [EventGrade: Int] = [:]
    for grade in EventGrade.allCases where section.has(grade.rawValue) {
      result[grade] = Int(try section.number(grade.rawValue, in: 1...10_000_000))
    }
    return result
  }

  /// How far a story has spread 传播等级, on the same four steps as events so that the two can be compared, and why.
  ///
  /// - Parameters:
  ///   - items: of the story in the last 24 hours.
  ///   - sources: different feeds or media among them.
  ///   - bestTier: highest medium that carries it; nil if none is known.
  ///   - onHotList: whether a hot list shows it.
  package func grade(items: Int, sources: Int, bestTier: MediaTier?, onHotList: Bool) -> Proposal {
    var found: [Proposal] = []
    if let bestTier, let grade = tiers[bestTier] {
      found.append(Proposal(grade, "\(bestTier.chinese)刊发（\(grade.chinese)）"))
    }
    found += Self.reached(items, self.items, "24 小时 \(items) 条")
    found += Self.reached(sources, self.sources, "\(sources) 个来源")
    if onHotList { found.append(Proposal(hotList, "登上热搜榜（\(hotList.chinese)）")) }
    let best = found.map(\.grade).max() ?? .ordinary
    let reasons = found.filter { $0.grade == best && best > .ordinary }.flatMap(\.reasons)
    return Proposal(grade: best, reasons: reasons.map { "\($0)——\(source)" })
  }

  private static func reached(_ count: Int, _ steps: [EventGrade: Int], _ said: String) -> [Proposal] {
    let reached = steps.filter { count >= $0.value }.max { $0.key < $1.key }
    return reached.map { [Proposal($0.key, "\(said) ≥ \($0.value)（\($0.key.chinese)）")] } ?? []
  }
}

/// A grade that the product proposes to a person, with its reasons.
package struct Proposal: Sendable, Hashable {
  package var grade: EventGrade
  /// One sentence each.
  package var reasons: [String]

  package init(grade: EventGrade, reasons: [String]) {
    self.grade = grade
    self.reasons = reasons
  }

  fileprivate init(_ grade: EventGrade, _ reason: String) {
    self.init(grade: grade, reasons: [reason])
  }

  /// The grade by which a case should be handled: the graver of event and spread, one step higher where minors,
  /// officials or a crowd are part of it, never above 特别重大. A recommendation, not a norm; only a person lowers it.
  package static func handling(event: Proposal?, spread: Proposal?, facts: Facts) -> Proposal {
    let given = [event, spread].compactMap(\.self)
    let base = given.map(\.grade).max() ?? .ordinary
    let reasons = given.filter { $0.grade == base }.flatMap(\.reasons)
    let raising = [
      (facts.minors, "涉及未成年人"), (facts.officials, "涉及公职人员"), (facts.crowd, "有人员聚集"),
    ].filter { $0.0 == true }.map(\.1)
    guard !raising.isEmpty, base < .extreme else { return Proposal(grade: base, reasons: reasons) }
    let raised = EventGrade.allCases.first { $0.rank == base.rank + 1 } ?? base
    return Proposal(grade: raised, reasons: reasons + raising.map { "\($0)，提高一级——本单位设定" })
  }
}

extension MediaTier {
  fileprivate var chinese: String {
    switch self {
    case .overseas: "境外媒体"
    case .central: "中央媒体"
    case .province: "省级媒体"
    case .city: "市级媒体"
    case .county: "县级媒体"
    case .own: "自媒体"
    }
  }
}
