import Model

/// What the caller said when asked after the matter was over 回访; the last one counts.
package struct Visit: Sendable, Hashable {
  /// nil = not asked, or no answer.
  package let solved: Bool?
  package let satisfied: Bool?
  /// The entry.
  package let seq: Int64

  init(_ entry: LogEntry) {
    (solved, satisfied, seq) = (entry.truth("solved"), entry.truth("satisfied"), entry.seq)
  }
}

extension LogEntry {
  fileprivate func truth(_ name: String) -> Bool? {
    if case .bool(let truth)? = detail[name] { truth } else { nil }
  }
}
