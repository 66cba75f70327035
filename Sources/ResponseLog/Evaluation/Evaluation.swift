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
  package let scores: [GroupScore]
  package let rates: [GroupRate]
  package let notices: [Notice]

  /// - Parameter log: up to the cut of the period.
  /// - Throws: `CalendarGap`.
  package init(
    office: String, _ period: Period, _ log: CaseLog, book: ClockBook, criteria: VerdictCriteria,
    scores: ScoreTable = ScoreTable()
  ) throws(CalendarGap) {
    let work = EvaluationWork(log: log, office: office, book: book, criteria: criteria, table: scores)
    var (sum, cases) = (EvaluationSum(scores), [CaseEvaluation]())
    let round = work.round(period)
    for id in round.ids {
      guard let one = try work.evaluate(id, round) else { continue }
      sum.add(one)
      cases.append(one)
    }
    let earlier = work.round(period.before)
    for id in earlier.ids { if let one = try work.evaluate(id, earlier) { sum.addEarlier(one) } }
    self.init(office: office, period, log, sum, cases: cases)
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

  /// - Parameter sum: of the period's cases and those of the period before.
  init(
    office: String, _ period: Period, _ log: CaseLog, _ sum: EvaluationSum, cases: [CaseEvaluation]
  ) {
    (self.office, from, to, cut) = (office, period.from, period.to, period.cut)
    (entries, head, simulated) = (log.entries, log.head, log.simulated)
    self.cases = cases
    measures = sum.groups.measures(before: sum.earlier)
    (scores, rates, notices) = (sum.board.scores, sum.board.rates, sum.found.notices)
  }
}

extension CaseEvaluation {
  /// One case of a period alone, without a score; nil where the period does not hold it.
  ///
  /// - Parameter log: up to the cut of the period, with all cases, for one may be the recurrence of another.
  package static func alone(
    _ id: String, office: String, _ period: Period, _ log: CaseLog, book: ClockBook, criteria: VerdictCriteria
  ) throws(CalendarGap) -> CaseEvaluation? {
    let work = EvaluationWork(log: log, office: office, book: book, criteria: criteria, table: ScoreTable())
    let round = work.round(period)
    return round.ids.contains(id) ? try work.evaluate(id, round) : nil
  }
}
