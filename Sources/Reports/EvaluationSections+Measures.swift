import ResponseLog
package import Text

extension EvaluationSections {
  /// The eight spans over all cases.
  package var measures: Markup {
    let title = Words("各环节用时", "Spans over all cases")
    let rows = evaluation.measures.filter { $0.key == nil }.map { measure -> Markup in
      """
      <tr><th scope="row">\(measure.span.words.markup)<br><small>\(measure.span.meaning)</small></th>\
      \(figures(measure))</tr>

      """
    }
    return section("measures", title, table(title, [Words("环节", "span")] + Self.heads, rows))
  }

  /// The spans that a unit answers for, by unit.
  package var unitMeasures: Markup {
    let title = Words("分单位用时", "Spans by unit")
    let spans: [Measure.Span] = [.acknowledge, .answer, .close]
    let rows = evaluation.measures.filter { $0.key == "unit" && $0.value != nil && spans.contains($0.span) }
      .map {
        measure -> Markup in
        """
        <tr><th scope="row">\(names.unit(measure.value))</th><td>\(measure.span.words.markup)</td>\(figures(measure))</tr>

        """
      }
    let heads = [Words("单位", "unit"), Words("环节", "span")] + Self.heads
    return section("units", title, table(title, heads, rows))
  }

  private static let heads = [
    Words("件数", "n"), Words("已完成", "done"), Words("按时", "on time"), Words("中位", "median"),
    Words("九成", "P90"), Words("最长", "worst"),
  ]

  private func figures(_ measure: Measure) -> Markup {
    let small: Markup = measure.small ? " <span class=\"mark quiet\">\(Words("样本少", "few cases"))</span>" : ""
    return """
      <td>\(measure.n)\(small)</td><td>\(measure.done)</td><td>\(onTime(measure))</td>\
      <td>\(Figures.length(measure.median))</td><td>\(Figures.length(measure.p90))</td>\
      <td>\(Figures.length(measure.worst))</td>
      """
  }

  /// What has no clock at all has no rate either.
  private func onTime(_ measure: Measure) -> Words {
    [.see, .flag, .assign].contains(measure.span)
      ? Words(verbatim: "–") : Figures.share(measure.onTime, of: measure.due)
  }
}
