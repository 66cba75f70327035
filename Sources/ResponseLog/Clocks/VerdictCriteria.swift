package import Model

/// The three failures that the township notice of 2018 names.
package enum VerdictKind: String, Sendable, CaseIterable {
  /// 报告不及时
  case lateReporting = "late-reporting"
  /// 回应不妥当
  case improperResponse = "improper-response"
  /// 处置不得力
  case ineffectiveHandling = "ineffective-handling"

  /// The notice's own words.
  package var name: String {
    switch self {
    case .lateReporting: "报告不及时"
    case .improperResponse: "回应不妥当"
    case .ineffectiveHandling: "处置不得力"
    }
  }
}

/// A fact of the log that earns a verdict; the raw value is the row's id in `verdicts.json5`.
package enum Criterion: String, Sendable, CaseIterable {
  case judgeLate = "judge-late"
  case reportUpLate = "report-up-late"
  case reportFollowLate = "report-follow-late"
  case reportFinalLate = "report-final-late"
  case acknowledgeLate = "acknowledge-late"
  case answerLate = "answer-late"
  case clarifyLate = "clarify-late"
  case pressConferenceLate = "press-conference-late"
  case closeLate = "close-late"
  case reopened
  case reworked

  /// The criterion of a clock that was missed.
  package init(missed clock: ClockKind) {
    self =
      switch clock {
      case .judge: .judgeLate
      case .reportUp: .reportUpLate
      case .acknowledge: .acknowledgeLate
      case .answer: .answerLate
      case .clarify: .clarifyLate
      case .pressConference: .pressConferenceLate
      case .close: .closeLate
      case .reportFollow: .reportFollowLate
      case .reportFinal: .reportFinalLate
      }
  }
}

/// What counts as which failure: `verdicts.json5`. A criterion without a row is not applied.
package struct VerdictCriteria: Sendable {
  package struct Row: Sendable, Hashable {
    package var id: Criterion
    package var verdict: VerdictKind
    /// What an official calls it.
    package var name: String
    /// When it is met, in words for the report.
    package var condition: String
    package var basis: Basis
  }

  package let rows: [Row]
  /// Sendings-back of one case from which on its handling counts as ineffective.
  package let reworkedTimes: Int

  /// Reads `verdicts.json5`.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["reworkedTimes", "criteria"])
    reworkedTimes = try fields.whole("reworkedTimes", in: 1...100)
    var rows: [Row] = []
    for entry in try fields.objects("criteria") {
      let row = try Row(entry)
      if rows.contains(where: { $0.id == row.id }) { throw entry.error("id", "stands twice") }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw fields.error("criteria", "holds no criterion; give at least one") }
    self.rows = rows
  }

  /// The row of a criterion; nil = the office does not apply it.
  package func row(_ criterion: Criterion) -> Row? {
    rows.first { $0.id == criterion }
  }
}

extension VerdictCriteria.Row {
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(Basis.members.union(["id", "verdict", "name", "condition"]))
    id = try fields.choice("id")
    verdict = try fields.choice("verdict")
    name = try fields.string("name")
    condition = try fields.string("condition")
    basis = try Basis(fields)
  }
}

extension DataFields {
  /// A whole number in a range.
  fileprivate func whole(_ name: String, in range: ClosedRange<Int>) throws(DataFileError) -> Int {
    guard case .integer(let value)? = raw(name), range.contains(Int(value)) else {
      throw error(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return Int(value)
  }
}
