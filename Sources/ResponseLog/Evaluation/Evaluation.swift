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
  package private(set) var cases: [CaseEvaluation]
  package let measures: [Measure]
  package let scores: [GroupScore]
  package let rates: [GroupRate]
  package let notices: [Notice]

  /// - Parameter log: up to the cut of the period.
  /// - Throws: `CalendarGap`.
  package init(
    office: String, _ period: Period, _ log: CaseLog, book: ClockBook, criteria: VerdictCriteria,
    scores: ScoreTable = ScoreTable()
  ) throws(CalendarGap) {
    var cases: [CaseEvaluation] = []
    try self.init(office: office, period, log, book: book, criteria: criteria, scores: scores) {
      cases.append($0)
    }
    self.cases = cases
  }

  /// The same of a log at hand: the office's entries with their hashes, in order of seq.
  package init(
    office: String, from: CivilDate, to: CivilDate, now: Timestamp, log: [(entry: LogEntry, hash: String)],
    book: ClockBook, criteria: VerdictCriteria, scores: ScoreTable = ScoreTable()
  ) throws(CalendarGap) {
    let period = Period(from: from, to: to, now: now)
    try self.init(
      office: office, period, CaseLog(log, cut: period.cut), book: book, criteria: criteria, scores: scores)
  }

  /// The same without keeping the cases: each is handed on, in order of their ids, and `cases` stays empty.
  ///
  package init(
    office: String, _ period: Period, _ log: CaseLog, book: ClockBook, criteria: VerdictCriteria,
    scores table: ScoreTable, each: (CaseEvaluation) -> Void
  ) throws(CalendarGap) {
    let work = EvaluationWork(log: log, office: office, book: book, criteria: criteria, table: table)
    var (groups, earlier, board, found) = (CaseGroups(), CaseGroups(), ScoreBoard(table), NoticeBoard())
    try work.run(period) { one in
      groups.add(one)
      board.add(one)
      found.add(one)
      each(one)
    }
    try work.run(period.before) { earlier.add($0) }
    (self.office, from, to, cut) = (office, period.from, period.to, period.cut)
    (entries, head, simulated) = (log.entries, log.head, log.simulated)
    cases = []
    measures = groups.measures(before: earlier)
    (scores, rates, notices) = (board.scores, board.rates, found.notices)
  }
}

/// Evaluates the cases of a period one by one.
private struct EvaluationWork {
  let log: CaseLog
  let office: String
  let book: ClockBook
  let criteria: VerdictCriteria
  let table: ScoreTable

  func run(_ period: Period, _ each: (CaseEvaluation) -> Void) throws(CalendarGap) {
    let ids = log.cases(period)
    var recurrences = Recurrences(office: office, days: criteria.recurrenceDays)
    for id in ids {
      if let history = log.history(id, cut: period.cut) { recurrences.add(history) }
    }
    for id in ids {
      guard let history = log.history(id, cut: period.cut) else { continue }
      each(try CaseEvaluation(history, book, criteria, table, again: recurrences.of(history)))
    }
  }
}
