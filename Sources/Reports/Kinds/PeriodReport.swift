import Model
import ResponseLog
import Text

/// 舆情日报 and 舆情周报: what came in, what is being handled, what is late.
package struct PeriodReport {
  let facts: PeriodFacts
  let frame: ReportFrame

  /// At most so many stories are told.
  private static let shownStories = 15

  package init(_ facts: PeriodFacts, frame: ReportFrame) { (self.facts, self.frame) = (facts, frame) }

  package var report: Report {
    let kind = frame.provenance.kind
    let day = frame.provenance.to
    let number = kind == .daily ? day.ordinal : (day.ordinal + 6) / 7
    return Report(
      Document(
        title: Words("\(frame.names.office)\(kind.words.chinese)", kind.words.english), covers: frame.period,
        style: frame.masthead(number: number),
        blocks: overview + stories + distribution + handling + warnings + advice + quality,
        provenance: frame.provenance),
      figures: figures)
  }

  private var open: [PeriodFacts.Case] { facts.cases.filter(\.file.state.isOpen) }

  private var late: [PeriodFacts.Case] {
    open.filter { $0.result.clocks.contains { $0.isLate && $0.run.met == nil } }
  }

  private func acts(_ move: Move) -> Int { facts.entries.count { $0.move == move } }

  private func sum(_ counts: [PeriodFacts.Count], flagged: Bool = false) -> Int {
    counts.reduce(0) { $0 + (flagged && !$1.isFlagged ? 0 : $1.items) }
  }

  private var overview: [Block] {
    let (now, before) = (sum(facts.collected), sum(facts.before))
    let change = now >= before ? "增加\(now - before)条" : "减少\(before - now)条"
    let earlier = frame.provenance.kind == .daily ? "前一日" : "前一周期"
    let sources = Set(facts.collected.map(\.source)).count
    let sentence =
      "\(frame.period)，系统采集信息\(now)条，来自\(sources)个信源，\(earlier)\(before)条，\(change)；"
      + "其中标记\(sum(facts.collected, flagged: true))条。新立舆情单\(acts(.open))件，排除\(acts(.dismiss))件，"
      + "发布回应\(acts(.publish))次，办结\(acts(.close))件；期末在办\(open.count)件，其中有时限超期的\(late.count)件。"
    return [
      .figures([
        Figure(Words("采集信息", "items"), now),
        Figure(Words("标记", "flagged"), sum(facts.collected, flagged: true)),
        Figure(Words("新立单", "opened"), acts(.open)), Figure(Words("办结", "closed"), acts(.close)),
        Figure(Words("在办", "open"), open.count), Figure(Words("超期", "late"), late.count),
      ]),
      .heading(1, Words("总体情况", "Overview")), .paragraph(sentence), .remark(frame.counted),
    ] + (frame.provenance.from == frame.provenance.to ? [] : [.chart(days)])
  }

  /// Items a day.
  private var days: Chart {
    let (first, last) = (frame.provenance.from.daysSinceEpoch, frame.provenance.to.daysSinceEpoch)
    let days = (first...last).map(CivilDate.init(daysSinceEpoch:))
    func counts(_ flagged: Bool) -> [Int] {
      days.map { day in sum(facts.collected.filter { $0.day == day }, flagged: flagged) }
    }
    let (all, flagged) = (counts(false), counts(true))
    let names = days.map { Words(verbatim: String("\($0)".dropFirst(5))) }
    let rows = names.indices.map { index in
      ReportTable.Row([.text("\(days[index])"), .number(all[index]), .number(flagged[index])])
    }
    return Chart(
      "days", .trend, Words("每日信息", "Items a day"),
      Words(zip(names, all).map { "\($0.chinese) \($1)条" }.joined(separator: "，"), "items a day"),
      unit: Words("条", "items"), categories: names,
      series: [
        .init(Words("采集", "items"), all.map(Double.init)),
        .init(Words("标记", "flagged"), flagged.map(Double.init)),
      ],
      table: ReportTable(
        "days-table", Words("每日信息", "Items a day"),
        [.init("日期", "day", 3), .init("采集", "items", 2), .init("标记", "flagged", 2)], rows))
  }

  private var stories: [Block] {
    let heading = Block.heading(1, Words("重点舆情", "Stories"))
    guard !facts.stories.isEmpty else {
      return [heading, .paragraph("本期没有标记的信息。")]
    }
    let rows = facts.stories.prefix(Self.shownStories).map { story in
      ReportTable.Row([
        .text(story.title), .words(story.area.map { frame.names.area($0) } ?? .unsorted),
        .words(story.grade?.words), .number(story.items), .number(story.sources),
        story.caseID.map { Cell(.cases([$0])) }
          ?? .words(story.isElsewhere ? Words("外地", "elsewhere") : Words("未立单", "no case")),
      ])
    }
    let rest = facts.stories.count - rows.count
    return [
      heading,
      .table(
        ReportTable(
          "stories", Words("重点舆情", "Stories"),
          [
            .init("标题", "title", 7), .init("领域", "area", 3), .init("初判等级", "grade", 3),
            .init("信息", "items", 2), .init("信源", "sources", 2), .init("舆情单", "case", 3),
          ], rows)),
    ] + (rest > 0 ? [.remark(Words("另有 \(rest) 个话题未列出。", "\(rest) more are not listed."))] : [])
  }

  private var distribution: [Block] {
    guard !facts.collected.isEmpty else { return [] }
    return [.heading(1, Words("领域和来源", "Areas and sources")), .chart(areas), .chart(sources)]
  }

  /// Flagged items by area.
  private var areas: Chart {
    let groups = grouped(facts.collected.filter(\.isFlagged)) {
      $0.area.map { frame.names.area($0) } ?? .unsorted
    }
    return .stacked(
      "areas", Words("标记信息的领域", "Flagged items by area"), unit: Words("条", "items"),
      name: Words("领域", "area"),
      categories: groups.map(\.name), series: [(Words("标记", "flagged"), groups.map(\.all))])
  }

  private var sources: Chart {
    let groups = grouped(facts.collected) { Words(verbatim: $0.source) }.prefix(15)
    return .stacked(
      "sources", Words("信息来源", "Sources"), unit: Words("条", "items"), name: Words("来源", "source"),
      categories: groups.map(\.name),
      series: [
        (Words("标记", "flagged"), groups.map(\.flagged)),
        (Words("其他", "other"), groups.map { $0.all - $0.flagged }),
      ])
  }

  private func grouped(_ counts: [PeriodFacts.Count], by name: (PeriodFacts.Count) -> Words)
    -> [(name: Words, all: Int, flagged: Int)]
  {
    Dictionary(grouping: counts, by: name).map { ($0.key, sum($0.value), sum($0.value, flagged: true)) }
      .sorted { ($1.all, $0.name.chinese) < ($0.all, $1.name.chinese) }
  }
}
