import Model
package import ResponseLog
package import Text

/// The tables of an evaluation, the same on the page and on paper.
package struct EvaluationSections: Sendable {
  /// Where the name of a case leads.
  package enum Links: Sendable {
    /// To the pages of the console.
    case console
    /// To the case's row in the same document.
    case document
  }

  let evaluation: Evaluation
  let names: EvaluationNames
  let links: Links

  package init(_ evaluation: Evaluation, names: EvaluationNames, links: Links) {
    (self.evaluation, self.names, self.links) = (evaluation, names, links)
  }

  /// All sections in their order: verdicts first, for they are what a reader looks for.
  package var all: Markup {
    "\(summary)\(verdicts)\(notices)\(measures)\(unitMeasures)\(clocks)\(cases)\(provenance)"
  }

  /// The figures of the period at a glance.
  package var summary: Markup {
    let counted = evaluation.cases.flatMap(\.clocks).filter(\.counts)
    let late = counted.count(where: \.isLate)
    let found = evaluation.cases.reduce(0) { $0 + $1.verdicts.count }
    return """
      <dl class="figures">
      <div><dt>\(Words("舆情单", "cases").markup)</dt><dd>\(evaluation.cases.count)</dd></div>
      <div><dt>\(Words("应办时限", "clocks due").markup)</dt><dd>\(counted.count)</dd></div>
      <div><dt>\(Words("按时", "on time").markup)</dt><dd>\(Figures.share(counted.count - late, of: counted.count))</dd></div>
      <div><dt>\(Words("问题", "verdicts").markup)</dt><dd>\(found)</dd></div>
      </dl>

      """
  }

  func section(_ id: String, _ title: Words, _ body: Markup) -> Markup {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(title.markup)</h2>
    \(body)
    </section>

    """
  }

  func table(_ label: Words, _ heads: [Words], _ rows: [Markup]) -> Markup {
    DataTable(label: label, heads: heads, rows: rows).markup
  }

  func caseLink(_ id: String) -> Markup {
    switch links {
    case .console: "<a class=\"id\" href=\"/cases/\(id)\">\(id)</a>"
    case .document: "<a class=\"id\" href=\"#case-\(id)\">\(id)</a>"
    }
  }

  /// The entries that show something: on the page each leads to its place in the case.
  func entries(_ seq: [Int64], of id: (Int64) -> String?) -> Markup {
    let parts = seq.enumerated().map { index, number -> Markup in
      let gap = index == 0 ? "" : " "
      guard links == .console, let id = id(number) else { return "\(gap)#\(number)" }
      return "\(gap)<a href=\"/cases/\(id)#entry-\(number)\">#\(number)</a>"
    }
    return "\(parts)"
  }

  /// What the figures were computed from.
  package var provenance: Markup {
    let cut = Timestamp(seconds: evaluation.cut)
    let hash: Markup = "<code class=\"hash\">\(evaluation.head)</code>"
    let sentence = Markup(
      """
      本评估全部由处置记录重新计算：截至 \(Figures.time(cut)) 共 \(evaluation.entries) 条，末条散列值 \(hash) \
      <small lang="en">recomputed from the log alone; hash of its last entry</small>
      """,
      """
      Recomputed from the log alone: \(evaluation.entries) entries up to \(Figures.time(cut)); hash of the last \(hash)
      """)
    return """
      <p class="provenance">\(sentence)</p>

      """
  }
}
