import Model
import ResponseLog

/// A case as the pages show it: where it stands, and how its clocks do. Of reference type, since lists of all cases are
/// sorted and filtered at every view.
final class CaseView: Sendable {
  let file: CaseFile
  let entries: [LogEntry]
  let history: CaseHistory
  let runs: [Clock]
  /// A clock's run and how it stands now.
  struct Clock: Sendable {
    let run: ClockRun
    let status: ClockStatus

    /// Met in time.
    var isGood: Bool { run.met.map { $0 <= run.due } ?? false }
  }

  /// The clock that runs out next or ran out first; nil where nothing is due.
  let next: Clock?
  /// Clocks that lead into a year that the calendar lacks: they are not among the runs.
  let gaps: [ClockLedger.Gap]

  /// nil if the entries do not make a case.
  init?(_ entries: [LogEntry], _ clocks: ClockBook, _ now: Timestamp) {
    guard let file = CaseFile(entries), let history = CaseHistory(entries, cut: now.seconds) else {
      return nil
    }
    let ledger = ClockLedger.runs(history, clocks)
    (self.file, self.entries, self.history, gaps) = (file, entries, history, ledger.gaps)
    runs = ledger.runs.map { Clock(run: $0, status: $0.status(now, clocks)) }
    let waiting = file.state.isOpen ? runs.filter { $0.status != .met } : []
    next = waiting.min { $0.run.due < $1.run.due }
  }

  /// Clocks of an open case that have run out.
  var breached: Int { file.state.isOpen ? runs.count { $0.status == .breached } : 0 }

  /// Whoever held the case, in order of their first turn: one colour each.
  var holders: [Holder] {
    history.events.reduce(into: []) { known, event in
      if !known.contains(event.entry.holder) { known.append(event.entry.holder) }
    }
  }

  /// What comes first in a list of what is to be done.
  static func isMoreUrgent(_ left: CaseView, _ right: CaseView) -> Bool {
    (left.next?.run.due ?? .max, left.file.id) < (right.next?.run.due ?? .max, right.file.id)
  }
}
