import Model
package import ResponseLog
import Text

/// An evaluation as a document of its own, to be kept or printed on A4: no script, and nothing fetched from elsewhere.
package struct EvaluationHTML: Sendable {
  private let evaluation: Evaluation
  private let names: EvaluationNames

  package init(_ evaluation: Evaluation, names: EvaluationNames) {
    (self.evaluation, self.names) = (evaluation, names)
  }

  /// The whole document; the same evaluation and names give the same text.
  package var text: String {
    let sections = EvaluationSections(evaluation, names: names, links: .document)
    return PrintedReport(
      title: "\(names.office)舆情回应评估 \(evaluation.from) 至 \(evaluation.to)",
      heading: "\(names.office)舆情回应评估", english: "Evaluation of responses", simulated: names.simulated,
      covers: """
        \(String(describing: evaluation.from)) 至 \(String(describing: evaluation.to))（含首尾两日）　\
        机构代码 \(evaluation.office)　截止 \(Figures.time(Timestamp(seconds: evaluation.cut)))
        """,
      style: WebDocument.style, body: sections.all
    ).html
  }
}
