import Model
package import ResponseLog
package import Text

extension EvaluationTables {
  /// Scores by published weights, of all and of each unit that led; the three rates of the hotline where there were tickets.
  var scores: [Block] {
    let scored = evaluation.scores.filter { $0.score.points != nil }
    let rated = evaluation.rates.filter { $0.share.of > 0 }
    guard !scored.isEmpty || !rated.isEmpty else { return [] }
    return [.heading(1, Words("评分", "Scores"))] + (scored.isEmpty ? [] : [scoreTable(scored), parts])
      + (rated.isEmpty ? [] : [rates(rated)])
  }

  private func name(_ unit: String?) -> Words { unit.map { names.unit($0) } ?? Words("全部", "all") }

  private func scoreTable(_ scored: [GroupScore]) -> Block {
    let rows = scored.map { group in
      ReportTable.Row([
        .words(name(group.unit)), .number(group.n),
        .text(group.score.points.map(Chart.number)), .words(group.score.colour?.words),
      ])
    }
    return .table(
      ReportTable(
        "scores", Words("得分", "Scores"),
        [
          .init("单位", "unit", 4), .init("件数", "n", 2), .init("得分", "points", 2), .init("评价颜色", "colour", 3),
        ], rows))
  }

  /// What the score of all cases is made of.
  private var parts: Block {
    let all = evaluation.scores.first { $0.unit == nil }?.score.parts ?? []
    let rows = all.map { part in
      ReportTable.Row([
        .words(Words(part.indicator.name, part.indicator.id)), .text(Chart.number(part.indicator.weight)),
        .words(Figures.share(part.share.met, of: part.share.of)),
      ])
    }
    return .table(
      ReportTable(
        "score-parts", Words("得分构成", "Parts of the score"),
        [.init("指标", "indicator", 4), .init("权重", "weight", 2), .init("办到／应办", "met / due", 4)], rows))
  }

  private func rates(_ rated: [GroupRate]) -> Block {
    let rows = rated.map { group in
      ReportTable.Row([
        .words(name(group.unit)), .words(Words(group.rate.name, group.rate.id.rawValue)),
        .words(Figures.share(group.share.met, of: group.share.of)),
      ])
    }
    return .table(
      ReportTable(
        "rates", Words("12345 三率", "Rates of the hotline"),
        [.init("单位", "unit", 4), .init("指标", "rate", 3), .init("比率", "share", 4)], rows))
  }

  /// What became of the talk after the answer.
  func effects(_ isShown: (Effect) -> Bool) -> [Block] {
    let observed = evaluation.cases.compactMap { one in one.effect.map { (one, $0) } }
    guard !observed.isEmpty else { return [] }
    let rows = observed.filter { isShown($0.1) }.map { one, effect in
      ReportTable.Row([
        Cell(.cases([one.id])),
        Cell(.number(Int64(effect.peak.items)), under: effect.small ? Words("样本不足", "too few") : nil),
        .second(effect.peak.start), .length(effect.halfLife),
        effect.dayAfterPeak.map { .number($0) } ?? .none,
        effect.reignition.map { Cell(.time(Timestamp(seconds: $0.start)), tone: .bad) } ?? .none,
        change(effect.aroundAnswer),
      ])
    }
    let unseen = evaluation.cases.count - observed.count
    let rest = observed.count - rows.count
    let remark = Words(
      "另有 \(unseen) 件没有观察记录，\(rest) 件样本不足未列出。",
      "\(unseen) cases were not observed, \(rest) with too few items are not listed.")
    let table: [Block] = [
      .table(
        ReportTable(
          "effects", Words("回应效果", "Effect of the answer"),
          [
            .init("舆情单", "case", 4), .init("峰值（6 小时）", "peak in 6 h", 3), .init("峰值时段起", "peak from", 3),
            .init("半衰期", "half-life", 3), .init("24 小时后", "24 h later", 2), .init("复燃", "flared up", 3),
            .init("回应前后负面占比", "negative before, after", 4),
          ], rows))
    ]
    return [.heading(1, Words("回应效果", "Effect of the answer")), .chart(decay(observed))]
      + (rows.isEmpty ? [] : table) + (unseen + rest > 0 ? [.remark(remark)] : [])
  }

  private func change(_ sides: Effect.Comparison?) -> Cell {
    guard let sides else { return .words(Words("未回应", "no answer"), tone: .quiet) }
    guard let change = sides.change else { return .words(Words("样本不足", "too few items"), tone: .quiet) }
    let points = Chart.number(change * 100)
    return .words(Words("\(change > 0 ? "+" : "")\(points) 个百分点", "\(change > 0 ? "+" : "")\(points) points"))
  }

  /// Items by six hours since each case's peak, all cases together.
  private func decay(_ observed: [(CaseEvaluation, Effect)]) -> Chart {
    let windows = 12
    let sums = (0...windows).map { step in
      observed.reduce(0) { sum, one in
        sum + (one.1.windows.first { $0.window == one.1.peak.window + Int64(step) }?.items ?? 0)
      }
    }
    let categories = (0...windows).map { Words("峰后 \($0 * 6) 小时", "peak + \($0 * 6) h") }
    let rows = zip(categories, sums).map { ReportTable.Row([.words($0), .number($1)]) }
    return Chart(
      "decay", .trend, Words("峰值之后的消退", "Decay after the peak"),
      Words(
        "\(observed.count) 件合计，峰值时段 \(sums[0]) 条",
        "\(observed.count) cases together, \(sums[0]) items at their peaks"),
      unit: Words("条／6 小时", "items in 6 h"), categories: categories,
      series: [.init(Words("信息", "items"), sums.map(Double.init))],
      table: ReportTable(
        "decay-table", Words("峰值之后的消退", "Decay after the peak"),
        [.init("时段", "window", 4), .init("信息", "items", 3)], rows))
  }
}

extension CaseEvaluation {
  /// The failures that no ruling has lifted.
  var standing: [Verdict] { verdicts.filter(\.stands) }
}

extension EvaluationColour {
  /// Blue is best.
  package var words: Words {
    switch self {
    case .blue: Words("蓝", rawValue)
    case .yellow: Words("黄", rawValue)
    case .orange: Words("橙", rawValue)
    case .red: Words("红", rawValue)
    }
  }
}
