import Model

/// How long something took over a group of cases.
@dynamicMemberLookup
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

  package struct Figures: Sendable, Hashable {
    /// Cases of the group.
    package var n = 0
    /// Cases in which both ends have happened.
    package var done = 0
    /// Clocks that count, and those of them met in time.
    package var due = 0
    package var onTime = 0
    /// Seconds; nil where the rank falls on a case that is not done.
    package var median: Int64?
    package var p90: Int64?
    package var worst: Int64?

    /// Too few cases to conclude from.
    package var small: Bool { n < 5 }
  }

  package let span: Span
  /// What the group shares, as one key and its value; nil = all cases.
  package let key: String?
  package let value: String?
  package let figures: Figures
  /// The same of the period before, of the same length, as it stood on its last day; nil = no such group then.
  package let previous: Figures?

  package subscript<Value>(dynamicMember member: KeyPath<Figures, Value>) -> Value {
    figures[keyPath: member]
  }
}

/// What the cases of a group add up to.
struct CaseGroup {
  /// What they share; nil = they are all.
  struct Key: Hashable {
    var key: String?
    var value: String?
  }

  private var n = 0
  private var spans: [[Int64]] = Array(repeating: [], count: Measure.Span.allCases.count)
  private var clocks: [Share] = Array(repeating: Share(), count: Measure.Span.allCases.count)

  mutating func add(_ one: CaseEvaluation) {
    n += 1
    for (index, span) in Measure.Span.allCases.enumerated() {
      if let start = one.milestones[span.ends.from], let end = one.milestones[span.ends.to] {
        spans[index].append(end - start)
      }
      guard let clock = span.clock else { continue }
      for run in one.clocks where run.run.clock == clock && run.counts {
        clocks[index] += Share(met: run.isLate ? 0 : 1, of: 1)
      }
    }
  }

  /// The figures of each span.
  var figures: [Measure.Figures] {
    zip(spans, clocks).map { taken, clocks in
      let taken = taken.sorted()
      return Measure.Figures(
        n: n, done: taken.count, due: clocks.of, onTime: clocks.met, median: value(taken, at: 0.5),
        p90: value(taken, at: 0.9), worst: taken.count == n ? taken.last : nil)
    }
  }

  /// The value at rank ⌈p·n⌉, what is not done sorted last.
  private func value(_ taken: [Int64], at share: Double) -> Int64? {
    let rank = Int((share * Double(n)).rounded(.up))
    return rank >= 1 && rank <= taken.count ? taken[rank - 1] : nil
  }
}

/// All that the cases of a period add up to, taken in one by one.
struct CaseGroups {
  private var groups: [CaseGroup.Key: CaseGroup] = [CaseGroup.Key(): CaseGroup()]

  mutating func add(_ one: CaseEvaluation) {
    groups[CaseGroup.Key(), default: CaseGroup()].add(one)
    for key in Self.keys {
      for value in Self.values(key, one) {
        groups[CaseGroup.Key(key: key, value: value), default: CaseGroup()].add(one)
      }
    }
  }

  /// Over all cases, then by area, grade, unit, person, place and channel.
  private static let keys = ["area", "grade", "unit", "person", "place", "channel"]

  private static func values(_ key: String, _ one: CaseEvaluation) -> [String?] {
    switch key {
    case "area": [one.area]
    case "grade": [one.grade?.rawValue]
    case "unit": [one.lead.unit]
    case "person": [one.lead.person]
    case "place": [one.place]
    default: one.channels.isEmpty ? [nil] : one.channels
    }
  }

  /// - Parameter before: those of the period before.
  func measures(before: CaseGroups) -> [Measure] {
    ([nil] + Self.keys).flatMap { key in
      groups.filter { $0.key.key == key }.sorted { ($0.key.value ?? "") < ($1.key.value ?? "") }.flatMap {
        let (figures, earlier) = ($0.value.figures, before.groups[$0.key]?.figures)
        let group = $0.key
        return Measure.Span.allCases.enumerated().map { index, span in
          Measure(
            span: span, key: group.key, value: group.value, figures: figures[index],
            previous: earlier?[index])
        }
      }
    }
  }
}
