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
