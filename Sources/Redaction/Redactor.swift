import Text

/// What a redaction is for.
package enum RedactionForm: String, Sendable, CaseIterable {
  /// For those who handle a case: masked, so that a person who knows the matter recognises it.
  case `internal`
  /// For everybody: nothing leads back.
  case `public`
}

/// A text without its personal data, and what was taken out.
package struct Redaction: Sendable, Hashable {
  package var text: String
  /// In order; ranges are those of the text as given.
  package var findings: [PrivateFinding]
  /// What a second scan of the redacted text still finds for certain; publishing it is refused.
  package var residue: [PrivateFinding]
  /// Whether a certain child is spoken of (未成年人保护法 第一百零三条: no name, home or school).
  package var aboutChild: Bool
}

/// Finds personal data and masks it (个人信息保护法, 政府信息公开条例 第十五条; masks after court practice).
package struct Redactor: Sendable {
  private let rules: RedactionRules

  package init(_ rules: RedactionRules) {
    self.rules = rules
  }

  /// Every stretch of personal data, in order, none overlapping another.
  package func findings(_ text: String) -> [PrivateFinding] {
    scan(Letters(text), of: text)
  }

  /// The text in one of its two forms.
  package func redact(_ text: String, as form: RedactionForm) -> Redaction {
    let letters = Letters(text)
    let found = scan(letters, of: text)
    var masks = Masks(form: form)
    var (result, place) = (String.UnicodeScalarView(), 0)
    let scalars = Array(text.unicodeScalars)
    for finding in found {
      result.append(contentsOf: scalars[place..<finding.range.lowerBound])
      result.append(contentsOf: masks.mask(finding).unicodeScalars)
      place = finding.range.upperBound
    }
    result.append(contentsOf: scalars[place...])
    let redacted = String(result)
    return Redaction(
      text: redacted, findings: found,
      residue: form == .public ? findings(redacted).filter { $0.certainty == .high } : [],
      aboutChild: ChildScan(letters: letters, rules: rules).isAboutChild)
  }

  private func scan(_ letters: Letters, of text: String) -> [PrivateFinding] {
    let candidates =
      NumberScan(letters: letters, rules: rules).findings()
      + CodeScan(letters: letters, rules: rules).findings()
      + NameScan(letters: letters, rules: rules).findings()
      + AddressScan(letters: letters, rules: rules).findings()
      + ChildScan(letters: letters, rules: rules).findings()
    let scalars = Array(text.unicodeScalars)
    return Self.settled(candidates).map { candidate in
      let range = letters.folded.originalRange(candidate.range)
      return PrivateFinding(
        kind: candidate.kind, range: range, text: String(String.UnicodeScalarView(scalars[range])),
        certainty: candidate.certainty, reason: candidate.reason)
    }
  }

  /// Of those that overlap the surer, then the longer, then the first.
  private static func settled(_ candidates: [Candidate]) -> [Candidate] {
    let ranked = Set(candidates).sorted {
      ($1.certainty.rawValue, $1.range.count, $0.range.lowerBound, $0.kind.rawValue)
        < ($0.certainty.rawValue, $0.range.count, $1.range.lowerBound, $1.kind.rawValue)
    }
    var kept: [Candidate] = []
    for candidate in ranked where !kept.contains(where: { $0.range.overlaps(candidate.range) }) {
      kept.append(candidate)
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
