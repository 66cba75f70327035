package import Model

/// The effectiveness evaluation 评估 of a period: a fold over the log alone.
package struct Evaluation: Sendable {
  package let office: String
  /// First and last day, both included.
  package let from: CivilDate
  package let to: CivilDate
  /// Last second that counts.
  package let cut: Int64
  /// Entries up to the cut, and the hash of the last of them.
  package let entries: Int
  package let head: String
  /// Whether the log's first entry says that it is of a simulated store.
  package let simulated: Bool
  package let cases: [CaseEvaluation]
  package let measures: [Measure]
  package let notices: [Notice]

  /// - Parameters:
  ///   - log: the office's entries with their hashes, in order of seq.
  /// - Throws: `CalendarGap`.
  package init(
    office: String, from: CivilDate, to: CivilDate, now: Timestamp, log: [(entry: LogEntry, hash: String)],
    book: ClockBook, criteria: VerdictCriteria
  ) throws(CalendarGap) {
    let endOfPeriod = Int64(to.daysSinceEpoch + 1) * 86400 - chinaOffset - 1
    let cut = min(now.seconds, endOfPeriod)
    let known = log.prefix { $0.entry.at.seconds <= cut }
    var cases: [CaseEvaluation] = []
    for (_, entries) in Dictionary(
      grouping: known.lazy.map(\.entry).filter { $0.caseID != nil }, by: \.caseID)
    {
      guard let history = CaseHistory(entries, cut: cut),
        case let day = Timestamp(seconds: history.opening.second).chinaDay, from <= day, day <= to
      else { continue }
      cases.append(try CaseEvaluation(history, cut: cut, book, criteria))
    }
    cases.sort { $0.id < $1.id }
    (self.office, self.from, self.to, self.cut, self.cases) = (office, from, to, cut, cases)
    (entries, head) = (known.count, known.last?.hash ?? Chain.beginning)
    simulated =
      log.first.map { $0.entry.action == "settings_changed" && $0.entry.detail["simulated"] == .bool(true) }
      ?? false
    measures = Measure.all(cases, cut: cut)
    notices = Notice.all(cases)
  }
}

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

  init(_ history: CaseHistory, cut: Int64, _ book: ClockBook, _ criteria: VerdictCriteria) throws(CalendarGap)
  {
    id = history.id
    let opening = history.opening.entry
    isImported = opening.via == .import
    area = history.last("area", by: [.assess]) ?? opening.text("area")
    grade = history.last("grade", by: [.assess, .regrade]).flatMap(EventGrade.init)
    place = history.last("place", by: [.assess]) ?? opening.text("place")
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
    clocks = ledger.runs.map { ClockEvaluation($0, history, cut: cut) }
    verdicts = Verdict.all(history, clocks, criteria)
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
  /// Whether it counts: met, or due by the cut; what stands still is not due.
  package let counts: Bool
  package let isLate: Bool

  init(_ run: ClockRun, _ history: CaseHistory, cut: Int64) {
    self.run = run
    let end = run.met ?? cut
    lateSeconds = end - run.due
    heldBy = history.holders(from: run.start, to: min(end, cut))
    counts = run.met != nil || (run.due <= cut && run.pausedSince == nil)
    isLate = run.met.map { $0 > run.due } ?? counts
  }
}
