/// What the caller said when asked after the matter was over 回访; the last one counts.
package struct Visit: Sendable, Hashable {
  /// nil = not asked, or no answer.
  package let solved: Bool?
  package let satisfied: Bool?
  /// The entry.
  package let seq: Int64

  init(_ event: CaseHistory.Event) {
    (solved, satisfied) = (event.entry.truth("solved"), event.entry.truth("satisfied"))
    seq = event.seq
  }
}
