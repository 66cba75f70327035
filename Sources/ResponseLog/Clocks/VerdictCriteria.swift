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

/// What counts as which failure: `verdicts.json5`. A criterion without a row is not applied.
package struct VerdictCriteria: Sendable {
  package struct Row: Sendable, Hashable {
    package var id: Criterion
    package var verdict: VerdictKind
    /// What an official calls it.
    package var name: String
    /// When it is met, in words for the report.
    package var condition: String
    /// The condition in English; nil = the file says it in Chinese only.
    package var english: String?
    /// Findings about an answer (`Keywords/answers/checks.json5`) that meet it once the answer is published.
    package var codes: [String]
    package var basis: Basis
  }

  package let rows: [Row]
  /// Sendings-back of one case from which on its handling counts as ineffective.
  package let reworkedTimes: Int
  /// Days after a closing within which the same matter at the same place is a recurrence.
  package let recurrenceDays: Int
  package let effect: EffectRules

  /// Reads `verdicts.json5`.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["reworkedTimes", "recurrenceDays", "effect", "criteria"])
    reworkedTimes = try fields.whole("reworkedTimes", in: 1...100)
    recurrenceDays = try fields.whole("recurrenceDays", in: 1...3650, default: 30)
    effect = try fields.object("effect").map(EffectRules.init) ?? EffectRules()
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
    try fields.allow(Basis.members.union(["id", "verdict", "name", "condition", "english", "codes"]))
    id = Criterion(rawValue: try fields.string("id"))
    codes = try fields.strings("codes")
    if !codes.isEmpty, Criterion.known.contains(id), id != .partMissing {
      throw fields.error("codes", "mean nothing here: \(id.rawValue) is about no finding")
    }
    guard !codes.isEmpty || Criterion.known.contains(id) else {
      let known = Criterion.known.map(\.rawValue).joined(separator: ", ")
      throw fields.error("id", "\"\(id.rawValue)\" is none of \(known), and no \"codes\" say what meets it")
    }
    verdict = try fields.choice("verdict")
    name = try fields.string("name")
    condition = try fields.string("condition")
    english = fields.has("english") ? try fields.string("english") : nil
    basis = try Basis(fields)
  }
}
