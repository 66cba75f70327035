// What shows only when the rules are run.
extension RuleLint {
  /// Rules without examples, with examples that are silent, or with another rule's examples.
  static func examples(_ classifier: Classifier) -> [Finding] {
    var (findings, owners): ([Finding], [String: String]) = ([], [:])
    for rule in classifier.book.rules {
      func finding(_ kind: Kind, _ field: String, _ text: String?, _ problem: String, _ fix: String) {
        findings.append(
          Finding(
            kind: kind, file: file(rule), rule: rule.id, field: field, text: text, problem: problem, fix: fix)
        )
      }
      if rule.matches.isEmpty {
        finding(.noExamples, "matches", nil, "is empty", "give a text that must fire the rule")
      }
      if rule.misses.isEmpty {
        finding(.noExamples, "misses", nil, "is empty", "give a text that must not fire it")
      }
      let firing = rule.matches.contains { classifier.firingRules(title: "", text: $0).contains(rule.id) }
      if !rule.matches.isEmpty, !firing {
        finding(.silent, "matches", nil, "fires on none of its own examples", "put words or examples right")
      }
      for text in rule.matches {
        if let owner = owners[text] {
          let whose = owner == rule.id ? "twice here" : "in \(owner) as well"
          finding(
            .repeatedExample, "matches", text, "is an example \(whose)",
            "write one that shows what this rule adds")
        }
        owners[text] = owners[text] ?? rule.id
      }
    }
    return findings
  }
}
