/// What of a judgement decides whether many of its kind are worth a warning.
package struct Concern: Sendable, Hashable {
  package var flagged: Bool
  /// Whether the text, wherever it is from, tells of harm or of a public answer: enough for a hot list.
  package var grave: Bool
  /// Whether it complains, pleads or is flagged; asking alone is no voice.
  package var voiced: Bool
  /// The best area, nil where no area's words stand in it.
  package var area: String?
  package var severity: EventGrade?
  /// Division code or slug of the office's own place that it is about.
  package var place: String?
  /// About a place that is not the office's: counted for its heat only.
  package var elsewhere: Bool

  package init(
    flagged: Bool = false, grave: Bool = false, voiced: Bool = false, area: String? = nil,
    severity: EventGrade? = nil, place: String? = nil, elsewhere: Bool = false
  ) {
    self.flagged = flagged
    self.grave = grave
    self.voiced = voiced
    self.area = area
    self.severity = severity
    self.place = place
    self.elsewhere = elsewhere
  }
}
