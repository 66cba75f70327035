import Model
import ResponseLog
import Testing

/// A log evaluated by both evaluators, for histories worked out by hand.
enum BothEvaluations {
  /// The evaluation of all days up to now; the naive one must print the same.
  static func of(_ journal: TestJournal, now: Timestamp) throws -> Evaluation {
    let from = try #require(journal.entries.first).at.chinaDay
    let (book, criteria, scores) = (
      try TestOffice.book(), try ClockFiles.criteria(), try ClockFiles.scores()
    )
    let real = try Evaluation(
      office: TestOffice.code, from: from, to: now.chinaDay, now: now, log: journal.log, book: book,
      criteria: criteria, scores: scores)
    let naive = NaiveEvaluator(
      journal.lines, office: TestOffice.code, to: now.chinaDay, now: now, book: book, criteria: criteria,
      scores: scores)
    #expect(real.json.text == (try naive.json(from: from, to: now.chinaDay)).text)
    return real
  }
}
