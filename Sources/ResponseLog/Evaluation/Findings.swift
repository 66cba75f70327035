import Model

/// Looks for the failures of a case: every criterion of `verdicts.json5`.
struct Findings {
  let history: CaseHistory
  let clocks: [ClockEvaluation]
  let criteria: VerdictCriteria
  /// Cases of the same area at the same place that were opened soon after this one was closed.
  let again: [String]
  let reignition: Observation?

  /// Missed clocks in their order, then what else was found in the order of the criteria.
  var verdicts: [Verdict] {
    (clocks.filter(\.isLate).compactMap(missed) + criteria.rows.compactMap(finding)).map {
      $0.heard(history)
    }
  }

  private func missed(_ clock: ClockEvaluation) -> Verdict? {
    let held = history.holder(at: clock.run.due)
    // A clock that ran out before the case was opened is shown by its opening.
    let witness = clock.run.metSeq ?? held.seq ?? history.opening.seq
    return Verdict(
      Criterion(missed: clock.run.clock), criteria, held.holder, seconds: clock.lateSeconds, [witness])
  }

  private func finding(_ row: VerdictCriteria.Row) -> Verdict? {
    switch row.id {
    case .reopened: reopened
    case .reworked: reworked
    case .reignited: reignited
    case .recurred: recurred
    case .downgraded: downgraded
    default: answered(row)
    }
  }

  /// A case that had to be taken up again is the failure of whoever last had it before that.
  private var reopened: Verdict? {
    guard let last = history.events.last(where: { $0.entry.move == .reopen }) else { return nil }
    return Verdict(.reopened, criteria, history.lastHolder(before: last), history.entries(.reopen))
  }

  /// Work sent back too often is the failure of whoever had it when it was once too often.
  private var reworked: Verdict? {
    let reworks = history.events.filter { $0.entry.move == .rework }
    guard reworks.count >= criteria.reworkedTimes else { return nil }
    let holder = reworks[criteria.reworkedTimes - 1].entry.holder
    return Verdict(.reworked, criteria, holder, history.entries(.rework))
  }

  /// Talk that flares up after the answer is the failure of whoever answered.
  private var reignited: Verdict? {
    guard let reignition,
      let answer = history.events.first(where: { $0.entry.isAnswer && $0.second <= reignition.start })
    else { return nil }
    return Verdict(.reignited, criteria, answer.entry.holder, [answer.seq] + reignition.seq)
  }

  /// What comes again was not dealt with by whoever last had it before it was closed.
  private var recurred: Verdict? {
    guard !again.isEmpty, let closing = history.events.last(where: { $0.entry.move == .close }) else {
      return nil
    }
    return Verdict(
      .recurred, criteria, history.lastHolder(before: closing), [closing.seq], other: again)
  }

  /// The first lowering of the grade that gives no reason is the failure of who did it.
  private var downgraded: Verdict? {
    var grade: EventGrade?
    for event in history.events where event.entry.move == .assess || event.entry.move == .regrade {
      let entry = event.entry
      guard let next = entry.text("grade").flatMap(EventGrade.init) else { continue }
      if let grade, next < grade, Set(entry.texts).isDisjoint(with: ["reason", "note"]) {
        return Verdict(.downgraded, criteria, Holder(unit: entry.unit, person: entry.actor), [event.seq])
      }
      grade = next
    }
    return nil
  }

  /// A fault of what was published is the failure of whoever had the case when it first was.
  private func answered(_ row: VerdictCriteria.Row) -> Verdict? {
    let faulty = history.events.filter { event in
      event.entry.move == .publish
        && (event.entry.texts("warnings").contains(where: row.codes.contains)
          || row.id == .partMissing && lacksPart(event))
    }
    guard let first = faulty.first else { return nil }
    return Verdict(row.id, criteria, first.entry.holder, faulty.map(\.seq).sorted())
  }

  /// Whether the published draft was written without cause, solution or constraints. What only clarifies a rumour needs
  /// none; a history that a file brings holds the answer in one piece, and its findings tell what it lacks.
  private func lacksPart(_ publishing: CaseHistory.Event) -> Bool {
    let before = history.events.prefix { $0 < publishing }
    guard let draft = before.last(where: { $0.entry.move == .respond }), draft.entry.via != .import,
      before.last(where: { $0.entry.move == .assess })?.entry.text("kind") != "rumour"
    else { return false }
    return !Set(["cause", "solution", "constraints"]).isSubset(of: draft.entry.texts)
  }
}
