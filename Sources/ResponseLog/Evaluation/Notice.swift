/// A line of the notice of criticism 通报: one failure of one holder, over all cases.
package struct Notice: Sendable, Hashable {
  package var blamed: Holder
  package var verdict: VerdictKind
  package var cases: [String]
  /// Entries that show it, over all cases, ascending.
  package var seq: [Int64]

  static func all(_ cases: [CaseEvaluation]) -> [Notice] {
    var notices: [Notice] = []
    for one in cases {
      for verdict in one.verdicts where verdict.stands {
        let known = notices.firstIndex { $0.blamed == verdict.blamed && $0.verdict == verdict.verdict }
        let index = known ?? notices.count
        if known == nil {
          notices.append(Notice(blamed: verdict.blamed, verdict: verdict.verdict, cases: [], seq: []))
        }
        if !notices[index].cases.contains(one.id) { notices[index].cases.append(one.id) }
        notices[index].seq = Set(notices[index].seq + verdict.seq).sorted()
      }
    }
    return notices.sorted {
      ($0.blamed.unit ?? "", $0.blamed.person ?? "", $0.verdict.rawValue)
        < ($1.blamed.unit ?? "", $1.blamed.person ?? "", $1.verdict.rawValue)
    }
  }
}
