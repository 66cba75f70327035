import Model

/// What the lists and tables beside the rules say of an item: facts, mood, stance, kind, rumour, grade, reporting.
struct Appraisal {
  let reading: Reading
  let muted: MutedSentences
  let reader: CasualtyReader
  let counts: [CasualtyReader.Count]

  /// A list's word that spoke.
  private struct Ground {
    var rule: String
    var span: Span
    var reason: String
  }

  /// The assessment of the rules with all that this appraisal adds.
  func completed(_ assessment: Assessment, originals: (title: String, text: String)) -> Assessment {
    var result = assessment
    var grounds: [Ground] = []
    let (facts, findings) = FactReader(reading: reading, muted: muted, casualties: reader).facts(counts)
    result.facts = facts
    grounds += findings.map { Ground(rule: "facts.\($0.fact)", span: $0.span, reason: $0.reason) }
    result.mood = mood(&grounds)
    result.stance = stance(&grounds)
    result.rumour = rumour(assessment.rumour, result.mood, &grounds)
    if result.rumour == .clarification { result.polarity = .positive }
    if result.flagged {
      grade(&result)
      let proposal = KindProposal(
        assessment: result, livelihood: reading.scoring.livelihood, words: spans
      ).proposal
      (result.kind, result.kindReason) = (proposal.kind, proposal.reason)
      if let span = proposal.span {
        grounds.append(Ground(rule: "kinds.\(proposal.kind.rawValue)", span: span, reason: proposal.reason))
      }
    }
    result.grounds = evidence(grounds, originals)
    return result
  }

  /// Words of a list, but those in a drill or a campaign.
  private func spans(_ mark: Mark) -> [Span] {
    reading.marks[mark].filter { muted.context(at: $0, in: reading) == nil }
  }

  /// How a text speaks: the strongest of its tones. A letter that thanks in advance still complains, and one that asks
  /// how to apply does not plead.
  private func mood(_ grounds: inout [Ground]) -> Mood {
    let voice = spans(.voice).first
    let tones: [(mood: Mood, mark: Mark, needsVoice: Bool)] = [
      (.anger, .mood(.anger), false), (.complaint, .mood(.complaint), false),
      (.complaint, .grievance, true), (.plea, .mood(.plea), false), (.question, .mood(.question), false),
      (.plea, .wish, true), (.thanks, .mood(.thanks), false),
    ]
    for tone in tones where voice != nil || !tone.needsVoice {
      if let span = spans(tone.mark).first {
        grounds.append(Ground(rule: "moods.\(tone.mood.rawValue)", span: span, reason: tone.mood.chinese))
        return tone.mood
      }
    }
    return .none
  }

  /// What the text makes of the handling; blame where praise stands too.
  private func stance(_ grounds: inout [Ground]) -> Stance {
    let (good, bad) = (spans(.stance(.positive)), spans(.stance(.negative)))
    guard let first = bad.first ?? good.first else { return .neutral }
    let stance: Stance = bad.isEmpty ? .positive : .negative
    let reason = stance == .positive ? "处置得力" : "处置受质疑"
    grounds.append(Ground(rule: "stances.\(stance.rawValue)", span: first, reason: reason))
    return stance
  }

  /// A clarification where one stands, else a rumour; the rules may have found either already. A citizen's letter that
  /// says 听说 spreads none.
  private func rumour(_ found: RumourState, _ mood: Mood, _ grounds: inout [Ground]) -> RumourState {
    if found == .clarification { return found }
    if let span = spans(.rumour(.clarification)).first {
      grounds.append(Ground(rule: "rumours.clarification", span: span, reason: "辟谣的说法"))
      return .clarification
    }
    let isLetter = [.complaint, .plea, .question].contains(mood) && !spans(.voice).isEmpty
    let frightening = isLetter ? nil : spans(.share).first.flatMap { _ in spans(.alarm).first }
    if let span = spans(.rumour(.rumour)).first ?? frightening {
      grounds.append(Ground(rule: "rumours.rumour", span: span, reason: "传言的说法"))
      return .rumour
    }
    return isLetter ? .none : found
  }

  /// Grade by the tables, never below what a rule implies, and the standards of reporting that are reached.
  private func grade(_ result: inout Assessment) {
    let measures = Measures(result.casualties, result.facts, heavy: reader.heavy(counts))
    let cues = cues()
    let area = result.areas.first?.area
    let (grade, reasons) = reading.scoring.tables.grade(measures, area: area, cues: cues)
    let implied = result.severity ?? .ordinary
    result.severity = max(grade, implied)
    result.gradeReasons = implied > grade ? ["事件性质所定，至少\(implied.chinese)"] : reasons
    // What another place must report is not ours to.
    guard result.jurisdiction != .elsewhere else { return }
    result.reporting = reading.scoring.reporting.compactMap {
      $0.fits(area: area, cues: cues) ? $0.duty(measures, cues: cues) : nil
    }
  }

  /// Paths of the tables' cues that stand in the item.
  private func cues() -> Set<String> {
    let marks = reading.marks.marks { muted.context(at: $0, in: reading) == nil }
    return Set(marks.compactMap { mark in if case .cue(let path) = mark { path } else { nil } })
  }

  private func evidence(_ grounds: [Ground], _ originals: (title: String, text: String)) -> [Evidence] {
    let found = grounds.map { Found(rule: $0.rule, area: nil, span: $0.span, points: 0, reason: $0.reason) }
    return reading.evidence(found, originals)
  }
}

extension Mood {
  fileprivate var chinese: String {
    switch self {
    case .complaint: "投诉"
    case .plea: "求助"
    case .anger: "愤怒"
    case .question: "咨询"
    case .thanks: "感谢"
    case .none: "无"
    }
  }
}
