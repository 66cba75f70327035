import Model

/// One run of a clock 时限: when it began, when it was due, when it was met.
package struct ClockRun: Sendable, Hashable {
  package var clock: ClockKind
  /// Whole seconds since the epoch, like all times here.
  package var start: Int64
  package var due: Int64
  /// nil = not met (yet).
  package var met: Int64?
  /// The entry that met it.
  package var metSeq: Int64?
}

/// Winds the clocks of a case by its entries (`design.md` §5.9).
package struct ClockLedger {
  private let book: ClockBook
  private var running: [ClockRun] = []
  private var done: [ClockRun] = []
  private var grade: EventGrade?
  /// Where the clocks that begin with the case begin.
  private let base: Int64
  private var closeStart: Int64
  /// The first act of a kind that meets clocks; a reopening undoes the closing.
  private var acts: [ClockKind: CaseHistory.Event] = [:]

  /// Where working days led out of the calendar: the clocks concerned are not among the runs.
  private var gap: CalendarGap?

  /// The clocks of a case up to the cut, those still running included, in order of their start; and the first year that
  /// the calendar lacks, if a clock led into one.
  package static func runs(_ history: CaseHistory, _ book: ClockBook) -> (runs: [ClockRun], gap: CalendarGap?)
  {
    var ledger = ClockLedger(history.opening, book)
    for event in history.events where event.entry.move != .open { ledger.apply(event) }
    let runs = (ledger.done + ledger.running).sorted {
      ($0.start, $0.due, $0.clock.rawValue) < ($1.start, $1.due, $1.clock.rawValue)
    }
    return (runs, ledger.gap)
  }

  private init(_ opening: CaseHistory.Event, _ book: ClockBook) {
    self.book = book
    base = opening.entry.time("collected")?.seconds ?? opening.second
    closeStart = base
    start(.judge, at: base)
  }

  private mutating func apply(_ event: CaseHistory.Event) {
    guard let move = event.entry.move else { return }
    switch move {
    case .assess:
      meet(.judge, event)
      setGrade(event)
    case .regrade: setGrade(event)
    case .reportUp: meet(.reportUp, event)
    case .assign: start(.acknowledge, at: event.second)
    case .transfer:
      meet(.acknowledge, event)
      start(.acknowledge, at: event.second)
    case .acknowledge, .giveBack: meet(.acknowledge, event)
    case .publish: published(event)
    case .decline:
      meet(.answer, event)
      end([.pressConference], event)
    case .dismiss:
      meet(.judge, event)
      end(ClockKind.allCases, event)
    case .merge: end(ClockKind.allCases, event)
    case .close: meet(.close, event)
    case .reopen:
      closeStart = event.second
      acts[.close] = nil
      if grade != nil { start(.close, at: event.second) }
    case .open, .confer, .supervise, .progress, .respond, .review, .rework, .archive: break
    }
  }

  private mutating func published(_ event: CaseHistory.Event) {
    let kind = event.entry.text("kind")
    if kind == "press-conference" { meet(.pressConference, event) }
    if kind != "follow-up" { meet(.answer, event) }
  }

  private mutating func start(_ clock: ClockKind, at second: Int64) {
    guard let due = due(clock, from: second) else { return }
    running.append(ClockRun(clock: clock, start: second, due: due))
  }

  private mutating func due(_ clock: ClockKind, from second: Int64) -> Int64? {
    do throws(CalendarGap) {
      return try book.due(clock, grade: grade, from: Timestamp(seconds: second))?.seconds
    } catch {
      gap = gap ?? error
      return nil
    }
  }

  /// Starts a clock that comes with a grade; what was done before there was one counts.
  private mutating func begin(_ clock: ClockKind, at second: Int64) {
    start(clock, at: second)
    if let act = acts[clock] { meet(clock, act) }
  }

  private mutating func meet(_ clock: ClockKind, _ event: CaseHistory.Event) {
    acts[clock] = acts[clock] ?? event
    for var run in running where run.clock == clock {
      (run.met, run.metSeq) = (event.second, event.entry.seq)
      done.append(run)
    }
    running.removeAll { $0.clock == clock }
  }

  /// Ends clocks without meeting them: one that is not due yet leaves no trace, one that is late stays late.
  private mutating func end(_ clocks: [ClockKind], _ event: CaseHistory.Event) {
    for var run in running where clocks.contains(run.clock) && event.second > run.due {
      (run.met, run.metSeq) = (event.second, event.entry.seq)
      done.append(run)
    }
    running.removeAll { clocks.contains($0.clock) }
  }

  /// The first grade starts the clocks that depend on it, a later one moves them.
  private mutating func setGrade(_ event: CaseHistory.Event) {
    guard let new = event.entry.text("grade").flatMap(EventGrade.init) else { return }
    guard let old = grade else {
      grade = new
      for clock in [ClockKind.reportUp, .answer, .pressConference] { begin(clock, at: base) }
      begin(.close, at: closeStart)
      return
    }
    grade = new
    if new != old { move(from: old, to: new, event) }
  }

  private mutating func move(from old: EventGrade, to new: EventGrade, _ event: CaseHistory.Event) {
    let rose = new > old
    var kept: [ClockRun] = []
    for var run in running {
      // The judge clock knows no grade; what is late already stays as it is.
      if run.clock != .judge, run.due >= event.second {
        guard let due = due(run.clock, from: rose ? event.second : run.start) else { continue }
        run.due = rose ? min(run.due, due) : due
      }
      kept.append(run)
    }
    running = kept
    for clock in [ClockKind.reportUp, .answer, .pressConference, .close] where !has(clock) {
      if !book.has(clock, grade: old) { begin(clock, at: event.second) }
    }
  }

  /// Whether such a clock runs, or ran until what it asks for was done.
  private func has(_ clock: ClockKind) -> Bool {
    running.contains { $0.clock == clock } || (acts[clock] != nil && done.contains { $0.clock == clock })
  }
}
