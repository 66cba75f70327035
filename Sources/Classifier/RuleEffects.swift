import Model

/// What each rule does over a body of texts: how often it fires, and whether a judgement would be another without it.
///
/// Texts are judged once. Only for a rule that no sum of points has shown to matter are its texts judged again, by the
/// book without it.
package struct RuleEffects {
  private struct Trial {
    /// Texts that it fires on.
    var fired = 0
    var matters = false
    /// The first of them, as long as nothing shows that it matters.
    var texts: [Text] = []
  }

  private struct Text {
    var title: String
    var text: String
    var source: ItemSource
    var assessment: Assessment
  }

  private let classifier: Classifier
  private let rules: [String: Rule]
  private var bench: Bench
  private var trials: [String: Trial] = [:]
  /// Texts added.
  package private(set) var count = 0

  /// Begins with the examples of all rules.
  package init(_ classifier: Classifier) {
    self.classifier = classifier
    rules = Dictionary(classifier.book.rules.map { ($0.id, $0) }) { first, _ in first }
    bench = Bench(classifier)
    for rule in classifier.book.rules {
      // The examples of a rule for some sources only come from one of them.
      let source = ItemSource(tier: MediaTier.allCases.first(where: rule.sources.contains))
      for text in rule.matches + rule.misses { add(title: "", text: text, source: source) }
    }
  }

  /// How many of the texts added each rule fired on, by its id.
  package var fired: [String: Int] { trials.mapValues(\.fired) }

  /// Takes in one text.
  package mutating func add(title: String, text: String, source: ItemSource = ItemSource()) {
    count += 1
    let assessment = classifier.assess(title: title, text: text, source: source, on: &bench)
    let score = assessment.evidence.reduce(0) { $0 + $1.points }
    // Where more than the sum decided, only judging again tells.
    let isSummed = reaches(score) == assessment.flagged
    for evidence in assessment.evidence where isFired(evidence) {
      let id = evidence.rule
      trials[id, default: Trial()].fired += 1
      guard trials[id]?.matters == false else { continue }
      if isSummed, reaches(score - evidence.points) != assessment.flagged {
        trials[id]?.matters = true
        trials[id]?.texts = []
      } else if trials[id]?.texts.count ?? 0 < Self.most {
        trials[id]?.texts.append(Text(title: title, text: text, source: source, assessment: assessment))
      }
    }
  }

  private func reaches(_ score: Double) -> Bool { score + 0.001 >= classifier.book.scoring.threshold }

  /// Whether a piece of evidence is a rule that fired: one that negation or context has silenced gives none of its
  /// points.
  private func isFired(_ evidence: Evidence) -> Bool {
    rules[evidence.rule].map { $0.points == 0 || evidence.points != 0 } ?? false
  }

  /// Texts kept of a rule: a rule that changed nothing in so many will not in the next.
  private static let most = 200

  /// The rules without which every text would be judged the same.
  package var findings: [RuleLint.Finding] {
    classifier.book.rules.compactMap { rule in
      guard let trial = trials[rule.id], !trial.matters, !matters(rule, trial.texts) else { return nil }
      return RuleLint.Finding(
        kind: .noEffect, file: RuleLint.file(rule), rule: rule.id, field: "", text: nil,
        problem: "fires on \(trial.fired) texts and changes the judgement of none",
        fix: "give an example that only this rule decides, or take the rule away\(company(rule, trial.texts))"
      )
    }
  }

  private func matters(_ rule: Rule, _ texts: [Text]) -> Bool {
    if texts.isEmpty { return false }
    let lesser = Classifier(classifier.book.without(rule.id))
    var bench = Bench(lesser)
    return texts.contains { text in
      let other = lesser.assess(title: text.title, text: text.text, source: text.source, on: &bench)
      return Outcome(text.assessment, of: rule) != Outcome(other, of: rule)
    }
  }

  private static func advice(_ rule: Rule) -> String {
    rule.effect == .mutes || rule.points < 0
      ? "give an example that is flagged without it" : "give an example that only this rule decides"
  }

  /// The rule that fires beside it most often.
  private func company(_ rule: Rule, _ texts: [Text]) -> String {
    var beside: [String: Int] = [:]
    for text in texts {
      for id in Set(text.assessment.evidence.filter({ $0.points > 0 }).map(\.rule)) where id != rule.id {
        beside[id, default: 0] += 1
      }
    }
    let first = beside.min { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return first.map { " (beside it fires \($0.key), on \($0.value) of them)" } ?? ""
  }
}

extension RuleBook {
  /// The same book without one rule; of no version, and not to be kept.
  fileprivate func without(_ id: String) -> RuleBook {
    RuleBook(
      version: version, areas: areas, rules: rules.filter { $0.id != id }, scoring: scoring,
      gazetteer: gazetteer,
      files: [:])
  }
}

/// What a duty officer acts on in a judgement.
private struct Outcome: Equatable {
  private let flagged: Bool
  private let area: String?
  private let severity: EventGrade?
  private let casualties: Casualties
  private let rumour: RumourState
  private let polarity: Polarity?

  /// - Parameter rule: the one in question; polarity only counts where it states one, for any points sway it.
  init(_ assessment: Assessment, of rule: Rule) {
    (flagged, area, severity) = (assessment.flagged, assessment.area, assessment.severity)
    (casualties, rumour) = (assessment.casualties, assessment.rumour)
    polarity = rule.polarity == nil ? nil : assessment.polarity
  }
}
