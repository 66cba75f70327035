import Model
import ResponseLog
package import Text

extension EvaluationSections {
  /// Every clock of the period with who held the case while it ran.
  package var clocks: Markup {
    let title = Words("时限", "Clocks")
    let rows = evaluation.cases.flatMap { one in one.clocks.map { row($0, of: one) } }
    let heads = [
      Words("舆情单", "case"), Words("时限", "clock"), Words("起算", "start"), Words("到期", "due"),
      Words("完成", "met"), Words("结果", "result"), Words("期间由谁持有", "held by"),
    ]
    return section("clocks", title, table(title, heads, rows))
  }

  private func row(_ clock: ClockEvaluation, of one: CaseEvaluation) -> Markup {
    let met = clock.run.met.map { moment($0) } ?? "–"
    let held = clock.heldBy.map {
      "<li>\(names.holder($0.holder)) \(Figures.length($0.to - $0.from))</li>" as Markup
    }
    return """
      <tr><th scope="row">\(caseLink(one.id))</th><td>\(clock.run.clock.words.markup)</td>\
      <td>\(moment(clock.run.start))</td>\
      <td>\(moment(clock.run.due))</td><td>\(met)</td><td>\(result(clock))</td>\
      <td><ul class="held">\(held)</ul></td></tr>

      """
  }

  private func moment(_ second: Int64) -> Markup {
    Figures.time(Timestamp(seconds: second), in: evaluation.to.year)
  }

  private func result(_ clock: ClockEvaluation) -> Markup {
    if !clock.counts { return "<span class=\"mark run\">● \(Words("未到期", "not due yet"))</span>" }
    if !clock.isLate { return "<span class=\"mark good\">✓ \(Words("按时", "on time"))</span>" }
    let word = clock.run.met == nil ? Words("未办，已超", "not done, late by") : Words("迟", "late by")
    return "<span class=\"mark bad\">✗ \(word) \(Figures.length(clock.lateSeconds))</span>"
  }

  private var imported: Markup { " <span class=\"mark\">\(Words.imported.markup)</span>" }

  /// Every case of the period with its milestones.
  package var cases: Markup {
    let title = Words("舆情单", "Cases")
    let shown: [Milestone] = [.opened, .assessed, .assigned, .acknowledged, .answered, .closed]
    let rows = evaluation.cases.map { one -> Markup in
      let times = shown.map { milestone -> Markup in
        "<td>\(one.milestones[milestone].map { moment($0) } ?? "–")</td>"
      }
      return """
        <tr id="case-\(one.id)"><th scope="row">\(caseLink(one.id))\(one.isImported ? imported : nil)</th><td>\(names.area(one.area))</td>\
        <td>\(names.grade(one.grade))</td><td class="who">\(names.holder(one.lead))</td>\(times)</tr>

        """
    }
    let heads = [
      Words("编号", "case"), Words("领域", "area"), Words("等级", "grade"), Words("承办", "lead"),
      Words("立单", "opened"), Words("研判", "assessed"), Words("交办", "assigned"),
      Words("签收", "acknowledged"), Words("回应", "answered"), Words("办结", "closed"),
    ]
    return section("cases", title, table(title, heads, rows))
  }
}
