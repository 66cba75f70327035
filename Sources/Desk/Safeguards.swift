package import Redaction
package import ResponseLog

/// What a draft is held against before people read it.
package struct Safeguards: Sendable {
  private let redactor: Redactor
  private let check: AnswerCheck

  package init(_ redactor: Redactor, _ check: AnswerCheck) {
    (self.redactor, self.check) = (redactor, check)
  }

  /// What is to be minded about an answer. Personal data is named by kind and place, never repeated.
  func findings(_ answer: Answer, after earlier: [String]) -> [AnswerFinding] {
    check.findings(answer, after: earlier)
      + personalData(answer).map { kind, place, finding in
        AnswerFinding(
          code: "personal-data",
          text: "\(Self.words(kind, place, finding))\(finding.certainty == .high ? "" : ", perhaps"); "
            + "respond --redact takes it out")
      }
  }

  /// That certain personal data was published: of history, which is entered as it was.
  static let published = AnswerFinding(code: "privacy-residue", text: "it was published with personal data")

  /// What is to be minded about an answer that was published before the log began.
  package func findings(published answer: Answer) -> [AnswerFinding] {
    findings(answer, after: []) + (residue(answer) == nil ? [] : [Self.published])
  }

  /// Why an answer may not go out: certain personal data in any of its words; nil if there is none. A land line is only
  /// minded: answers end with the office's own, and digits do not tell whose they are.
  func residue(_ answer: Answer) -> Refusal? {
    let certain = personalData(answer).filter {
      $0.finding.certainty == .high && $0.finding.kind != .landline
    }
    guard !certain.isEmpty else { return nil }
    return .residue(
      kinds: Set(certain.map(\.finding.kind.rawValue)).sorted(),
      places: certain.map { Self.words($0.kind, $0.place, $0.finding) })
  }

  private func personalData(_ answer: Answer) -> [(kind: String, place: Int, finding: PrivateFinding)] {
    answer.everything.flatMap { kind, text in
      redactor.findings(text).map { (kind, $0.range.lowerBound, $0) }
    }
  }

  private static func words(_ kind: String, _ place: Int, _ finding: PrivateFinding) -> String {
    "\(finding.kind.rawValue) at character \(place) of the \(kind)"
  }
}
