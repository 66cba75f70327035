import Model
import Text

/// Gathers points and evidence until the judgement can be made.
struct Judgement {
  private let reading: Reading
  private(set) var score = 0.0
  /// Points by area, without context words.
  private(set) var areaPoints: [String: Double] = [:]
  private var found: [Found] = []
  private var rumour = RumourState.none
  private var positive = false
  private var impliedGrade: EventGrade?

  /// Evidence whose text has not been cut out yet.
  private struct Found {
    var rule: String
    var area: String?
    var span: Span
    var points: Double
    var reason: String
  }

  init(_ reading: Reading) {
    self.reading = reading
  }

  private var scoring: Scoring { reading.scoring }

  /// Whether the points reach the threshold.
  var isFlagged: Bool { round(score) >= scoring.threshold }
  /// Whether a count of people harmed gave points.
  private(set) var hasHarm = false

  /// Takes in how a rule fared.
  mutating func add(_ firing: Firing, _ rule: Rule, mutedBy rules: [Rule]) {
    switch firing {
    case .silent: return
    case .muted(let span, let by):
      found.append(
        Found(
          rule: rule.id, area: rule.area, span: span, points: 0, reason: Self.reason(rule, mutedBy: by, rules)
        ))
    case .fires(let span):
      let points = round(rule.points * weight(span))
      score += points
      if let area = rule.area, points > 0 { areaPoints[area, default: 0] += points }
      if rule.rumour == .clarification || rumour == .none { rumour = rule.rumour }
      if rule.polarity == .positive { positive = true }
      if let grade = rule.grade { impliedGrade = max(impliedGrade ?? grade, grade) }
      found.append(Found(rule: rule.id, area: rule.area, span: span, points: points, reason: rule.name))
    }
  }

  /// Takes in counts of people: the best of each kind gives points.
  mutating func add(_ counts: [CasualtyReader.Count]) {
    for kind in CasualtyKind.allCases {
      let own = counts.filter { $0.kind == kind && $0.value > 0 }
      guard let most = own.max(by: { $0.value < $1.value }) else { continue }
      let points = round((scoring.casualtyPoints[kind] ?? 0) * weight(most.span))
      score += points
      hasHarm = true
      found.append(
        Found(
          rule: "severity.\(kind.rawValue)", area: nil, span: most.span, points: points,
          reason: "\(Self.name(kind)) \(most.value) 人"))
    }
  }

  mutating func addAbroad(_ span: Span) {
    score += scoring.abroad
    found.append(
      Found(rule: "places.abroad", area: nil, span: span, points: scoring.abroad, reason: "境外事件，未见与本国的联系"))
  }

  /// The title says what an item is about; far behind the lead stands background.
  private func weight(_ span: Span) -> Double {
    if reading.document.isTitle(span.lowerBound) { return scoring.title }
    return reading.document.depth(span.lowerBound) < scoring.lead ? 1 : scoring.deep
  }

  private func round(_ points: Double) -> Double { (points * 100).rounded() / 100 }

  /// The finished assessment.
  func assessment(
    casualties: Casualties, places: [PlaceMention], jurisdiction: Jurisdiction, areas: [Assessment.AreaScore],
    rulebook: String, originals: (title: String, text: String)
  ) -> Assessment {
    let flagged = isFlagged
    let polarity: Polarity =
      positive && !flagged || rumour == .clarification
      ? .positive : flagged || score > 0 ? .negative : .neutral
    return Assessment(
      flagged: flagged, areas: areas, severity: flagged ? grade(casualties, areas.first?.area) : nil,
      casualties: casualties, rumour: rumour, polarity: polarity, jurisdiction: jurisdiction, places: places,
      evidence: evidence(originals), whyNot: flagged ? nil : whyNot(), rulebook: rulebook)
  }

  private func grade(_ casualties: Casualties, _ area: String?) -> EventGrade {
    let table = scoring.tables.first { table in table.areas.isEmpty || area.map(table.areas.contains) == true
    }
    return max(table?.grade(casualties) ?? .ordinary, impliedGrade ?? .ordinary)
  }

  private func whyNot() -> String {
    if found.isEmpty { return "没有规则命中" }
    let against = found.filter { $0.points <= 0 }.map(\.reason)
    let sum = "得分 \(Self.decimal(round(score)))，未到 \(Self.decimal(scoring.threshold))"
    return against.isEmpty ? sum : sum + "；" + against.prefix(4).joined(separator: "；")
  }

  /// Evidence in order of weight, each with its exact slice of the field as given.
  private func evidence(_ originals: (title: String, text: String)) -> [Evidence] {
    guard !found.isEmpty else { return [] }
    let title = Array(originals.title.unicodeScalars)
    let text = Array(originals.text.unicodeScalars)
    return found.sorted { (abs($1.points), $0.span.lowerBound) < (abs($0.points), $1.span.lowerBound) }.map {
      entry in
      let origin = reading.document.origin(entry.span)
      let slice = (origin.field == .title ? title : text)[origin.range]
      return Evidence(
        rule: entry.rule, area: entry.area, field: origin.field, start: origin.range.lowerBound,
        length: origin.range.count, text: String(String.UnicodeScalarView(slice)), points: entry.points,
        reason: entry.reason)
    }
  }
}

// Wording.
extension Judgement {
  private static func reason(_ rule: Rule, mutedBy by: Muting, _ rules: [Rule]) -> String {
    switch by {
    case .negation: "\(rule.name)：前有否定，不计"
    case .context(let index): "\(rule.name)：属「\(rules[index].name)」语境，不计"
    }
  }

  private static func name(_ kind: CasualtyKind) -> String {
    switch kind {
    case .deaths: "死亡"
    case .injured: "受伤"
    case .missing: "失踪"
    case .affected: "发病或中毒"
    }
  }

  /// A number with as few decimals as it needs.
  private static func decimal(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
