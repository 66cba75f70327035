package import Model

/// The numbers of one item that tables grade by.
package struct Measures: Sendable, Hashable {
  private var values: [Measure: Double] = [:]
  /// Whether the hurt are the heavily hurt alone, as the tables mean them.
  private var isHeavy: Bool

  /// - Parameter heavy: the heavily hurt 重伤, where the text tells them apart.
  package init(_ casualties: Casualties, _ facts: Facts = Facts(), heavy: Int? = nil) {
    isHeavy = heavy != nil
    values[.deaths] = casualties.deaths.map(Double.init)
    values[.injured] = (heavy ?? casualties.injured).map(Double.init)
    values[.affected] = casualties.affected.map(Double.init)
    values[.evacuated] = facts.evacuated.map(Double.init)
    values[.trapped] = facts.trapped.map(Double.init)
    values[.participants] = facts.participants.map(Double.init)
    values[.loss] = facts.loss.map(Double.init)
    values[.burnt] = facts.burnt
    if casualties.deaths != nil || casualties.missing != nil {
      values[.lost] = Double((casualties.deaths ?? 0) + (casualties.missing ?? 0))
    }
  }

  /// The reason if a threshold is reached, which includes the number itself (以上包括本数); what is not known reaches
  /// nothing.
  func reason(_ measure: Measure, from threshold: Double) -> String? {
    guard let value = values[measure], value >= threshold else { return nil }
    return "\(wording(measure, value)) ≥ \(Self.number(measure, threshold))"
  }

  private func wording(_ measure: Measure, _ value: Double) -> String {
    let said = Self.number(measure, value)
    return switch measure {
    case .deaths: "死亡 \(said) 人"
    case .injured: isHeavy ? "重伤 \(said) 人" : "受伤 \(said) 人（文中未分轻重）"
    case .affected: "发病或中毒 \(said) 人"
    case .evacuated: "转移疏散 \(said) 人"
    case .trapped: "被困 \(said) 人"
    case .participants: "参与聚集 \(said) 人"
    case .lost: "死亡失踪 \(said) 人"
    case .loss: "损失 \(said) 万元"
    case .burnt: "过火 \(said) 公顷"
    }
  }

  /// Money in 万元, everything with as few decimals as it needs.
  private static func number(_ measure: Measure, _ value: Double) -> String {
    let shown = measure == .loss ? value / 10_000 : value
    return shown == shown.rounded() ? String(Int(shown)) : String((shown * 100).rounded() / 100)
  }
}

extension GradeStep {
  /// Why the numbers reach this step, one sentence each; empty if they do not.
  func reasons(_ measures: Measures, cues: Set<String>) -> [String] {
    let single = any.sorted { $0.key.rawValue < $1.key.rawValue }
      .compactMap { measures.reason($0.key, from: $0.value) }
    let combined = together.compactMap { row -> String? in
      guard row.cue.map(cues.contains) ?? true else { return nil }
      let parts = row.all.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { measures.reason($0.key, from: $0.value) }
      if parts.isEmpty { return "文中所述情形" }
      return parts.contains(nil) ? nil : parts.compactMap(\.self).joined(separator: "且")
    }
    return single + combined
  }
}

extension GradeTable {
  /// The highest step that the numbers reach and why; nil if they reach none.
  package func finding(_ measures: Measures, cues: Set<String> = []) -> (
    grade: EventGrade, reasons: [String]
  )? {
    for step in steps.reversed() {
      let reasons = step.reasons(measures, cues: cues)
      if !reasons.isEmpty {
        return (step.grade, reasons.map { "\($0)（\(step.grade.chinese)）——\(citation)" })
      }
    }
    return nil
  }

  /// The duty of reporting that the numbers reach, if this is a standard of reporting.
  func duty(_ measures: Measures, cues: Set<String>) -> ReportDuty? {
    guard let reason = steps.first?.reasons(measures, cues: cues).first else { return nil }
    return ReportDuty(standard: id, reason: reason, source: citation)
  }
}

extension [GradeTable] {
  /// The grade of an event by the tables that fit: a table of its own area or kind comes before the general one (the
  /// last), and of several the highest grade holds.
  package func grade(_ measures: Measures, area: String?, cues: Set<String> = []) -> (
    grade: EventGrade, reasons: [String]
  ) {
    let fitting = dropLast().filter { $0.fits(area: area, cues: cues) }
    let tables = fitting.contains { !$0.areas.isEmpty } ? Array(fitting) : fitting + suffix(1)
    let findings = tables.compactMap { $0.finding(measures, cues: cues) }
    guard let best = findings.map(\.grade).max() else {
      return (.ordinary, tables.last.map { ["未到较大的标准——\($0.citation)"] } ?? [])
    }
    return (best, findings.filter { $0.grade == best }.flatMap(\.reasons))
  }
}

extension EventGrade {
  /// As the statutes name it.
  package var chinese: String {
    switch self {
    case .ordinary: "一般"
    case .considerable: "较大"
    case .major: "重大"
    case .extreme: "特别重大"
    }
  }
}
