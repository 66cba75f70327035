/// How many people came to harm, as a text says: a lower bound where it is vague, 0 where it says none, nil where it
/// is silent.
package struct Casualties: Sendable, Hashable {
  package var deaths: Int?
  /// Heavily and lightly hurt, without the dead.
  package var injured: Int?
  package var missing: Int?
  /// Taken ill or poisoned.
  package var affected: Int?

  package init(deaths: Int? = nil, injured: Int? = nil, missing: Int? = nil, affected: Int? = nil) {
    self.deaths = deaths
    self.injured = injured
    self.missing = missing
    self.affected = affected
  }
}

/// What a text says of an event besides those who came to harm; nil where it is silent.
package struct Facts: Sendable, Hashable {
  /// People moved to safety 转移、疏散, a lower bound.
  package var evacuated: Int?
  /// People trapped 被困, a lower bound.
  package var trapped: Int?
  /// Whether minors are part of it.
  package var minors: Bool?
  /// Whether old, pregnant, disabled or gravely ill people are part of it.
  package var vulnerable: Bool?
  /// Whether people gather 聚集、围堵.
  package var crowd: Bool?
  /// Those who gather, a lower bound.
  package var participants: Int?
  /// Whether officials, police or heads of public institutions are part of it.
  package var officials: Bool?
  /// Largest sum lost, cheated of or owed, in yuan, a lower bound.
  package var money: Int?
  /// Economic loss 经济损失 alone, by which accidents are graded, in yuan, a lower bound.
  package var loss: Int?
  /// Burnt forest in hectares, a lower bound.
  package var burnt: Double?

  package init() {}
}

/// How a text speaks 情绪.
package enum Mood: String, Sendable, Codable, CaseIterable {
  case complaint, plea, anger, question, thanks, none
}

/// How the office's handling appears in a text; apart from the event's own polarity (警方抓获嫌疑人: a bad event, handled well).
package enum Stance: String, Sendable, Codable, CaseIterable {
  case negative, neutral, positive
}

/// What kind of matter a case is 五类必须回应, of which 国办发〔2016〕61号 orders an answer to the first five.
package enum CaseKind: String, Sendable, Codable, CaseIterable {
  /// 重大政策措施误解误读
  case misreading
  /// 公众切身利益
  case interests
  /// 民生领域冲击道德底线
  case morality
  /// 突发事件处置和自然灾害应对
  case emergency
  /// 上级要求主动回应
  case ordered
  /// 社会热点
  case hotTopic = "hot-topic"
  /// 谣言
  case rumour
  /// 其他
  case other
}

/// A standard from which an event must be reported upward 达到报告标准, whatever its grade.
package struct ReportDuty: Sendable, Hashable {
  /// Id of the standard in `severity.json5`.
  package var standard: String
  /// Which number reaches which threshold.
  package var reason: String
  /// The rule that it comes from, with how sure we are.
  package var source: String

  package init(standard: String, reason: String, source: String) {
    self.standard = standard
    self.reason = reason
    self.source = source
  }
}

/// Whether a text spreads or refutes a rumour.
package enum RumourState: String, Sendable, Codable {
  case none, rumour, clarification
}

package enum Polarity: String, Sendable, Codable {
  case negative, neutral, positive
}

/// Whose matter a text is, as far as the places that it names tell.
package enum Jurisdiction: String, Sendable, Codable {
  case ours, maybe, elsewhere, unknown
}

/// The part of an item that evidence was found in.
package enum TextField: String, Sendable, Codable {
  case title, text
}

/// A rule's reason for its share of a judgement.
package struct Evidence: Sendable, Hashable {
  /// Id of the rule, `area.name`, or of the part of `severity.json5` that spoke.
  package var rule: String
  /// Id of the area that the points go to; nil for what speaks of no area.
  package var area: String?
  package var field: TextField
  /// Unicode scalars from the start of the field as given.
  package var start: Int
  /// Unicode scalars.
  package var length: Int
  /// Exactly that slice.
  package var text: String
  /// Share of the score, negative for what speaks against; 0 for a hit that a context has muted.
  package var points: Double
  /// One sentence for people.
  package var reason: String

  package init(
    rule: String, area: String?, field: TextField, start: Int, length: Int, text: String, points: Double,
    reason: String
  ) {
    self.rule = rule
    self.area = area
    self.field = field
    self.start = start
    self.length = length
    self.text = text
    self.points = points
    self.reason = reason
  }
}

/// A place that a text names.
package struct PlaceMention: Sendable, Hashable {
  package var name: String
  /// Division code, or a slug for what has none (a village, a school); nil for a place abroad.
  package var code: String?
  /// 0–1.
  package var confidence: Double

  package init(name: String, code: String?, confidence: Double) {
    self.name = name
    self.code = code
    self.confidence = confidence
  }
}

/// What the classifier says of one text 研判结果: a function of the text and the rule book alone.
package struct Assessment: Sendable, Hashable {
  /// Should the duty officer look?
  package var flagged: Bool
  /// Best first, filled whether flagged or not; scores above 0.
  package var areas: [AreaScore]
  /// Grade of the event; nil unless flagged.
  package var severity: EventGrade?
  package var casualties: Casualties
  package var rumour: RumourState
  package var polarity: Polarity
  package var jurisdiction: Jurisdiction
  package var places: [PlaceMention]
  package var evidence: [Evidence]
  /// Why it was not flagged; nil if it was.
  package var whyNot: String?
  /// Version of the rule book.
  package var rulebook: String
  /// Why the event has its grade, one sentence each.
  package var gradeReasons: [String] = []
  /// Standards of reporting upward that the text's numbers reach; none unless flagged.
  package var reporting: [ReportDuty] = []
  package var facts = Facts()
  package var mood = Mood.none
  package var stance = Stance.neutral
  /// The kind that a case of it would have, a proposal; nil unless flagged.
  package var kind: CaseKind?
  /// Why that kind, one sentence; nil without a kind.
  package var kindReason: String?
  /// Where facts, mood, stance and kind stand in the text; they carry no points.
  package var grounds: [Evidence] = []

  /// The best area, if flagged.
  package var area: String? { flagged ? areas.first?.area : nil }

  package struct AreaScore: Sendable, Hashable {
    package var area: String
    package var score: Double

    package init(area: String, score: Double) {
      self.area = area
      self.score = score
    }
  }

  package init(
    flagged: Bool, areas: [AreaScore], severity: EventGrade?, casualties: Casualties, rumour: RumourState,
    polarity: Polarity, jurisdiction: Jurisdiction, places: [PlaceMention], evidence: [Evidence],
    whyNot: String?,
    rulebook: String
  ) {
    self.flagged = flagged
    self.areas = areas
    self.severity = severity
    self.casualties = casualties
    self.rumour = rumour
    self.polarity = polarity
    self.jurisdiction = jurisdiction
    self.places = places
    self.evidence = evidence
    self.whyNot = whyNot
    self.rulebook = rulebook
  }
}
