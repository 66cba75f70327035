import Model
import ResponseLog
import Text

/// 舆情专报: one case in depth — what happened, how it spread, who says what, what was done.
package struct SpecialReport {
  private let facts: CaseFacts
  private let frame: ReportFrame
  private let words: CaseWords

  /// Titles of at most so many items are listed.
  private static let shownItems = 30

  package init(_ facts: CaseFacts, frame: ReportFrame) {
    (self.facts, self.frame, words) = (facts, frame, CaseWords(facts, frame))
  }

  package var report: Report {
    Report(
      Document(
        title: Words(facts.title, "Special report"), covers: "舆情单 \(facts.file.id)",
        style: frame.masthead(number: facts.number),
        blocks: conclusion + course + spread + views + handling + outlook + links,
        provenance: frame.provenance),
      figures: words.figures)
  }

  private func heading(_ chinese: String, _ english: String) -> Block { .heading(1, Words(chinese, english)) }

  private var conclusion: [Block] {
    let faults = facts.result.standing.map {
      "\($0.verdict.name)（\(frame.names.criterion($0.criterion).chinese)）"
    }
    let found = faults.isEmpty ? "评估未发现问题。" : "评估发现：\(faults.joined(separator: "；"))。"
    return [
      heading("核心结论", "Conclusion"), .paragraph(words.volume), .paragraph(words.standing + found),
      frame.prose("conclusion", Words("核心结论", "Conclusion")),
    ]
  }

  private var course: [Block] {
    [heading("事件起因和经过", "Course of events")] + words.basics.map(Block.paragraph)
      + CaseSteps(facts: facts, names: frame.names).paragraphs.map(Block.paragraph)
  }

  private var spread: [Block] {
    let charts = CaseCharts(facts, frame)
    return [heading("传播态势", "Spread"), .remark(frame.counted)] + words.doubts + charts.trend
      + [.chart(charts.sources)]
  }

  private var views: [Block] {
    let rows = facts.items.prefix(Self.shownItems).map { item in
      ReportTable.Row([
        .text(item.source), .words(item.tier?.words), .text(item.title),
        .time(item.published ?? item.collected),
      ])
    }
    let rest = facts.items.count - rows.count
    let table = ReportTable(
      "items", Words("各方信息", "What was said"),
      [.init("来源", "source", 3), .init("层级", "tier", 2), .init("标题", "title", 6), .init("时间", "time", 3)],
      rows)
    return [heading("各方观点", "Views"), .table(table)]
      + (rest > 0 ? [.remark(Words("另有 \(rest) 条未列出。", "\(rest) more are not listed."))] : [])
      + [frame.prose("views", Words("各方观点", "Views"))]
  }

  private var handling: [Block] {
    let rows = facts.result.clocks.map { CaseTables(frame.names).row($0, of: nil) }
    let clocks = ReportTable("clocks", Words("时限", "Clocks"), CaseTables.clockColumns, rows)
    return [heading("处置与回应", "Handling and answers")] + CaseCharts(facts, frame).holders
      + [.table(clocks)] + answers
  }

  /// What was published, in its own words.
  private var answers: [Block] {
    var draft: String?
    var blocks: [Block] = []
    for entry in facts.entries {
      if entry.move == .respond { draft = facts.texts[entry.seq]?["text"] }
      guard entry.move == .publish else { continue }
      let channel = entry.text("channel").map { Codes.words($0).chinese } ?? ""
      let kind = entry.text("kind").map { Codes.words($0).chinese } ?? ""
      let text = draft.map { "全文：“\($0)”" } ?? "原文已销毁。"
      let act = entry.text("kind") == "press-conference" ? "召开新闻发布会" : "在\(channel)发布\(kind)"
      blocks.append(.paragraph("\(Figures.chinese(entry.time))\(act)。\(text)"))
    }
    return blocks.isEmpty ? [.paragraph("尚未公开回应。")] : blocks
  }

  private var outlook: [Block] {
    [
      heading("趋势与风险研判", "Trend and risk"), frame.prose("risk", Words("趋势与风险研判", "Trend and risk")),
      heading("处置建议", "Advice"), frame.prose("advice", Words("处置建议", "Advice")),
    ]
  }

  private var links: [Block] { [heading("链接", "Links")] + words.links.map(Block.paragraph) }
}
