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

  /// - Parameters:
  ///   - log: the office's entries with their hashes, in order of seq.
  /// - Throws: `CalendarGap`.
  package init(
    office: String, from: CivilDate, to: CivilDate, now: Timestamp, log: [(entry: LogEntry, hash: String)],
    book: ClockBook, criteria: VerdictCriteria, scores table: ScoreTable = ScoreTable()
  ) throws(CalendarGap) {
    let period = Period(from: from, to: to, now: now)
    let known = log.prefix { $0.entry.at.seconds <= period.cut }
    let byCase = Dictionary(grouping: known.lazy.map(\.entry).filter { $0.caseID != nil }, by: \.caseID)
    func cases(_ period: Period) throws(CalendarGap) -> [CaseEvaluation] {
      let histories = byCase.values.compactMap { CaseHistory($0, cut: period.cut) }
        .filter { period.holds($0.opening.second) }.sorted { $0.id < $1.id }
      let recurrences = Recurrences(histories, office: office, days: criteria.recurrenceDays)
      var cases: [CaseEvaluation] = []
      for history in histories {
        cases.append(try CaseEvaluation(history, book, criteria, table, again: recurrences.of(history)))
      }
      return cases
    }
    (self.office, self.from, self.to, cut) = (office, from, to, period.cut)
    (entries, head) = (known.count, known.last?.hash ?? Chain.beginning)
    simulated =
      log.first.map { $0.entry.action == "settings_changed" && $0.entry.detail["simulated"] == .bool(true) }
      ?? false
    self.cases = try cases(period)
    var (groups, earlier, board) = (CaseGroups(), CaseGroups(), ScoreBoard(table))
    for one in self.cases {
      groups.add(one)
      board.add(one)
    }
    for one in try cases(period.before) { earlier.add(one) }
    measures = groups.measures(before: earlier)
    (scores, rates) = (board.scores, board.rates)
    notices = Notice.all(self.cases)
  }
}
