import Model
import Text

/// Gathers points and evidence until the judgement can be made.
struct Judgement {
  private let reading: Reading
  private(set) var score = 0.0
  /// Points by index of the area, without context words.
  private(set) var areaPoints: [Int: Double] = [:]
  private var found: [Found] = []
  private var rumour = RumourState.none
  private var positive = false
  private var impliedGrade: EventGrade?
  /// How many cues speak for a flag in plain words, and how many in disguised ones.
  private var cues = (plain: 0, disguised: 0)

  /// Share of the points of what is a private matter in this item.
  private let privateShare: Double

  init(_ reading: Reading, privateShare: Double) {
    self.reading = reading
    self.privateShare = privateShare
  }

  private var scoring: Scoring { reading.scoring }

  /// Whether the points reach the threshold; one disguised word alone never does, for its pieces may be chance.
  var isFlagged: Bool { round(score) >= scoring.threshold && (cues.plain > 0 || cues.disguised > 1) }
  /// Points still missing to a flag; 0 if none are.
  var missing: Double { max(round(scoring.threshold - score), 0) }
  /// Whether a count of people harmed gave points.
  private(set) var hasHarm = false

  /// Takes in how a rule fared.
  mutating func add(_ firing: Firing, _ index: Int, _ plan: RulePlan, _ rules: [Rule]) {
    switch firing {
    case .silent: return
    case .muted(let span, let by):
      find(index, span, 0, rules, Self.reason(rules[index].name, mutedBy: by, rules))
    case .fires(let span, let disguised):
      let points = self.points(plan, at: span, disguised: disguised)
      score += points
      if points > 0 {
        cues.plain += disguised ? 0 : 1
        cues.disguised += disguised ? 1 : 0
        if let area = plan.area { areaPoints[area, default: 0] += points }
      }
      if plan.rumour == .clarification || rumour == .none { rumour = plan.rumour }
      if plan.isPositive { positive = true }
      if let grade = plan.grade { impliedGrade = max(impliedGrade ?? grade, grade) }
      let isLess = plan.isPrivate && privateShare < 1
      let remark = disguised ? "（变体写法）" : isLess ? "（标题未涉公众，减计）" : ""
      find(index, span, points, rules, rules[index].name + remark)
    }
  }

  private mutating func find(
    _ index: Int, _ span: Span, _ points: Double, _ rules: [Rule], _ reason: String
  ) {
    found.append(
      Found(rule: rules[index].id, area: rules[index].area, span: span, points: points, reason: reason))
  }

  /// What a rule gives where it fires.
  func points(_ plan: RulePlan, at span: Span, disguised: Bool) -> Double {
    let share = plan.isPrivate ? privateShare : 1
    return round(plan.points * weight(span) * share * (disguised ? 0.5 : 1))
  }

  /// Takes in counts of people: the best of each kind gives points.
  mutating func add(_ counts: [CasualtyReader.Count]) {
    for kind in CasualtyKind.harms {
      let own = counts.filter { $0.kind == kind && $0.value > 0 }
      guard let most = own.max(by: { $0.value < $1.value }) else { continue }
      let points = round((scoring.casualtyPoints[kind] ?? 0) * weight(most.span))
      score += points
      cues.plain += points > 0 ? 1 : 0
      hasHarm = true
      found.append(
        Found(
          rule: "severity.\(kind.rawValue)", area: nil, span: most.span, points: points,
          reason: "\(kind.name) \(most.value) 人"))
    }
  }

  /// Takes in what other worlds speak against a flag.
  mutating func add(_ worlds: [WorldFind]) {
    for world in worlds {
      let points = round(world.points)
      score += points
      found.append(
        Found(rule: "severity.otherWorlds", area: nil, span: world.span, points: points, reason: world.reason)
      )
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
    casualties: Casualties, places: [PlaceMention], jurisdiction: Jurisdiction,
    areas: [Assessment.AreaScore],
    rulebook: String, originals: (title: String, text: String)
  ) -> Assessment {
    let flagged = isFlagged
    let polarity: Polarity =
      positive && !flagged || rumour == .clarification
      ? .positive : flagged || score > 0 ? .negative : .neutral
    return Assessment(
      flagged: flagged, areas: areas, severity: flagged ? impliedGrade ?? .ordinary : nil,
      casualties: casualties, rumour: rumour, polarity: polarity, jurisdiction: jurisdiction, places: places,
      evidence: evidence(originals), whyNot: flagged ? nil : whyNot(), rulebook: rulebook)
  }

  private func whyNot() -> String {
    if found.isEmpty { return "没有规则命中" }
    let against = found.filter { $0.points <= 0 }.map(\.reason)
    if round(score) >= scoring.threshold { return "只有一处变体写法，须有旁证" }
    let sum = "得分 \(Self.decimal(round(score)))，未到 \(Self.decimal(scoring.threshold))"
    return against.isEmpty ? sum : sum + "；" + against.prefix(4).joined(separator: "；")
  }

  /// Evidence in order of weight, each with its exact slice of the field as given.
  private func evidence(_ originals: (title: String, text: String)) -> [Evidence] {
    let weighed = found.sorted { (abs($1.points), $0.span.lowerBound) < (abs($0.points), $1.span.lowerBound) }
    return reading.evidence(weighed, originals)
  }
}

// Wording.
extension Judgement {
  private static func reason(_ name: String, mutedBy by: Muting, _ rules: [Rule]) -> String {
    switch by {
    case .negation: "\(name)：前有否定，不计"
    case .context(let index): "\(name)：属「\(rules[index].name)」语境，不计"
    }
  }

  /// A number with as few decimals as it needs.
  private static func decimal(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
