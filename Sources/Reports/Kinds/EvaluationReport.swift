import Model
package import ResponseLog
import Text

/// 舆情回应评估: a period's evaluation as a paper with the list of whom to name 通报.
package struct EvaluationReport {
  private let evaluation: Evaluation
  private let frame: ReportFrame

  package init(_ evaluation: Evaluation, frame: ReportFrame) {
    (self.evaluation, self.frame) = (evaluation, frame)
  }

  package var report: Report {
    var figures: [String: JSONValue] = [:]
    if case .object(let members) = evaluation.json { figures = members }
    return Report(
      Document(
        title: Words("\(frame.names.office)舆情回应评估", "Evaluation of responses"),
        covers: "\(evaluation.from) 至 \(evaluation.to)",
        style: .plain(office: frame.maker, day: frame.day),
        blocks: EvaluationTables(evaluation, names: frame.names).paper
          + [
            .heading(1, Words("评估意见", "Opinion")), frame.prose("opinion", Words("评估意见", "Opinion")),
            .heading(1, Words("整改要求", "Remedy")), frame.prose("remedy", Words("整改要求", "Remedy")),
          ],
        provenance: frame.provenance),
      figures: figures, lists: EvaluationLists(evaluation).tables)
  }
}
