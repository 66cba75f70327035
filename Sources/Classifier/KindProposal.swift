import Model

/// Proposes the kind of a case from its assessment and the kinds' own words.
///
/// In order: a rumour or its clarification; what a higher office has ordered; an emergency that harmed or endangers
/// people; an outrage against morals; a policy misread; what is on hot lists; a citizen's own interests.
struct KindProposal {
  let assessment: Assessment
  /// Areas in which a case without other signs is one of 切身利益.
  let livelihood: Set<String>
  let words: (Mark) -> [Span]

  typealias Proposal = (kind: CaseKind, reason: String, span: Span?)

  var proposal: Proposal {
    if assessment.rumour == .clarification { return (.rumour, "辟谣、澄清", nil) }
    if assessment.rumour == .rumour { return (.rumour, "传言待核", nil) }
    if let ordered = said(.ordered, "上级要求") { return ordered }
    if hasHarm { return said(.morality, "冲击道德底线") ?? (.emergency, "有人员伤亡、被困或转移", nil) }
    if !isPersonal, let emergency = said(.emergency, "突发事件或灾害") { return emergency }
    return said(.morality, "冲击道德底线") ?? said(.misreading, "政策被误解误读")
      ?? (isPersonal ? (.interests, "群众\(assessment.mood == .question ? "询问" : "反映")切身利益", nil) : nil)
      ?? said(.hotTopic, "社会热点") ?? said(.interests, "涉及切身利益") ?? livelihoodMatter ?? (.other, "未见五类特征", nil)
  }

  private var livelihoodMatter: Proposal? {
    assessment.area.map(livelihood.contains) == true ? (.interests, "属民生领域", nil) : nil
  }

  private var hasHarm: Bool {
    let casualties = assessment.casualties
    let counts = [casualties.deaths, casualties.injured, casualties.missing, casualties.affected]
    return (counts + [assessment.facts.trapped, assessment.facts.evacuated]).contains { ($0 ?? 0) > 0 }
  }

  /// Whether a citizen speaks for himself.
  private var isPersonal: Bool { [.complaint, .plea, .anger, .question].contains(assessment.mood) }

  private func said(_ kind: CaseKind, _ reason: String) -> Proposal? {
    words(.kind(kind)).first.map { (kind, reason, $0) }
  }
}
