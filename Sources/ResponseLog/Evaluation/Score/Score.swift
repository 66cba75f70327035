import Model

/// The weighted score of a group of cases, or of one.
package struct Score: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    package let indicator: ScoreTable.Indicator
    package let share: Share
  }

  /// Every indicator of the table, in its order.
  package let parts: [Part]
  /// Σ weight · met/of ÷ Σ weight · 100 over the indicators that something is due in, to a tenth; nil = nothing is
  /// 无应办.
  package let points: Double?
  package let colour: EvaluationColour?

  /// - Parameter shares: one for each indicator of the table.
  init(_ table: ScoreTable, _ shares: [Share], isUnit: Bool = false) {
    parts = zip(table.indicators, shares).filter { !isUnit || $0.0.ofUnits }.map(Part.init)
    let due = parts.filter { $0.share.of > 0 }
    let weight = due.reduce(0) { $0 + $1.indicator.weight }
    let sum = due.reduce(0) { $0 + $1.indicator.weight * Double($1.share.met) / Double($1.share.of) }
    let points = weight > 0 ? (sum / weight * 1000).rounded() / 10 : nil
    self.points = points
    colour = points.flatMap(table.level)?.colour
  }
}

/// The score of all cases, or of a unit.
package struct GroupScore: Sendable, Hashable {
  /// nil = all cases.
  package let unit: String?
  /// Cases that it led.
  package let n: Int
  package let score: Score
}

/// The three rates 三率 of a 12345 hotline, over the cases that a ticket brought.
package enum HotlineRate: String, Sendable, CaseIterable {
  /// 响应率: of the tickets whose answer was due, those answered in time.
  case response
  /// 解决率: of the tickets asked about at a visit 回访, those said to be solved.
  case solution
  /// 满意率: of the tickets asked about at a visit, those with a satisfied caller.
  case satisfaction
}

package struct GroupRate: Sendable, Hashable {
  package let rate: ScoreTable.Rate
  /// nil = all cases.
  package let unit: String?
  package let share: Share
}

extension CaseEvaluation {
  /// The score of this case alone.
  func score(_ table: ScoreTable) -> Score {
    let shares = table.indicators.map { indicator in
      marks(indicator).reduce(into: Share()) { $0 += $1.share }
    }
    return Score(table, shares)
  }

  /// What the case adds to an indicator, and to whose: what went well is the lead's, what did not is theirs who are
  /// blamed for it.
  typealias Mark = (unit: String?, share: Share)

  func marks(_ indicator: ScoreTable.Indicator) -> [Mark] {
    switch indicator.subject {
    case .clock(let clock):
      clocks.filter { $0.run.clock == clock && $0.counts }.map { run in
        let fails = verdicts.contains {
          $0.stands && $0.criterion == Criterion(missed: clock) && $0.blamed == run.blamed
        }
        return run.isLate && fails
          ? (run.blamed.unit, Share(met: 0, of: 1)) : (lead.unit, Share(met: 1, of: 1))
      }
    case .answers: milestones[.answered] == nil ? [] : [mark(.improperResponse)]
    case .results: milestones[.closed] == nil && reopened == 0 ? [] : [mark(.ineffectiveHandling)]
    }
  }

  private func mark(_ kind: VerdictKind) -> Mark {
    let fault = verdicts.first { $0.stands && $0.verdict == kind && !$0.criterion.isOfClock }
    return fault.map { ($0.blamed.unit, Share(met: 0, of: 1)) } ?? (lead.unit, Share(met: 1, of: 1))
  }

  func share(_ rate: HotlineRate) -> Share {
    guard ticket != nil else { return Share() }
    switch rate {
    case .response:
      let due = clocks.filter { $0.run.clock == .answer && $0.counts }
      guard milestones[.assigned] != nil, !due.isEmpty else { return Share() }
      return Share(met: due.contains(where: \.isLate) ? 0 : 1, of: 1)
    case .solution: return Self.share(visit?.solved)
    case .satisfaction: return Self.share(visit?.satisfied)
    }
  }

  private static func share(_ said: Bool?) -> Share {
    said.map { Share(met: $0 ? 1 : 0, of: 1) } ?? Share()
  }
}

/// Scores and rates of a period, taken in case by case.
struct ScoreBoard {
  private struct Group {
    var n = 0
    var shares: [Share]
    var rates: [Share]
  }

  private let table: ScoreTable
  private let empty: Group
  private var groups: [String?: Group]

  init(_ table: ScoreTable) {
    self.table = table
    empty = Group(
      shares: Array(repeating: Share(), count: table.indicators.count),
      rates: Array(repeating: Share(), count: table.rates.count))
    groups = [nil: empty]
  }

  mutating func add(_ one: CaseEvaluation) {
    for unit in Set([nil, one.lead.unit]) {
      groups[unit, default: empty].n += 1
      for (index, rate) in table.rates.enumerated() {
        groups[unit, default: empty].rates[index] += one.share(rate.id)
      }
    }
    for (index, indicator) in table.indicators.enumerated() {
      for mark in one.marks(indicator) {
        for unit in Set([nil, mark.unit]) { groups[unit, default: empty].shares[index] += mark.share }
      }
    }
  }

  private var sorted: [(unit: String?, group: Group)] {
    groups.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { ($0.key, $0.value) }
  }

  /// Over all cases, then by unit; none where the table has no indicator.
  var scores: [GroupScore] {
    table.indicators.isEmpty
      ? []
      : sorted.map { unit, group in
        GroupScore(unit: unit, n: group.n, score: Score(table, group.shares, isUnit: unit != nil))
      }
  }

  /// Over all cases, then by the units of which there is one.
  var rates: [GroupRate] {
    sorted.flatMap { unit, group in
      zip(table.rates, group.rates).map { GroupRate(rate: $0, unit: unit, share: $1) }
    }.filter { $0.unit == nil || $0.share.of > 0 }
  }
}
