/// A line of the notice of criticism 通报: one failure of one holder, over all cases.
package struct Notice: Sendable, Hashable {
  package var blamed: Holder
  package var verdict: VerdictKind
  package var cases: [String]
  /// Entries that show it, over all cases, ascending.
  package var seq: [Int64]
}

/// The notices of a period, taken in case by case.
struct NoticeBoard {
  private struct Key: Hashable {
    var blamed: Holder
    var verdict: VerdictKind
  }

  private var found: [Key: (cases: [String], seq: Set<Int64>)] = [:]

  /// Verdicts that were lifted are not noticed.
  mutating func add(_ one: CaseEvaluation) {
    for verdict in one.verdicts where verdict.stands {
      let key = Key(blamed: verdict.blamed, verdict: verdict.verdict)
      if found[key]?.cases.last != one.id { found[key, default: ([], [])].cases.append(one.id) }
      found[key]?.seq.formUnion(verdict.seq)
    }
  }

  var notices: [Notice] {
    found.map { key, value in
      Notice(blamed: key.blamed, verdict: key.verdict, cases: value.cases, seq: value.seq.sorted())
    }.sorted {
      ($0.blamed.unit ?? "", $0.blamed.person ?? "", $0.verdict.rawValue)
        < ($1.blamed.unit ?? "", $1.blamed.person ?? "", $1.verdict.rawValue)
    }
  }
}
