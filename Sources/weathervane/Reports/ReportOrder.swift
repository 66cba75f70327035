import Model
import Reports

/// A report that is asked for.
struct ReportOrder: Sendable {
  var kind: ReportKind
  /// First and last day; of a case's own reports the day of its opening and that of the cut.
  var from: CivilDate
  var to: CivilDate
  /// Nothing later counts.
  var now: Timestamp
  var caseID: String?
  /// By name: `issue`.
  var options: [String: String] = [:]
  /// What a person wrote, by field, as it was written.
  var notes: [String: String] = [:]

  /// The last second that counts: the earlier of now and the end of the last day.
  var cut: Timestamp { Timestamp(seconds: min(now.seconds, to.end.seconds)) }
}

extension CivilDate {
  /// The day's first moment in China.
  var beginning: Timestamp { Timestamp(seconds: Int64(daysSinceEpoch) * 86400 - chinaOffset) }

  /// The day's last moment in China.
  var end: Timestamp { Timestamp(milliseconds: beginning.milliseconds + 86_400_000 - 1) }
}
