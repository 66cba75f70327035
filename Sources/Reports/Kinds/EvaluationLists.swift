import Model
import ResponseLog
import Text

/// An evaluation as tables for machines, ids and codes as the log has them: a line a case, then a line a clock, a line a
/// verdict, a line a notice.
struct EvaluationLists {
  private let evaluation: Evaluation

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  var tables: [ReportTable] { [cases, clocks, verdicts, notices] }

  private func table(_ id: String, _ title: Words, _ heads: [String], _ rows: [[Cell]]) -> ReportTable {
    ReportTable(id, title, heads.map { .init($0, $0) }, rows.map { .init($0) })
  }

  private var cases: ReportTable {
    let head = ["case", "area", "grade", "place", "unit", "person"] + Milestone.allCases.map(\.rawValue)
    let rows = evaluation.cases.map { one in
      [one.id, one.area, one.grade?.rawValue, one.place, one.lead.unit, one.lead.person].map { Cell.text($0) }
        + Milestone.allCases.map { .second(one.milestones[$0]) }
        + [one.returned, one.reworked, one.reopened].map { .number($0) }
        + [.text(one.isImported ? "yes" : "no")]
    }
    return table(
      "cases", Words("舆情单", "cases"), head + ["returned", "reworked", "reopened", "imported"], rows)
  }

  private var clocks: ReportTable {
    let rows = evaluation.cases.flatMap { one in
      one.clocks.map { clock -> [Cell] in
        [
          .text(one.id), .text(clock.run.clock.rawValue), .second(clock.run.start), .second(clock.run.due),
          .second(clock.run.met), .number(clock.lateSeconds),
        ]
      }
    }
    return table(
      "clocks", Words("时限", "clocks"), ["case", "clock", "start", "due", "met", "late_seconds"], rows)
  }

  private var verdicts: ReportTable {
    let rows = evaluation.cases.flatMap { one in
      one.verdicts.map { verdict -> [Cell] in
        [
          .text(one.id), .text(verdict.verdict.rawValue), .text(verdict.criterion.rawValue),
          .text(verdict.blamed.unit), .text(verdict.blamed.person),
          verdict.seconds.map { .number($0) } ?? .none,
          Cell(.entries(verdict.seq.map { .init(seq: $0, caseID: one.id) })),
        ]
      }
    }
    return table(
      "verdicts", Words("问题清单", "verdicts"),
      ["case", "verdict", "criterion", "unit", "person", "seconds", "entries"], rows)
  }

  private var notices: ReportTable {
    let rows = evaluation.notices.map { notice -> [Cell] in
      [
        .text(notice.blamed.unit), .text(notice.blamed.person), .text(notice.verdict.rawValue),
        Cell(.cases(notice.cases)), Cell(.entries(notice.seq.map { .init(seq: $0, caseID: nil) })),
      ]
    }
    return table(
      "notices", Words("通报", "notices"), ["notice_unit", "person", "verdict", "cases", "entries"], rows)
  }
}
