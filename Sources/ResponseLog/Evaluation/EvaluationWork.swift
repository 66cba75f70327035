import Model

/// What the cases add up to.
struct EvaluationSum {
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
struct EvaluationWork {
  /// The cases of a period, and what must be known of all of them before one is evaluated.
  struct Round {
    let period: Period
    let ids: [String]
    let recurrences: Recurrences
  }

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
}
