import Model
package import ResponseLog
package import Text

/// An evaluation on a page of the console: the same blocks as on paper.
package struct EvaluationSections: Sendable {
  private var tables: EvaluationTables
  private let links: WebBlocks.Links

  package init(_ evaluation: Evaluation, names: EvaluationNames, links: WebBlocks.Links) {
    (tables, self.links) = (EvaluationTables(evaluation, names: names), links)
  }

  /// The same figures, but the verdicts of some cases only, and clocks and milestones of some of these.
  package func listing(_ cases: [CaseEvaluation], detailed: [CaseEvaluation]) -> EvaluationSections {
    var some = self
    (some.tables.listed, some.tables.detailed) = (cases, detailed)
    return some
  }

  /// All of it: verdicts first, for they are what a reader looks for.
  package var all: Markup {
    WebBlocks(tables.blocks, links: links, year: tables.evaluation.to.year).markup + provenance
  }

  /// What the figures were computed from.
  private var provenance: Markup {
    let evaluation = tables.evaluation
    let cut = Figures.time(tables.cut)
    let hash: Markup = "<code class=\"hash\">\(evaluation.head)</code>"
    let sentence = Markup(
      """
      本评估全部由处置记录重新计算：截至 \(cut) 共 \(evaluation.entries) 条，末条散列值 \(hash) \
      <small lang="en">recomputed from the log alone; hash of its last entry</small>
      """,
      """
      Recomputed from the log alone: \(evaluation.entries) entries up to \(cut); hash of the last \(hash)
      """)
    return "<p class=\"provenance\">\(sentence)</p>\n"
  }
}
