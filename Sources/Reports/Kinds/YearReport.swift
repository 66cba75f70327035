import Model
package import ResponseLog
import Text

/// A task of the notice that the yearly report tells about.
package struct NoticeTask: Sendable, Hashable {
  package var number: Int
  package var title: String
  package var requirement: String
  package var lead: String
  package var responsible: String

  package init(number: Int, title: String, requirement: String, lead: String, responsible: String) {
    (self.number, self.title, self.requirement) = (number, title, requirement)
    (self.lead, self.responsible) = (lead, responsible)
  }
}

/// 落实情况: what was done in a year for tasks 11–13 of the notice, as far as log and store can tell.
package struct YearReport {
  private let evaluation: Evaluation
  private let entries: [LogEntry]
  private let collected: [PeriodFacts.Count]
  private let tasks: [NoticeTask]
  private let frame: ReportFrame

  /// - Parameters:
  ///   - entries: of the year.
  ///   - collected: what came in.
  package init(
    _ evaluation: Evaluation, entries: [LogEntry], collected: [PeriodFacts.Count], tasks: [NoticeTask],
    frame: ReportFrame
  ) {
    (self.evaluation, self.entries, self.collected) = (evaluation, entries, collected)
    (self.tasks, self.frame) = (tasks, frame)
  }

  package var report: Report {
    let year = frame.provenance.to.year
    let rows = tasks.map { task in
      ReportTable.Row([
        .text("\(task.number)．\(task.title)"), .text(task.lead.isEmpty ? nil : task.lead),
        .text(task.responsible), .text(task.requirement), .text(done(task.number)),
      ])
    }
    let table = ReportTable(
      "tasks", Words("任务落实情况", "Implementation"),
      [
        .init("工作任务", "task", 4), .init("牵头单位", "lead", 2), .init("责任单位", "responsible", 2),
        .init("工作要求", "requirement", 4), .init("落实情况", "done", 8),
      ], rows)
    return Report(
      Document(
        title: Words("\(frame.names.office)\(year)年政务公开舆情回应任务落实情况", "Implementation of tasks"),
        covers: frame.period, style: .plain(office: frame.maker, day: frame.day),
        blocks: [.heading(1, Words("落实情况", "Implementation")), .table(table), .remark(frame.counted)]
          + [.heading(1, Words("重点民生领域", "Areas"))] + [.chart(areas)]
          + [
            .heading(1, Words("存在问题和下一步打算", "Outlook")),
            frame.prose("outlook", Words("存在问题和下一步打算", "Outlook")),
          ],
        provenance: frame.provenance),
      figures: [
        "tasks": .array(
          tasks.map {
            .object([
              "number": JSONValue($0.number), "title": .string($0.title), "done": JSONValue(done($0.number)),
            ])
          }),
        "cases": JSONValue(evaluation.cases.count),
      ])
  }

  private func done(_ number: Int) -> String? {
    switch number {
    case 11: early
    case 12: answered
    case 13: judged
    default: nil
    }
  }

  private func measure(_ span: Measure.Span) -> Measure? {
    evaluation.measures.first { $0.key == nil && $0.span == span }
  }

  private func told(_ span: Measure.Span) -> String {
    guard let measure = measure(span) else { return "" }
    let median = measure.median.map { "中位用时\(Figures.length($0).chinese)" } ?? "过半未完成，无中位用时"
    let share = measure.due > 0 ? "，按时率\(Figures.share(measure.onTime, of: measure.due).chinese)" : ""
    return "\(span.words.chinese)\(median)\(share)"
  }

  private var early: String {
    let items = collected.reduce(0) { $0 + $1.items }
    let flagged = collected.filter(\.isFlagged).reduce(0) { $0 + $1.items }
    let rumours = entries.filter { $0.move == .assess && $0.text("kind") == "rumour" }
    let cleared = Set(
      entries.filter { $0.move == .publish && $0.text("kind") == "clarification" }.compactMap(\.caseID))
    let channels = Set(entries.filter { $0.move == .publish }.compactMap { $0.text("channel") }).sorted()
      .map { Codes.words($0).chinese }
    let named = channels.isEmpty ? "" : "，渠道为\(channels.joined(separator: "、"))"
    return
      "采集信息\(items)条（采集数据），标记\(flagged)条，立单\(evaluation.cases.count)件；\(told(.judge))；\(told(.report))。"
      + "公开发布\(entries.count { $0.move == .publish })次\(named)。"
      + "研判为谣言\(Set(rumours.compactMap(\.caseID)).count)件，已发布澄清\(cleared.count)件。"
  }

  /// Areas that the notice names.
  private static let named: Set<String> = [
    "schooling", "healthcare", "housing", "work-safety", "disasters", "food-and-drugs", "elderly-care",
  ]

  private var answered: String {
    let cases = evaluation.cases.filter { $0.area.map(Self.named.contains) ?? false }
    let done = cases.filter { $0.milestones[.answered] != nil }
    let complete = done.filter { hasAllParts($0.id) }
    return
      "通知所列就学就医、住房保障等七个民生领域立单\(cases.count)件，已回应\(done.count)件，"
      + "其中成因、解决方案、制约因素三项齐备的\(complete.count)件；\(told(.answer))；"
      + "召开新闻发布会\(entries.count { $0.move == .publish && $0.text("kind") == "press-conference" })场。"
  }

  private func hasAllParts(_ id: String) -> Bool {
    entries.contains { entry in
      entry.caseID == id && entry.move == .respond
        && Set(["cause", "solution", "constraints"]).isSubset(of: Set(entry.content.map(\.kind)))
    }
  }

  private var judged: String {
    let verdicts = evaluation.cases.flatMap(\.standing)
    let kinds = VerdictKind.allCases.map { kind in
      "\(kind.name)\(verdicts.count { $0.verdict == kind })项"
    }
    let faulty = evaluation.cases.count { !$0.standing.isEmpty }
    return
      "对\(evaluation.cases.count)件舆情单逐件评估，\(faulty)件发现问题：\(kinds.joined(separator: "、"))；"
      + "列入通报名单\(evaluation.notices.count)条。"
  }

  private var areas: Chart {
    let groups = Dictionary(grouping: evaluation.cases, by: \.area).map { area, cases in
      (
        name: area.map { frame.names.area($0) } ?? Words.unsorted, all: cases.count,
        done: cases.count { $0.milestones[.answered] != nil }
      )
    }.sorted { ($1.all, $0.name.chinese) < ($0.all, $1.name.chinese) }
    return .stacked(
      "areas", Words("分领域舆情单与回应", "Cases and answers by area"), unit: Words("件", "cases"),
      name: Words("领域", "area"), categories: groups.map(\.name),
      series: [
        (Words("已回应", "answered"), groups.map(\.done)),
        (Words("未公开回应", "not answered"), groups.map { $0.all - $0.done }),
      ])
  }
}
