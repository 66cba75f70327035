package import Model

/// One case of an evaluation; times in whole seconds since the epoch, nil = has not happened.
package struct CaseEvaluation: Sendable {
  package let id: String
  /// Whether it was brought by file 导入: its times are claims.
  package let isImported: Bool
  package let area: String?
  package let grade: EventGrade?
  package let place: String?
  /// Type of the hotline ticket that brought it.
  package let ticket: TicketType?
  /// Lead and person of the last assign, transfer or acknowledge.
  package let lead: Holder
  /// Channels that something was published on, each once.
  package let channels: [String]
  /// By name of §5.9: `published`, `collected`, `flagged`, `warned`, `opened` … `closed`.
  package let milestones: [Milestone: Int64]
  package let returned: Int
  package let reworked: Int
  package let reopened: Int
  package let clocks: [ClockEvaluation]
  package let verdicts: [Verdict]
  /// nil = nothing was observed of it.
  package let effect: Effect?
  package let visit: Visit?
  /// nil = the office has no table of scores.
  package private(set) var score: Score?

  init(
    _ history: CaseHistory, _ book: ClockBook, _ criteria: VerdictCriteria, _ table: ScoreTable,
    again: [String]
  ) throws(CalendarGap) {
    id = history.id
    let opening = history.opening.entry
    isImported = opening.via == .import
    (area, place) = (history.area, history.place)
    grade = history.last("grade", by: [.assess, .regrade]).flatMap(EventGrade.init)
    ticket = Ticket(opening.detail["ticket"])?.type
    lead = history.lead
    channels = Set(history.events.compactMap { $0.entry.move == .publish ? $0.entry.text("channel") : nil })
      .sorted()
    milestones = Milestone.all(history)
    (returned, reworked, reopened) = (
      history.count(.giveBack), history.count(.rework), history.count(.reopen)
    )
    let ledger = ClockLedger.runs(history, book)
    // A figure without one of its clocks would be a wrong figure.
    if let first = ledger.gaps.first { throw first.gap }
    clocks = ledger.runs.map { ClockEvaluation($0, history) }
    effect = Effect(history, answered: milestones[.answered], criteria.effect)
    verdicts =
      Findings(
        history: history, clocks: clocks, criteria: criteria, again: again,
        reignition: milestones[.answered] == nil ? nil : effect?.reignition
      ).verdicts
    visit = history.events.last { $0.entry.action == "visit" }.map { Visit($0) }
    if !table.indicators.isEmpty { score = score(table) }
  }
}

/// The points in time that an evaluation names.
package enum Milestone: String, Sendable, CaseIterable {
  case published, collected, flagged, warned, opened, assessed
  case reportedUp = "reported_up"
  case assigned, acknowledged, answered
  case pressConference = "press_conference"
  case closed

  static func all(_ history: CaseHistory) -> [Milestone: Int64] {
    let opening = history.opening.entry
    var times: [Milestone: Int64] = [:]
    times[.published] = opening.time("published")?.seconds
    times[.collected] = opening.time("collected")?.seconds
    times[.flagged] = opening.time("flagged")?.seconds
    times[.warned] = opening.time("warned")?.seconds
    times[.opened] = history.opening.second
    times[.assessed] = history.first(.assess)
    times[.reportedUp] = history.first(.reportUp)
    times[.assigned] = history.first(.assign)
    times[.acknowledged] = history.first(.acknowledge)
    times[.answered] = history.first(.publish) { $0.text("kind") != "follow-up" }
    times[.pressConference] = history.first(.publish) { $0.text("kind") == "press-conference" }
    times[.closed] = history.closed
    return times
  }
}

/// A clock of a case as the evaluation counts it.
package struct ClockEvaluation: Sendable {
  package let run: ClockRun
  /// (met or cut) − due; negative while there was time left.
  package let lateSeconds: Int64
  package let heldBy: [HeldSpan]
  /// Who held the case when it ran out.
  package let blamed: Holder
  /// Whether it counts: met, or due by the cut; what stands still is not due.
  package let counts: Bool
  package let isLate: Bool

  init(_ run: ClockRun, _ history: CaseHistory) {
    self.run = run
    let cut = history.cut
    let end = run.met ?? cut
    lateSeconds = end - run.due
    blamed = history.holder(at: run.due).holder
    heldBy = history.holders(from: run.start, to: min(end, cut))
    counts = run.met != nil || (run.due <= cut && run.pausedSince == nil)
    isLate = run.met.map { $0 > run.due } ?? counts
  }
}
