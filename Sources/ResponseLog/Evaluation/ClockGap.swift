extension ClockLedger {
  /// A clock that cannot be computed.
  package struct Gap: Sendable, CustomStringConvertible {
    package var clock: ClockKind
    package var gap: CalendarGap

    package var description: String { "the \(clock.rawValue) clock cannot be computed: \(gap)" }
  }
}
