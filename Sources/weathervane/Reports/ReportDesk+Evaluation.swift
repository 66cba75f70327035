import Model
import Reports
import ResponseLog
import Storage

extension ReportDesk {
  /// Writes an evaluation as JSON, case by case: the bytes of `report(order)` in that format, of which the largest offices'
  /// are not held at once.
  func writeEvaluation(_ order: ReportOrder, to writer: inout PieceWriter) async throws {
    let period = Period(from: order.from, to: order.to, now: order.cut)
    let log = try await workplace.caseLog(store, cut: period.cut)
    let origin = Provenance(
      kind: order.kind, office: store.office, from: order.from, to: order.to, cut: order.cut,
      caseID: order.caseID, options: order.options, entries: log.entries, head: log.head,
      isSimulated: store.simulated)
    let evaluation = EvaluationInParts(
      office: store.office, period, log, book: try workplace.clockBook(), criteria: try workplace.criteria(),
      scores: try workplace.scores())
    var text = EvaluationText(evaluation)
    var parts = evaluation.parts.makeIterator()
    try await inOrder {
      parts.next()
    } work: {
      try evaluation.judge($0)
    } take: {
      writer.write(text.take($0))
    }
    writer.write(text.end(["report": origin.json]))
    writer.write([UInt8(ascii: "\n")])
    try writer.finish()
  }
}
