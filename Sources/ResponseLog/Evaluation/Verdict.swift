import Model

/// A failure that the notice of 2018 names, with its evidence.
package struct Verdict: Sendable, Hashable {
  package var verdict: VerdictKind
  /// Row of `verdicts.json5`.
  package var criterion: Criterion
  /// Whose failure it is.
  package var blamed: Holder
  /// How late, where it is about a clock.
  package var seconds: Int64?
  /// Entries of this case that show it, never empty.
  package var seq: [Int64]

  /// Every failure of a case, in the order of the criteria; a criterion that the office does not apply finds none.
  static func all(_ history: CaseHistory, _ clocks: [ClockEvaluation], _ criteria: VerdictCriteria)
    -> [Verdict]
  {
    let late = clocks.filter(\.isLate).compactMap { clock -> Verdict? in
      let held = history.holder(at: clock.run.due)
      // A clock that ran out before the case was opened is shown by its opening.
      let witness = clock.run.metSeq ?? held.seq ?? history.opening.entry.seq
      return Verdict(Criterion(missed: clock.run.clock), criteria, held.holder, clock.lateSeconds, [witness])
    }
    return late + [reopened(history, criteria), reworked(history, criteria)].compactMap(\.self)
  }

  /// A case that had to be taken up again is the failure of whoever last had it before that.
  private static func reopened(_ history: CaseHistory, _ criteria: VerdictCriteria) -> Verdict? {
    guard let last = history.events.lastIndex(where: { $0.entry.move == .reopen }) else { return nil }
    let before = history.events[..<last].last { $0.entry.holder != .nobody }
    return Verdict(.reopened, criteria, before?.entry.holder ?? .nobody, nil, history.entries(.reopen))
  }

  /// Work sent back too often is the failure of whoever had it when it was once too often.
  private static func reworked(_ history: CaseHistory, _ criteria: VerdictCriteria) -> Verdict? {
    let reworks = history.events.filter { $0.entry.move == .rework }
    guard reworks.count >= criteria.reworkedTimes else { return nil }
    let holder = reworks[criteria.reworkedTimes - 1].entry.holder
    return Verdict(.reworked, criteria, holder, nil, history.entries(.rework))
  }

  private init?(
    _ criterion: Criterion, _ criteria: VerdictCriteria, _ blamed: Holder, _ seconds: Int64?, _ seq: [Int64]
  ) {
    guard let row = criteria.row(criterion), !seq.isEmpty else { return nil }
    verdict = row.verdict
    (self.criterion, self.blamed, self.seconds, self.seq) = (criterion, blamed, seconds, seq)
  }
}

/// A line of the notice of criticism 通报: one failure of one holder, over all cases.
package struct Notice: Sendable, Hashable {
  package var blamed: Holder
  package var verdict: VerdictKind
  package var cases: [String]
  /// Entries that show it, over all cases, ascending.
  package var seq: [Int64]

  static func all(_ cases: [CaseEvaluation]) -> [Notice] {
    var notices: [Notice] = []
    for one in cases {
      for verdict in one.verdicts {
        let known = notices.firstIndex { $0.blamed == verdict.blamed && $0.verdict == verdict.verdict }
        let index = known ?? notices.count
        if known == nil {
          notices.append(Notice(blamed: verdict.blamed, verdict: verdict.verdict, cases: [], seq: []))
        }
        if !notices[index].cases.contains(one.id) { notices[index].cases.append(one.id) }
        notices[index].seq = Set(notices[index].seq + verdict.seq).sorted()
      }
    }
    return notices.sorted {
      ($0.blamed.unit ?? "", $0.blamed.person ?? "", $0.verdict.rawValue)
        < ($1.blamed.unit ?? "", $1.blamed.person ?? "", $1.verdict.rawValue)
    }
  }
}
