import ResponseLog
package import Text

extension EvaluationSections {
  /// Every failure with whose it was, how late, and the entries that show it.
  package var verdicts: Markup {
    let rows = evaluation.cases.flatMap { one in one.verdicts.map { row($0, of: one) } }
    let title = Words("问题清单", "Verdicts")
    guard !rows.isEmpty else {
      return section(
        "verdicts", title, "<p class=\"empty\">\(Words("本期没有发现问题。", "None found.").withEnglish)</p>")
    }
    let heads = [
      Words("问题", "verdict, criterion"), Words("责任", "held by"), Words("超时", "late by"),
      Words("舆情单", "case"), Words("依据", "entries"),
    ]
    return section("verdicts", title, table(title, heads, rows))
  }

  private func row(_ verdict: Verdict, of one: CaseEvaluation) -> Markup {
    let condition = names.condition(verdict.criterion).map {
      "<small class=\"condition\">\($0)</small>" as Markup
    }
    return """
      <tr><th scope="row"><span class="mark bad">✗ \(verdict.verdict.words)</span><br>\
      \(names.criterion(verdict.criterion))\(condition)</th>\
      <td>\(names.holder(verdict.blamed))</td><td>\(Figures.length(verdict.seconds))</td>\
      <td>\(caseLink(one.id))\(title(one.id))</td><td>\(entries(verdict.seq) { _ in one.id })</td></tr>

      """
  }

  private func title(_ id: String) -> Markup? { names.titles[id].map { "<br>\(Words(verbatim: $0))" } }

  /// The notice of criticism 通报: one line a holder and failure.
  package var notices: Markup {
    let title = Words("通报", "Notices")
    guard !evaluation.notices.isEmpty else {
      return section(
        "notices", title, "<p class=\"empty\">\(Words("无通报事项。", "Nothing to name.").withEnglish)</p>")
    }
    let cases = caseOfEntry
    let rows = evaluation.notices.map { notice -> Markup in
      """
      <tr><th scope="row">\(names.unit(notice.blamed.unit))</th><td>\(names.person(notice.blamed.person))</td>\
      <td>\(notice.verdict.words.markup)</td><td>\(spaced(notice.cases.map(caseLink)))</td>\
      <td>\(entries(notice.seq) { cases[$0] })</td></tr>

      """
    }
    let heads = [
      Words("单位", "unit"), Words("经办人", "person"), Words("问题", "verdict"), Words("舆情单", "cases"),
      Words("依据", "entries"),
    ]
    return section("notices", title, table(title, heads, rows))
  }

  /// A notice goes over many cases; each of its entries belongs to one.
  private var caseOfEntry: [Int64: String] {
    var cases: [Int64: String] = [:]
    for one in evaluation.cases {
      for seq in one.verdicts.flatMap(\.seq) { cases[seq] = one.id }
    }
    return cases
  }

  private func spaced(_ parts: [Markup]) -> Markup {
    "\(parts.enumerated().map { $0.offset == 0 ? $0.element : "\(Words.pause)\($0.element)" })"
  }
}
