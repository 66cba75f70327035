import Model

/// Winds the clocks of a case by its entries (`design.md` §5.9).
package struct ClockLedger {
  private let book: ClockBook
  private var running: [ClockRun] = []
  private var done: [ClockRun] = []
  private var subject: ClockSubject
  /// Where the clocks that begin with the case begin.
  private let base: Int64
  private var closeStart: Int64
  /// The first act of a kind that meets clocks; a reopening undoes the closing.
  private var acts: [ClockKind: CaseHistory.Event] = [:]
  /// When it was last reported up 报送, if not for good.
  private var reported: Int64?
  /// Where working days led out of the calendar: the clocks concerned are not among the runs.
  private var gaps: [Gap] = []

  /// The clocks of a case up to the cut, those still running included, in order of their start; and those that lead into
  /// a year that the calendar lacks, each once.
  package static func runs(_ history: CaseHistory, _ book: ClockBook) -> (runs: [ClockRun], gaps: [Gap]) {
    var ledger = ClockLedger(history.opening, book)
    for event in history.events where event.entry.move != .open { ledger.apply(event) }
    ledger.settle(ClockKind.allCases, at: history.cut)
    let runs = (ledger.done + ledger.running).sorted {
      ($0.start, $0.due, $0.clock.rawValue) < ($1.start, $1.due, $1.clock.rawValue)
    }
    return (runs, ledger.gaps)
  }

  private init(_ opening: CaseHistory.Event, _ book: ClockBook) {
    self.book = book
    base = opening.entry.time("collected")?.seconds ?? opening.second
    closeStart = base
    subject = ClockSubject(
      grade: nil, area: opening.entry.text("area"), ticket: Ticket(opening.entry.detail["ticket"]))
    start(.judge, at: base)
  }

  private mutating func apply(_ event: CaseHistory.Event) {
    guard let move = event.entry.move else { return }
    switch move {
    case .assess:
      meet(.judge, event)
      setGrade(event)
    case .regrade: setGrade(event)
    case .reportUp: report(event)
    case .assign: start(.acknowledge, at: event.second)
    case .transfer:
      meet(.acknowledge, event)
      start(.acknowledge, at: event.second)
    case .acknowledge, .giveBack: meet(.acknowledge, event)
    case .publish: published(event)
    case .decline:
      meet(.answer, event)
      end([.clarify, .pressConference, .reportFollow, .reportFinal], event)
    case .dismiss:
      meet(.judge, event)
      end(ClockKind.allCases, event)
    case .merge: end(ClockKind.allCases, event)
    case .close:
      meet(.close, event)
      // Nothing is reported of a closed case.
      end([.reportFollow, .reportFinal], event)
    case .reopen:
      closeStart = event.second
      acts[.close] = nil
      if subject.grade != nil { start(.close, at: event.second) }
    case .pause: pause(event)
    case .resume: resume(event)
    case .open, .confer, .supervise, .progress, .respond, .review, .rework, .archive: break
    }
  }

  private mutating func published(_ event: CaseHistory.Event) {
    let kind = event.entry.text("kind")
    if kind == "press-conference" { meet(.pressConference, event) }
    if kind == "clarification" { meet(.clarify, event) }
    if kind != "follow-up" { meet(.answer, event) }
  }

  /// Whatever its stage, a report is the first if none was before; each but the final one asks for the next.
  private mutating func report(_ event: CaseHistory.Event) {
    meet(.reportUp, event)
    meet(.reportFollow, event)
    reported = event.second
    if event.entry.text("stage") == "final" {
      reported = nil
      meet(.reportFinal, event)
    } else {
      start(.reportFollow, at: event.second)
    }
  }

  private mutating func start(_ clock: ClockKind, at second: Int64) {
    if let run = fresh(clock, from: second) { running.append(run) }
  }

  /// A run that would start at a second; nil if such a case has no such clock, or it cannot be computed.
  private mutating func fresh(_ clock: ClockKind, from second: Int64) -> ClockRun? {
    guard let row = book.span(clock, for: subject) else { return nil }
    do throws(CalendarGap) {
      let due = try book.end(of: row.time, from: Timestamp(seconds: second))
      return ClockRun(start: second, due: due.seconds, row: row)
    } catch {
      note(error, clock)
      return nil
    }
  }

  private mutating func note(_ gap: CalendarGap, _ clock: ClockKind) {
    if !gaps.contains(where: { $0.clock == clock }) { gaps.append(Gap(clock: clock, gap: gap)) }
  }

  /// Starts a clock that comes with a grade; what was done before there was one counts.
  private mutating func begin(_ clock: ClockKind, at second: Int64) {
    start(clock, at: second)
    if let act = acts[clock] { meet(clock, act) }
  }

  private mutating func meet(_ clock: ClockKind, _ event: CaseHistory.Event) {
    acts[clock] = acts[clock] ?? event
    for var run in running where run.clock == clock {
      settle(&run, at: event.second)
      (run.met, run.metSeq, run.pausedSince) = (event.second, event.seq, nil)
      done.append(run)
    }
    running.removeAll { $0.clock == clock }
  }

  /// Ends clocks without meeting them: one that is not due yet leaves no trace, one that is late stays late.
  private mutating func end(_ clocks: [ClockKind], _ event: CaseHistory.Event) {
    // What stands still is not late: a pause can only begin before the end.
    for var run in running
    where clocks.contains(run.clock) && run.pausedSince == nil && event.second > run.due {
      (run.met, run.metSeq) = (event.second, event.seq)
      done.append(run)
    }
    running.removeAll { clocks.contains($0.clock) }
  }

  /// The first grade starts the clocks that depend on it; a later one, another area, and whether it is a rumour move them.
  private mutating func setGrade(_ event: CaseHistory.Event) {
    guard let grade = event.entry.text("grade").flatMap(EventGrade.init) else { return }
    let old = subject
    subject.grade = grade
    if event.entry.move == .assess {
      subject.area = event.entry.text("area")
      subject.isRumour = event.entry.text("kind") == "rumour"
    }
    guard let before = old.grade else {
      for clock in Self.ofGrade { begin(clock, at: clock == .close ? closeStart : base) }
      if let reported { start(.reportFollow, at: reported) }
      return
    }
    if grade != before {
      move(from: old, rose: grade > before, event)
    } else if subject != old {
      move(from: old, rose: false, event) { book, clock, new in
        book.span(clock, for: old) != book.span(clock, for: new)
      }
    }
  }

  /// The clocks that begin with the first grade.
  private static let ofGrade: [ClockKind] = [
    .reportUp, .answer, .clarify, .pressConference, .reportFinal, .close,
  ]

  /// Moves the clocks that are not late yet to what the case is now.
  ///
  /// - Parameter concerns: whether a clock is another now; always after a change of grade.
  private mutating func move(
    from old: ClockSubject, rose: Bool, _ event: CaseHistory.Event,
    concerns: (ClockBook, ClockKind, ClockSubject) -> Bool = { _, _, _ in true }
  ) {
    var kept: [ClockRun] = []
    for var run in running {
      // The judge clock knows no grade; what is late already stays as it is.
      let isOver = run.pausedSince == nil && run.due < event.second
      if run.clock != .judge, !isOver, concerns(book, run.clock, subject) {
        guard reset(&run, rose: rose, event) else { continue }
      }
      kept.append(run)
    }
    running = kept
    for clock in Self.ofGrade where !has(clock) && book.span(clock, for: old) == nil {
      begin(clock, at: event.second)
    }
    if reported != nil, !running.contains(where: { $0.clock == .reportFollow }),
      book.span(.reportFollow, for: old) == nil
    {
      start(.reportFollow, at: event.second)
    }
  }

  /// Gives a run the span of now; false if there is none.
  private mutating func reset(_ run: inout ClockRun, rose: Bool, _ event: CaseHistory.Event) -> Bool {
    let isPaused = run.pausedSince != nil
    settle(&run, at: event.second)
    guard let fresh = fresh(run.clock, from: rose ? event.second : run.start) else { return false }
    run.row = fresh.row
    if rose {
      run.due = min(run.due, fresh.due)
    } else {
      run.due = fresh.due
      for pause in run.pauses { postpone(&run, by: pause) }
    }
    run.pausedSince = isPaused && run.row.pausable ? event.second : nil
    return true
  }

  /// Whether such a clock runs, or ran until what it asks for was done.
  private func has(_ clock: ClockKind) -> Bool {
    running.contains { $0.clock == clock } || (acts[clock] != nil && done.contains { $0.clock == clock })
  }

  // MARK: Standing still

  /// Stops the runs of a clock that may stand still and are not late.
  private mutating func pause(_ event: CaseHistory.Event) {
    for index in running.indices where running[index].clock.rawValue == event.entry.text("clock") {
      let run = running[index]
      guard run.row.pausable, run.pausedSince == nil, event.second <= run.due else { continue }
      running[index].pausedSince = event.second
    }
  }

  private mutating func resume(_ event: CaseHistory.Event) {
    guard let clock = event.entry.text("clock").flatMap(ClockKind.init) else { return }
    settle([clock], at: event.second)
    for index in running.indices where running[index].clock == clock { running[index].pausedSince = nil }
  }

  private mutating func settle(_ clocks: [ClockKind], at second: Int64) {
    var settled = running
    for index in settled.indices where clocks.contains(settled[index].clock) {
      settle(&settled[index], at: second)
    }
    running = settled
  }

  /// Puts off the end of a run that stands still by what it has stood until a second; it goes on standing.
  private mutating func settle(_ run: inout ClockRun, at second: Int64) {
    guard let since = run.pausedSince, since < second else { return }
    run.pauses.append(since..<second)
    postpone(&run, by: since..<second)
  }

  private mutating func postpone(_ run: inout ClockRun, by pause: Range<Int64>) {
    let stretch = Timestamp(seconds: pause.lowerBound)..<Timestamp(seconds: pause.upperBound)
    do throws(CalendarGap) {
      run.due = try book.postponed(Timestamp(seconds: run.due), run.row.time.unit, by: stretch).seconds
    } catch {
      note(error, run.clock)
    }
  }
}
