package import Model

/// A failure that the notice of 2018 names, with its evidence.
package struct Verdict: Sendable, Hashable {
  package let verdict: VerdictKind
  /// Row of `verdicts.json5`.
  package let criterion: Criterion
  /// Whose failure it is.
  package let blamed: Holder
  /// How late, where it is about a clock.
  package let seconds: Int64?
  /// Entries of this case that show it, never empty.
  package let seq: [Int64]
  /// Other cases that show it.
  package let other: [String]
  /// Entry of the last appeal 申诉 against it.
  package private(set) var appeal: Int64?
  /// The last ruling 复核 on it.
  package private(set) var ruling: Ruling?

  /// Whether it is the failure of a person or of their unit.
  package func blames(_ person: Person) -> Bool { blamed.person == person.id || blamed.unit == person.unit }

  /// Whether it counts: not lifted 撤销 by the last ruling.
  package var stands: Bool { ruling?.outcome != .lifted }

  /// - Returns: nil where the office does not apply the criterion.
  init?(
    _ criterion: Criterion, _ criteria: VerdictCriteria, _ blamed: Holder, seconds: Int64? = nil,
    _ seq: [Int64], other: [String] = []
  ) {
    guard let row = criteria.row(criterion), !seq.isEmpty else { return nil }
    verdict = row.verdict
    (self.criterion, self.blamed, self.seconds, self.seq) = (criterion, blamed, seconds, seq)
    self.other = other
  }

  /// The same with what was said of it since.
  func heard(_ history: CaseHistory) -> Verdict {
    var verdict = self
    for event in history.events where concerns(event.entry) {
      if event.entry.action == "appeal" { verdict.appeal = event.seq }
      if event.entry.action == "ruling" { verdict.ruling = Ruling(event) ?? verdict.ruling }
    }
    return verdict
  }

  /// Whether an appeal or a ruling is about it.
  package func concerns(_ entry: some Detailed) -> Bool {
    entry.text("criterion") == criterion.rawValue && entry.text("unit") == blamed.unit
      && entry.text("person") == blamed.person
  }

  /// What an appeal or a ruling says of which verdict it is about.
  var detail: [String: JSONValue] {
    [
      "criterion": .string(criterion.rawValue), "unit": JSONValue(blamed.unit),
      "person": JSONValue(blamed.person),
    ]
  }
}

/// What a supervisor or auditor decided about a verdict.
package struct Ruling: Sendable, Hashable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// 维持
    case upheld
    /// 撤销: it stays in the list of its case and counts no more.
    case lifted
  }

  package let outcome: Outcome
  /// The entry.
  package let seq: Int64

  init?(_ event: CaseHistory.Event) {
    guard let outcome = event.entry.text("outcome").flatMap(Outcome.init) else { return nil }
    (self.outcome, seq) = (outcome, event.seq)
  }
}
