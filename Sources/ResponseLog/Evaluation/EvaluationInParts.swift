package import Model

/// An evaluation in parts that several hands can judge at once, so that of a large one little is held: each of `parts` is
/// judged, and an `EvaluationText` takes what that gives in their order.
package final class EvaluationInParts: Sendable {
  /// Some cases of the period, or of the period before.
  package struct Part: Sendable {
    fileprivate let ids: ArraySlice<String>
    fileprivate let isEarlier: Bool
  }

  /// A part that was judged.
  package struct Judged: Sendable {
    fileprivate let cases: [CaseEvaluation]
    fileprivate let isEarlier: Bool
    /// The cases in JSON, a comma before each.
    fileprivate let json: [UInt8]
  }

  /// Cases of a part: enough to be worth handing over.
  private static let most = 256

  package let parts: [Part]
  fileprivate let period: Period
  fileprivate let work: EvaluationWork
  private let now: EvaluationWork.Round
  private let earlier: EvaluationWork.Round

  /// - Parameter log: up to the cut of the period.
  package init(
    office: String, _ period: Period, _ log: CaseLog, book: ClockBook, criteria: VerdictCriteria,
    scores: ScoreTable
  ) {
    self.period = period
    work = EvaluationWork(log: log, office: office, book: book, criteria: criteria, table: scores)
    (now, earlier) = (work.round(period), work.round(period.before))
    parts = Self.parts(of: now.ids, isEarlier: false) + Self.parts(of: earlier.ids, isEarlier: true)
  }

  private static func parts(of ids: [String], isEarlier: Bool) -> [Part] {
    stride(from: 0, to: ids.count, by: most).map {
      Part(ids: ids[$0..<min($0 + most, ids.count)], isEarlier: isEarlier)
    }
  }

  /// - Throws: `CalendarGap`.
  package func judge(_ part: Part) throws(CalendarGap) -> Judged {
    var (cases, json) = ([CaseEvaluation](), [UInt8]())
    for id in part.ids {
      guard let one = try work.evaluate(id, part.isEarlier ? earlier : now) else { continue }
      cases.append(one)
      if !part.isEarlier {
        json.append(UInt8(ascii: ","))
        one.json.write(to: &json)
      }
    }
    return Judged(cases: cases, isEarlier: part.isEarlier, json: json)
  }
}

/// The JSON of an evaluation in parts: the bytes of `take` for each part in order, then those of `end`, are those of
/// `Evaluation.json`.
package struct EvaluationText: Sendable {
  private let evaluation: EvaluationInParts
  private var sum: EvaluationSum
  private var isFirst = true

  package init(_ evaluation: EvaluationInParts) {
    self.evaluation = evaluation
    sum = EvaluationSum(evaluation.work.table)
  }

  /// The next bytes of the document.
  package mutating func take(_ judged: EvaluationInParts.Judged) -> [UInt8] {
    for one in judged.cases { judged.isEarlier ? sum.addEarlier(one) : sum.add(one) }
    guard isFirst, !judged.json.isEmpty else { return judged.json }
    isFirst = false
    return Self.beginning + judged.json.dropFirst()
  }

  /// The last bytes of the document.
  ///
  /// - Parameter more: members beside its own, named behind "cases".
  package func end(_ more: [String: JSONValue] = [:]) -> [UInt8] {
    let made = Evaluation(
      office: evaluation.work.office, evaluation.period, evaluation.work.log, sum, cases: [])
    var frame: [UInt8] = []
    JSONValue.object(made.frame.merging(more) { $1 }).write(to: &frame)
    return (isFirst ? Self.beginning : []) + Array("],".utf8) + frame.dropFirst()
  }

  /// "cases" is the first of the members, which stand in the order of their names.
  private static let beginning = Array(#"{"cases":["#.utf8)
}
