import Model

/// One run of a clock 时限: when it began, when it was due, when it was met.
package struct ClockRun: Sendable, Hashable {
  package var clock: ClockKind
  /// Whole seconds since the epoch, like all times here.
  package var start: Int64
  /// As far as is known: while the clock stands still this is when it would run out if it went on at the cut.
  package var due: Int64
  /// nil = not met (yet).
  package var met: Int64?
  /// The entry that met it.
  package var metSeq: Int64?
  /// Stretches in which it stood still 中止计时, in order; the last may reach to the cut.
  package var pauses: [Range<Int64>] = []
  /// Since when it stands still; nil = it runs.
  package var pausedSince: Int64?
  /// The row that gives it, at its last grade.
  package var row: ClockSpan

  init(start: Int64, due: Int64, row: ClockSpan) {
    clock = row.clock
    (self.start, self.due, self.row) = (start, due, row)
  }

  /// Seconds for which it has stood still.
  package var pausedSeconds: Int64 { pauses.reduce(0) { $0 + $1.upperBound - $1.lowerBound } }
}
