import Model
package import ResponseLog

/// An evaluation as a table that any spreadsheet opens: a line a case, then a line a verdict, then a line a notice.
package struct EvaluationCSV {
  private let evaluation: Evaluation

  package init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
  }

  /// UTF-8 with a byte order mark, so that spreadsheets read the Chinese right; lines end in CR LF (RFC 4180).
  package var text: String {
    let mark = evaluation.simulated ? [[["演示数据", "simulated"]]] : []
    let sections = (mark + [cases, clocks, verdicts, notices]).map { rows in
      rows.map { $0.map(CSVText.cell).joined(separator: ",") }.joined(separator: "\r\n")
    }
    return "\u{FEFF}" + sections.joined(separator: "\r\n\r\n") + "\r\n"
  }

  private var cases: [[String]] {
    let head = ["case", "area", "grade", "place", "unit", "person"] + Milestone.allCases.map(\.rawValue)
    return [head + ["returned", "reworked", "reopened", "imported"]]
      + evaluation.cases.map { one in
        [one.id, one.area, one.grade?.rawValue, one.place, one.lead.unit, one.lead.person].map { $0 ?? "" }
          + Milestone.allCases.map { Self.time(one.milestones[$0]) }
          + [one.returned, one.reworked, one.reopened].map(String.init)
          + [one.isImported ? "yes" : "no"]
      }
  }

  private var clocks: [[String]] {
    [["case", "clock", "start", "due", "met", "late_seconds"]]
      + evaluation.cases.flatMap { one in
        one.clocks.map { clock in
          [
            one.id, clock.run.clock.rawValue, Self.time(clock.run.start), Self.time(clock.run.due),
            Self.time(clock.run.met), String(clock.lateSeconds),
          ]
        }
      }
  }

  private var verdicts: [[String]] {
    [["case", "verdict", "criterion", "unit", "person", "seconds", "entries"]]
      + evaluation.cases.flatMap { one in
        one.verdicts.map { verdict in
          [
            one.id, verdict.verdict.rawValue, verdict.criterion.rawValue, verdict.blamed.unit ?? "",
            verdict.blamed.person ?? "", verdict.seconds.map(String.init) ?? "", Self.list(verdict.seq),
          ]
        }
      }
  }

  private var notices: [[String]] {
    [["notice_unit", "person", "verdict", "cases", "entries"]]
      + evaluation.notices.map { notice in
        [
          notice.blamed.unit ?? "", notice.blamed.person ?? "", notice.verdict.rawValue,
          notice.cases.joined(separator: " "), Self.list(notice.seq),
        ]
      }
  }

  private static func list(_ numbers: [Int64]) -> String { numbers.map(String.init).joined(separator: " ") }

  private static func time(_ second: Int64?) -> String { second.map { Timestamp(seconds: $0).rfc3339 } ?? "" }
}
