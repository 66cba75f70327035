import Model
import ResponseLog
import Text

/// 舆情台账: a line a case with the fields that such lists have (`domain.md` §3.2), as far as log and store know them.
package struct LedgerReport {
  private let cases: [CaseFacts]
  private let frame: ReportFrame

  /// - Parameter cases: those opened in the period, by id.
  package init(_ cases: [CaseFacts], frame: ReportFrame) { (self.cases, self.frame) = (cases, frame) }

  package var report: Report {
    let columns = Self.columns.filter(\.isPrinted)
    let rows = cases.map { one in ReportTable.Row(columns.map { $0.cell(one, frame) }, caseID: one.file.id) }
    let blocks: [Block] = [
      cases.isEmpty
        ? .paragraph("本期没有舆情单。")
        : .table(ReportTable("cases", Words("舆情台账", "Ledger"), columns.map(\.head), rows)),
      .remark(frame.counted),
    ]
    return Report(
      Document(
        title: Words("\(frame.names.office)舆情台账", "Ledger"), covers: frame.period,
        style: .wide(office: frame.maker, day: frame.day), blocks: blocks, provenance: frame.provenance),
      figures: ["cases": .array(cases.map { CaseWords($0, frame).figures }.map(JSONValue.object))],
      lists: [list])
  }

  /// Every field; of a demonstration each line says so itself, for lines are copied elsewhere.
  private var list: ReportTable {
    let isSimulated = frame.provenance.isSimulated
    let mark = isSimulated ? [ReportTable.Column("数据", "data", 2)] : []
    let rows = cases.map { one in
      ReportTable.Row(Self.columns.map { $0.cell(one, frame) } + (isSimulated ? [.text("演示数据")] : []))
    }
    var table = ReportTable("ledger", Words("舆情台账", "Ledger"), Self.columns.map(\.head) + mark, rows)
    table.isMarked = isSimulated
    return table
  }

  /// A field of the ledger.
  private struct Column: Sendable {
    var head: ReportTable.Column
    /// Whether there is room for it on paper.
    var isPrinted = false
    var cell: @Sendable (CaseFacts, ReportFrame) -> Cell

    init(
      _ chinese: String, _ english: String, _ weight: Int, printed: Bool = false,
      _ cell: @escaping @Sendable (CaseFacts, ReportFrame) -> Cell
    ) {
      (head, isPrinted, self.cell) = (.init(chinese, english, weight), printed, cell)
    }
  }

  private static func time(_ milestone: Milestone) -> @Sendable (CaseFacts, ReportFrame) -> Cell {
    { one, _ in .second(one.result.milestones[milestone]) }
  }

  private static let columns: [Column] = [
    Column("编号", "case", 3, printed: true) { one, _ in .text(one.file.id) },
    Column("发现时间", "found", 3, printed: true) { one, _ in .time(one.file.collected ?? one.file.opened) },
    Column("发现方式", "found by", 2) { one, _ in .words(one.discovery) },
    Column("来源", "source", 3, printed: true) { one, _ in .text(one.items.first?.source) },
    Column("标题", "title", 6, printed: true) { one, _ in .text(one.title) },
    Column("链接", "link", 5) { one, _ in one.items.compactMap(\.url).first.map { Cell(.address($0)) } ?? .none
    },
    Column("首发时间", "published", 3, time(.published)),
    Column("涉事地", "place", 2) { one, frame in .words(one.result.place.map { frame.names.place($0) }) },
    Column("领域", "area", 2, printed: true) { one, frame in
      .words(one.result.area.map { frame.names.area($0) } ?? .unsorted)
    },
    Column("信息数", "items", 2) { one, _ in .number(one.items.count) },
    Column("负面数", "negative", 2) { one, _ in .number(one.items.count(where: \.isNegative)) },
    Column("媒体层级", "tiers", 2) { one, _ in .text(one.tiers) },
    Column("类型", "kind", 3) { one, _ in .words(one.file.kind.map { Codes.words($0) }) },
    Column("等级", "grade", 2, printed: true) { one, frame in .words(frame.names.grade(one.result.grade)) },
    Column("牵头单位", "lead", 3, printed: true) { one, frame in
      .words(one.result.lead.unit.map { frame.names.unit($0) })
    },
    Column("经办人", "person", 2) { one, frame in .words(one.result.lead.person.map { frame.names.person($0) })
    },
    Column("协助单位", "helpers", 3) { one, frame in
      one.file.helpers.isEmpty ? .none : Cell(.list(one.file.helpers.map { frame.names.unit($0) }))
    },
    Column("交办时间", "assigned", 3, time(.assigned)),
    Column("签收时间", "acknowledged", 3, time(.acknowledged)),
    Column("回应时间", "answered", 3, printed: true, time(.answered)),
    Column("回应渠道", "channels", 3) { one, _ in
      one.result.channels.isEmpty ? .none : Cell(.list(one.result.channels.map { Codes.words($0) }))
    },
    Column("回应链接", "answer", 4) { one, _ in
      one.answer.flatMap { one.texts[$0.seq]?["link"] }.map { Cell(.address($0)) } ?? .none
    },
    Column("办结时间", "closed", 3, printed: true, time(.closed)),
    Column("处置结果", "outcome", 3, printed: true) { one, _ in
      .words(one.entries.last { $0.move == .close }?.text("outcome").map { Codes.words($0) })
    },
    Column("评估结论", "evaluation", 4, printed: true) { one, frame in one.conclusion(frame) },
    Column("状态", "state", 2, printed: true) { one, _ in .words(one.file.state.words) },
  ]
}

extension CaseFacts {
  /// How it came to the office.
  fileprivate var discovery: Words {
    if file.isImported { return .imported }
    return entries.first?.actor == "system" ? Words("系统发现", "by the system") : Words("人工登记", "by hand")
  }

  fileprivate var tiers: String? {
    let tiers = MediaTier.allCases.filter { tier in items.contains { $0.tier == tier } }
    return tiers.isEmpty ? nil : tiers.map(\.words.chinese).joined(separator: "、")
  }

  /// The failures by name, each once.
  fileprivate func conclusion(_ frame: ReportFrame) -> Cell {
    let kinds = VerdictKind.allCases.filter { kind in result.standing.contains { $0.verdict == kind } }
    return kinds.isEmpty ? .words(Words("未发现问题", "nothing found")) : Cell(.list(kinds.map(\.words)))
  }
}
