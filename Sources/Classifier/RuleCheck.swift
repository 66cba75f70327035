/// Runs the rules' own examples: what `keywords check` prints.
package enum RuleCheck {
  /// A rule whose examples do not hold, or that has none.
  package struct Finding: Sendable, Hashable, CustomStringConvertible {
    package var rule: String
    package var example: String?
    package var problem: String

    package var description: String {
      example.map { "\(rule): \(problem): \"\($0)\"" } ?? "\(rule): \(problem)"
    }
  }

  /// Every example that does not do what its rule says, in order of rule.
  package static func findings(_ classifier: Classifier) -> [Finding] {
    classifier.book.rules.flatMap { rule in
      var findings: [Finding] = []
      if rule.matches.isEmpty {
        findings.append(Finding(rule: rule.id, example: nil, problem: "has no matching example"))
      }
      if rule.misses.isEmpty {
        findings.append(Finding(rule: rule.id, example: nil, problem: "has no counter-example"))
      }
      for text in rule.matches where !fires(rule, text, classifier) {
        findings.append(Finding(rule: rule.id, example: text, problem: "should fire and does not"))
      }
      for text in rule.misses where fires(rule, text, classifier) {
        findings.append(Finding(rule: rule.id, example: text, problem: "should not fire and does"))
      }
      return findings
    }
  }

  private static func fires(_ rule: Rule, _ text: String, _ classifier: Classifier) -> Bool {
    classifier.firingRules(title: "", text: text).contains(rule.id)
  }
}
