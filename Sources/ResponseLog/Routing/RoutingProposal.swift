package import Model

/// What is known of a case when somebody asks whose it is.
package struct RoutingQuestion: Sendable, Hashable {
  package var area: String?
  package var grade: EventGrade?
  /// Kind given at the assessment.
  package var kind: String?
  /// Codes of the office's own places that it concerns.
  package var places: [String] = []
  /// Codes of places that are not the office's.
  package var elsewhere: [String] = []
  /// Units that it concerns by what they do, if more than the area tells.
  package var departments: [String] = []

  package init(area: String?, grade: EventGrade? = nil, kind: String? = nil) {
    self.area = area
    self.grade = grade
    self.kind = kind
  }
}

/// Who should have a case, as the rules say; a person decides.
package struct RoutingProposal: Sendable, Hashable {
  /// Whether the office answers by itself 本级 or reports upward 上报.
  package enum Level: String, Sendable { case own, up }

  /// Why something is proposed, and by what rule.
  package struct Reason: Sendable, Hashable {
    /// Id of the principle or the row.
    package var rule: String
    package var says: String
    package var basis: Basis
  }

  /// Unit to lead 牵头.
  package var lead: String
  /// Units responsible for the matter 责任.
  package var responsible: [String] = []
  /// Units to help 协助.
  package var helpers: [String] = []
  package var level = Level.own
  /// 第一责任主体.
  package var firstResponder: String
  /// Who coordinates what is said 党政办、宣传办.
  package var coordinators: [String]
  /// Who of the lead could be given it; nil = nobody is on duty.
  package var person: String?
  /// Whose place that person takes.
  package var instead: String?
  package var reasons: [Reason] = []
  package var doubts: [Doubt] = []

  init(lead: String, coordinators: [String]) {
    (self.lead, self.coordinators, firstResponder) = (lead, coordinators, lead)
  }
}

extension RoutingProposal {
  /// One object with all members.
  package var json: [String: JSONValue] {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    return [
      "lead": .string(lead), "responsible": list(responsible), "helpers": list(helpers),
      "level": .string(level.rawValue), "first_responder": .string(firstResponder),
      "coordinators": list(coordinators), "person": JSONValue(person), "instead": JSONValue(instead),
      "reasons": .array(
        reasons.map {
          .object([
            "rule": .string($0.rule), "says": .string($0.says), "source": .string($0.basis.source),
            "certainty": .string($0.basis.certainty.rawValue),
          ])
        }),
      "doubts": list(doubts.map(\.description)),
    ]
  }
}
