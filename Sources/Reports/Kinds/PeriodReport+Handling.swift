package import Model
import ResponseLog
package import Text

extension PeriodReport {
  private var openCases: [PeriodFacts.Case] {
    facts.cases.filter(\.file.state.isOpen).sorted {
      (CaseTables.next($0.result)?.run.due ?? .max, $0.file.id) < (
        CaseTables.next($1.result)?.run.due ?? .max, $1.file.id
      )
    }
  }

  var handling: [Block] {
    let heading = Block.heading(1, Words("处置进展", "Handling"))
    let rows = openCases.map { one in
      let next = CaseTables.next(one.result)
      return ReportTable.Row(
        [
          Cell(.cases([one.file.id]), under: one.file.isImported ? .imported : nil), .text(one.title),
          .words(frame.names.grade(one.file.grade)), .words(one.file.state.words),
          .words(frame.names.holder(one.file.holder)), .words(next?.run.clock.words),
          .second(next?.run.due), next.map { CaseTables.result($0) } ?? .none,
        ], caseID: one.file.id)
    }
    guard !rows.isEmpty else { return [heading, .paragraph("期末没有在办的舆情单。")] }
    return [
      heading,
      .table(
        ReportTable(
          "cases", Words("在办舆情单（近期到期在前）", "Open cases, nearest due first"),
          [
            .init("编号", "case", 4), .init("标题", "title", 6), .init("等级", "grade", 2), .init("状态", "state", 3),
            .init("持有", "held by", 4), .init("时限", "clock", 2), .init("到期", "due", 4),
            .init("结果", "result", 3),
          ], rows)),
    ]
  }

  var warnings: [Block] {
    guard !facts.warnings.isEmpty else { return [] }
    let rows = facts.warnings.map { warning in
      ReportTable.Row([
        .time(warning.at), .words(warning.level.words), .text(warning.title), .number(warning.items),
        warning.caseID.map { Cell(.cases([$0])) } ?? .none,
      ])
    }
    return [
      .heading(1, Words("预警", "Warnings")),
      .table(
        ReportTable(
          "warnings", Words("预警", "Warnings"),
          [
            .init("时间", "at", 4), .init("颜色", "colour", 2), .init("话题", "topic", 7), .init("信息", "items", 2),
            .init("舆情单", "case", 3),
          ], rows)),
    ]
  }

  var advice: [Block] {
    [
      .heading(1, Words("研判与建议", "Advice")), frame.prose("advice", Words("研判与建议", "Advice")),
    ]
  }

  /// What limits the figures, and by which seal the log can be told.
  var quality: [Block] {
    let unsorted = facts.collected.filter { $0.isFlagged && $0.area == nil }.reduce(0) { $0 + $1.items }
    let seal =
      facts.seal.map { Words("当日封存：\($0)", "the day's seal: \($0)") }
      ?? Words("当日日志尚未封存。", "not sealed on this day")
    return [
      .heading(1, Words("数据说明", "About the data")),
      .remark(Words("标记信息中待分类 \(unsorted) 条。", "flagged and unsorted: \(unsorted)")), .remark(seal),
    ]
  }

  var figures: [String: JSONValue] {
    func total(_ counts: [PeriodFacts.Count]) -> JSONValue { JSONValue(counts.reduce(0) { $0 + $1.items }) }
    let flagged = facts.collected.filter(\.isFlagged)
    let areas = Dictionary(grouping: flagged) { $0.area ?? "unsorted" }
    let moves = Dictionary(grouping: facts.entries.compactMap(\.move), by: \.rawValue)
    return [
      "items": total(facts.collected), "items_before": total(facts.before), "flagged": total(flagged),
      "counted_at": JSONValue(frame.provenance.cut),
      "areas": .object(areas.mapValues(total)), "moves": .object(moves.mapValues { JSONValue($0.count) }),
      "open": JSONValue(openCases.count), "warnings": JSONValue(facts.warnings.count),
      "seal": JSONValue(facts.seal),
      "cases": .array(
        openCases.map { one in
          let next = CaseTables.next(one.result)
          return .object([
            "case": .string(one.file.id), "title": .string(one.title),
            "state": .string(one.file.state.rawValue),
            "unit": JSONValue(one.file.holder.unit), "person": JSONValue(one.file.holder.person),
            "clock": JSONValue(next?.run.clock.rawValue),
            "due": JSONValue(next.map { Timestamp(seconds: $0.run.due) }),
            "late": .bool(next?.isLate ?? false),
          ])
        }),
    ]
  }
}

extension Warning.Level {
  /// The statutory colours 红橙黄蓝.
  package var words: Words {
    switch self {
    case .blue: Words("蓝色", rawValue)
    case .yellow: Words("黄色", rawValue)
    case .orange: Words("橙色", rawValue)
    case .red: Words("红色", rawValue)
    }
  }
}

extension CivilDate {
  /// The day of the year, from 1.
  var ordinal: Int { daysSinceEpoch - CivilDate(year: year, month: 1, day: 1).daysSinceEpoch + 1 }
}
