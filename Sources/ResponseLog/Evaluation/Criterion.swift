/// A fact of the log that earns a verdict: the id of a row of `verdicts.json5`.
package struct Criterion: Sendable, Hashable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// The criterion of a clock that was missed.
  package init(missed clock: ClockKind) { rawValue = clock.rawValue + "-late" }

  /// Whether it is about a clock.
  package var isOfClock: Bool { rawValue.hasSuffix("-late") }

  /// Taken up again after it was over.
  package static let reopened = Criterion(rawValue: "reopened")
  /// Sent back too often.
  package static let reworked = Criterion(rawValue: "reworked")
  /// The talk flared up again after the answer 舆情复燃.
  package static let reignited = Criterion(rawValue: "reignited")
  /// The same matter at the same place soon after the closing 同类再发.
  package static let recurred = Criterion(rawValue: "recurred")
  /// Published without cause, solution or constraints.
  package static let partMissing = Criterion(rawValue: "part-missing")
  /// Given a lower grade without a reason.
  package static let downgraded = Criterion(rawValue: "downgraded")

  /// Those that need no `codes`.
  package static let known =
    ClockKind.allCases.map(Criterion.init(missed:)) + [
      .reopened, .reworked, .reignited, .recurred, .partMissing, .downgraded,
    ]
}
