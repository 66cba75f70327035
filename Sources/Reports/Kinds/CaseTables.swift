import Model
import ResponseLog
import Text

/// Rows about cases that several reports show.
struct CaseTables {
  private let names: EvaluationNames

  init(_ names: EvaluationNames) { self.names = names }

  static let clockColumns: [ReportTable.Column] = [
    .init("时限", "clock", 2), .init("起算", "start", 3), .init("到期", "due", 3), .init("完成", "met", 3),
    .init("结果", "result", 3), .init("期间由谁持有", "held by", 5),
  ]

  /// A clock with who held the case while it ran.
  func row(_ clock: ClockEvaluation, of id: String?) -> ReportTable.Row {
    let held = clock.heldBy.map { span in
      names.holder(span.holder) + Words(verbatim: " ") + Figures.length(span.to - span.from)
    }
    return ReportTable.Row(
      (id.map { [Cell(.cases([$0]))] } ?? []) + [
        .words(clock.run.clock.words), .second(clock.run.start), .second(clock.run.due),
        .second(clock.run.met), Self.result(clock), held.isEmpty ? .none : Cell(.list(held)),
      ])
  }

  static func result(_ clock: ClockEvaluation) -> Cell {
    if !clock.counts { return .words(Words("未到期", "not due yet"), tone: .running) }
    if !clock.isLate { return .words(Words("按时", "on time"), tone: .good) }
    let word = clock.run.met == nil ? Words("未办，已超", "not done, late by") : Words("迟", "late by")
    return .words(word + Words(verbatim: " ") + Figures.length(clock.lateSeconds), tone: .bad)
  }

  /// The clock that runs out next, or ran out first and is not met.
  static func next(_ one: CaseEvaluation) -> ClockEvaluation? {
    one.clocks.filter { $0.run.met == nil }.min { $0.run.due < $1.run.due }
  }
}
