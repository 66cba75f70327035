import Model

/// How long something took over a group of cases.
package struct Measure: Sendable, Hashable {
  /// The eight spans of §5.9, each between two milestones.
  package enum Span: String, Sendable, CaseIterable {
    case see, flag, judge, report, assign, acknowledge, answer, close

    var ends: (from: Milestone, to: Milestone) {
      switch self {
      case .see: (.published, .collected)
      case .flag: (.collected, .flagged)
      case .judge: (.collected, .assessed)
      case .report: (.collected, .reportedUp)
      case .assign: (.collected, .assigned)
      case .acknowledge: (.assigned, .acknowledged)
      case .answer: (.collected, .answered)
      case .close: (.collected, .closed)
      }
    }

    /// The clock that says whether it was in time.
    var clock: ClockKind? {
      switch self {
      case .judge: .judge
      case .report: .reportUp
      case .acknowledge: .acknowledge
      case .answer: .answer
      case .close: .close
      case .see, .flag, .assign: nil
      }
    }
  }

  package var span: Span
  /// What the group shares, as one key and its value; nil = all cases.
  package var key: String?
  package var value: String?
  /// Cases of the group.
  package var n: Int
  /// Cases in which both ends have happened.
  package var done: Int
  /// Clocks that count, and those of them met in time.
  package var due: Int
  package var onTime: Int
  /// Seconds; nil where the rank falls on a case that is not done.
  package var median: Int64?
  package var p90: Int64?
  package var worst: Int64?

  /// Too few cases to conclude from.
  package var small: Bool { n < 5 }

  /// All measures: over all cases, then by area, grade, unit, person, place and channel.
  static func all(_ cases: [CaseEvaluation], cut: Int64) -> [Measure] {
    let keys: [(String, (CaseEvaluation) -> [String?])] = [
      ("area", { [$0.area] }), ("grade", { [$0.grade?.rawValue] }), ("unit", { [$0.lead.unit] }),
      ("person", { [$0.lead.person] }), ("place", { [$0.place] }),
      ("channel", { $0.channels.isEmpty ? [nil] : $0.channels }),
    ]
    var measures = Span.allCases.map { Measure($0, nil, nil, cases) }
    for (key, values) in keys {
      var groups: [String?: [CaseEvaluation]] = [:]
      for one in cases { for value in values(one) { groups[value, default: []].append(one) } }
      for (value, group) in groups.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
        measures += Span.allCases.map { Measure($0, key, value, group) }
      }
    }
    return measures
  }

  private init(_ span: Span, _ key: String?, _ value: String?, _ cases: [CaseEvaluation]) {
    (self.span, self.key, self.value, n) = (span, key, value, cases.count)
    let (from, to) = span.ends
    let spans = cases.map { one -> Int64? in
      guard let start = one.milestones[from], let end = one.milestones[to] else { return nil }
      return end - start
    }
    let clocks = cases.flatMap(\.clocks).filter { $0.run.clock == span.clock && $0.counts }
    (due, onTime) = (clocks.count, clocks.count { !$0.isLate })
    let taken = spans.compactMap(\.self).sorted()
    done = taken.count
    median = Self.value(taken, of: n, at: 0.5)
    p90 = Self.value(taken, of: n, at: 0.9)
    worst = done == n ? taken.last : nil
  }

  /// The value at rank ⌈p·n⌉, what is not done sorted last.
  private static func value(_ taken: [Int64], of n: Int, at share: Double) -> Int64? {
    let rank = Int((share * Double(n)).rounded(.up))
    return rank >= 1 && rank <= taken.count ? taken[rank - 1] : nil
  }
}
