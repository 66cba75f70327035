import ResponseLog
import Text

extension EvaluationTables {
  /// The eight spans over all cases.
  var measures: Block {
    let rows = evaluation.measures.filter { $0.key == nil }.map { measure in
      ReportTable.Row([Cell(.words(measure.span.words), remark: measure.span.meaning)] + figures(measure))
    }
    return .table(
      ReportTable(
        "measures", Words("各环节用时", "Spans over all cases"), [.init("环节", "span", 4)] + Self.columns, rows))
  }

  /// The spans that a unit answers for, by unit.
  var unitMeasures: Block {
    let spans: [Measure.Span] = [.acknowledge, .answer, .close]
    let rows = evaluation.measures.filter { $0.key == "unit" && $0.value != nil && spans.contains($0.span) }
      .map { measure in
        ReportTable.Row(
          [.words(names.unit(measure.value)), .words(measure.span.words)] + figures(measure))
      }
    return .table(
      ReportTable(
        "units", Words("分单位用时", "Spans by unit"),
        [.init("单位", "unit", 3), .init("环节", "span", 2)] + Self.columns, rows))
  }

  private static let columns: [ReportTable.Column] = [
    .init("件数", "n", 2), .init("已完成", "done", 2), .init("按时", "on time", 3), .init("中位", "median", 3),
    .init("九成", "P90", 3), .init("最长", "worst", 3),
  ]

  private func figures(_ measure: Measure) -> [Cell] {
    [
      Cell(.number(Int64(measure.n)), under: measure.small ? Words("样本少", "few cases") : nil),
      .number(measure.done), onTime(measure), .length(measure.median), .length(measure.p90),
      .length(measure.worst),
    ]
  }

  /// What has no clock at all has no rate either.
  private func onTime(_ measure: Measure) -> Cell {
    [.see, .flag, .assign].contains(measure.span)
      ? .none : .words(Figures.share(measure.onTime, of: measure.due))
  }

  /// Where the cases came from and how each unit kept its time limits.
  var charts: [Block] {
    guard !evaluation.cases.isEmpty else { return [] }
    return [.heading(1, Words("分布", "Distribution")), .chart(areas), .chart(units)]
  }

  private var areas: Chart {
    let groups = Dictionary(grouping: evaluation.cases, by: \.area).map { area, cases in
      (
        name: area.map { names.area($0) } ?? .unsorted, all: cases.count,
        faulty: cases.count { !$0.standing.isEmpty }
      )
    }.sorted { ($1.all, $0.name.chinese) < ($0.all, $1.name.chinese) }
    return Chart.stacked(
      "by-area", Words("分领域舆情单", "Cases by area"), unit: Words("件", "cases"),
      name: Words("领域", "area"), categories: groups.map(\.name),
      series: [
        (Words("未发现问题", "nothing found"), groups.map { $0.all - $0.faulty }),
        (Words("有问题", "with verdicts"), groups.map(\.faulty)),
      ])
  }

  private var units: Chart {
    let groups = Dictionary(grouping: evaluation.cases.filter { $0.lead.unit != nil }, by: \.lead.unit)
      .map { unit, cases in
        let clocks = cases.flatMap(\.clocks).filter(\.counts)
        return (name: names.unit(unit), all: clocks.count, late: clocks.count(where: \.isLate))
      }.sorted { ($1.all, $0.name.chinese) < ($0.all, $1.name.chinese) }
    return Chart.stacked(
      "by-unit", Words("分承办单位时限", "Clocks by leading unit"), unit: Words("个时限", "clocks"),
      name: Words("单位", "unit"), categories: groups.map(\.name),
      series: [
        (Words("按时", "on time"), groups.map { $0.all - $0.late }),
        (Words("超时", "late"), groups.map(\.late)),
      ])
  }
}
