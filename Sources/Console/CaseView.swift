import Model
import ResponseLog

/// A case as the pages show it: where it stands, and how its clocks do.
struct CaseView: Sendable {
  let file: CaseFile
  let entries: [LogEntry]
  let history: CaseHistory
  let runs: [(run: ClockRun, status: ClockStatus)]
  /// The year that the calendar lacks, if a clock led into one: that clock is not among the runs.
  let gap: CalendarGap?

  /// nil if the entries do not make a case.
  init?(_ entries: [LogEntry], _ clocks: ClockBook, _ now: Timestamp) {
    guard let file = CaseFile(entries), let history = CaseHistory(entries, cut: now.seconds) else {
      return nil
    }
    let ledger = ClockLedger.runs(history, clocks)
    (self.file, self.entries, self.history, gap) = (file, entries, history, ledger.gap)
    runs = ledger.runs.map { ($0, $0.status(now, clocks)) }
  }

  /// The clock that runs out next or ran out first; nil where nothing is due.
  var next: (run: ClockRun, status: ClockStatus)? {
    guard file.state.isOpen else { return nil }
    return runs.filter { $0.status != .met }.min { $0.run.due < $1.run.due }
  }

  /// What comes first in a list of what is to be done.
  static func isMoreUrgent(_ left: CaseView, _ right: CaseView) -> Bool {
    (left.next?.run.due ?? .max, left.file.id) < (right.next?.run.due ?? .max, right.file.id)
  }
}
