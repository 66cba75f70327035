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
    let title = "\(names.office)舆情回应评估 \(evaluation.from) 至 \(evaluation.to)"
    let simulated: Markup =
      names.simulated
      ? "<p class=\"simulated\">演示数据 <span lang=\"en\">simulated data, not real events</span></p>\n" : ""
    let page: Markup = """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      \(Self.style)
      </head>
      <body>
      <header>
      \(simulated)<h1>\(names.office)舆情回应评估 <small lang="en">Evaluation of responses</small></h1>
      <p>\(String(describing: evaluation.from)) 至 \(String(describing: evaluation.to))（含首尾两日）　\
      机构代码 \(evaluation.office)　截止 \(Figures.time(Timestamp(seconds: evaluation.cut)))</p>
      </header>
      <main>
      \(sections.all)</main>
      </body>
      </html>

      """
    return page.html
  }
}
