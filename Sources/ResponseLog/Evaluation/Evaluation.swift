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

  /// The same on all cores and without keeping the cases: what `form` makes of each is handed on, in order of their
  /// ids, and `cases` stays empty.
  ///
  /// - Throws: `CalendarGap`, in the middle of what was handed on.
  init<Form: Sendable>(
    office: String, _ period: Period, _ log: CaseLog, book: ClockBook, criteria: VerdictCriteria,
    scores table: ScoreTable, form: @escaping @Sendable (CaseEvaluation) -> Form, each: (Form) -> Void
  ) async throws {
    let work = EvaluationWork(log: log, office: office, book: book, criteria: criteria, table: table)
    var sum = EvaluationSum(table)
    try await work.run(period, form: { ($0, form($0)) }) { one, formed in
      sum.add(one)
      each(formed)
    }
    try await work.run(period.before, form: { $0 }) { sum.addEarlier($0) }
    self.init(office: office, period, log, sum, cases: [])
  }

  private init(
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

/// What the cases add up to.
private struct EvaluationSum {
  private(set) var groups = CaseGroups()
  /// Of the period before.
  private(set) var earlier = CaseGroups()
  private(set) var board: ScoreBoard
  private(set) var found = NoticeBoard()

  init(_ table: ScoreTable) { board = ScoreBoard(table) }

  mutating func add(_ one: CaseEvaluation) {
    groups.add(one)
    board.add(one)
    found.add(one)
  }

  mutating func addEarlier(_ one: CaseEvaluation) { earlier.add(one) }
}

/// Evaluates the cases of a period one by one.
private struct EvaluationWork {
  /// The cases of a period, and what must be known of all of them before one is evaluated.
  struct Round {
    let period: Period
    let ids: [String]
    let recurrences: Recurrences
  }

  /// Cases that a core takes at once.
  private static let handful = 256

  let log: CaseLog
  let office: String
  let book: ClockBook
  let criteria: VerdictCriteria
  let table: ScoreTable

  func round(_ period: Period) -> Round {
    let ids = log.cases(period)
    var recurrences = Recurrences(office: office, days: criteria.recurrenceDays)
    for id in ids {
      if let history = log.history(id, cut: period.cut) { recurrences.add(history) }
    }
    return Round(period: period, ids: ids, recurrences: recurrences)
  }

  func evaluate(_ id: String, _ round: Round) throws(CalendarGap) -> CaseEvaluation? {
    guard let history = log.history(id, cut: round.period.cut) else { return nil }
    return try CaseEvaluation(history, book, criteria, table, again: round.recurrences.of(history))
  }

  func run<Form: Sendable>(
    _ period: Period, form: @escaping @Sendable (CaseEvaluation) -> Form, _ each: (Form) -> Void
  ) async throws {
    let round = round(period)
    var starts = stride(from: 0, to: round.ids.count, by: Self.handful).makeIterator()
    try await inOrder {
      starts.next().map { round.ids[$0..<min($0 + Self.handful, round.ids.count)] }
    } work: { ids in
      try ids.compactMap { try evaluate($0, round).map(form) }
    } take: { part in
      for one in part { each(one) }
    }
  }
}
