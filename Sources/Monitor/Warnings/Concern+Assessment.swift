package import Model

extension Concern {
  /// What a judgement says to the watch; nothing of heat.
  package init(_ assessment: Assessment) {
    let isOurs = assessment.jurisdiction == .ours || assessment.jurisdiction == .maybe
    // Who only asks for opening hours or papers tells of no matter.
    let speaks = [Mood.complaint, .plea, .anger].contains(assessment.mood)
    self.init(
      flagged: assessment.flagged,
      voiced: assessment.flagged || assessment.polarity == .negative || speaks,
      area: assessment.areas.first?.area, severity: assessment.severity,
      place: isOurs ? Self.narrowest(assessment.places) : nil,
      elsewhere: assessment.jurisdiction == .elsewhere)
  }

  /// A village or school before a town, a town before its county.
  private static func narrowest(_ places: [PlaceMention]) -> String? {
    func rank(_ code: String) -> Int { code.allSatisfy(\.isNumber) ? code.count : 100 }
    return places.compactMap(\.code).max { (rank($0), $1) < (rank($1), $0) }
  }
}
