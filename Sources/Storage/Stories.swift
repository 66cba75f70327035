package import Model

/// A story that the classifier flagged, shown by the gravest of its items.
package struct FlaggedStory: Sendable, Hashable {
  package var topic: String
  /// Title as it was judged, so that offsets of evidence fit; may be empty.
  package var title: String
  package var text: String
  package var feed: String
  package var url: String?
  /// When its author put it out, nil where unknown; when we first saw it.
  package var published: Timestamp?
  package var collected: Timestamp
  /// Items of the whole topic, and the feeds that brought them.
  package var items: Int
  package var sources: Int
  /// Ids of areas, best first.
  package var areas: [String]
  package var severity: EventGrade?
  package var jurisdiction: Jurisdiction
  package var evidence: [Evidence]
  /// Names of the places that it names.
  package var places: [String]
  /// Why the event has its grade, and which standards of reporting upward it reaches, one sentence each.
  package var gradeReasons: [String]
  package var reporting: [String]
  /// The kind that a case of it would have, a proposal, and why.
  package var kind: CaseKind?
  package var kindReason: String?
  /// The case that its items belong to; nil = none was opened.
  package var caseID: String?
}

extension Store {
  /// The stories with a flagged item first seen within a span, gravest first, then latest.
  ///
  /// - Parameter limit: items looked at, newest first.
  package nonisolated func flaggedStories(_ span: ClosedRange<Timestamp>, limit: Int) async throws
    -> [FlaggedStory]
  {
    try await flaggedStories(
      """
      AND item.collected >= \(span.lowerBound.milliseconds) AND item.collected <= \(span.upperBound.milliseconds)
      ORDER BY item.collected DESC, item.id LIMIT \(limit)
      """)
  }

  /// The flagged stories of a case, gravest first; none for a case without a flagged item.
  package nonisolated func flaggedStories(ofCase id: String) async throws -> [FlaggedStory] {
    try await flaggedStories("AND case_topic.case_id = \(id) ORDER BY item.collected DESC, item.id")
  }

  /// Read in turn with what else the store does, and made sense of beside it.
  private nonisolated func flaggedStories(_ rest: SQL) async throws -> [FlaggedStory] {
    var stories: [String: (story: FlaggedStory, latest: Timestamp)] = [:]
    for story in try await flaggedRows(rest).compactMap(FlaggedStory.init) {
      let known = stories[story.topic]
      let latest = max(known?.latest ?? story.collected, story.collected)
      // At equal grade the first report speaks for the story, and rows come newest first.
      let isGraver = known.map { $0.story.rank <= story.rank } ?? true
      stories[story.topic] = (isGraver ? story : known?.story ?? story, latest)
    }
    return stories.values.sorted {
      (-$0.story.rank, -$0.latest.milliseconds, $0.story.topic)
        < (-$1.story.rank, -$1.latest.milliseconds, $1.story.topic)
    }.map(\.story)
  }

  private func flaggedRows(_ rest: SQL) throws -> [[SQLValue]] {
    try database.rows(
      """
      SELECT topic_item.topic, version.title, version.text, item.feed, item.url, item.published, item.collected,
        (SELECT count(*) FROM topic_item AS member
          WHERE member.office = topic_item.office AND member.topic = topic_item.topic),
        (SELECT count(DISTINCT other.feed) FROM topic_item AS member
          JOIN item AS other ON other.office = member.office AND other.id = member.item
          WHERE member.office = topic_item.office AND member.topic = topic_item.topic),
        assessment.severity, assessment.jurisdiction, assessment.body, case_topic.case_id
      FROM item
      JOIN topic_item ON topic_item.office = item.office AND topic_item.item = item.id
      JOIN item_version AS version ON version.office = item.office AND version.item = item.id
        AND version.version = (SELECT max(version) FROM item_version WHERE office = item.office AND item = item.id)
      JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
        AND assessment.version = version.version AND assessment.flagged = 1
        AND assessment.rulebook = (
          SELECT latest.rulebook FROM assessment AS latest JOIN rulebook ON rulebook.version = latest.rulebook
          WHERE latest.office = item.office AND latest.item = item.id AND latest.version = version.version
          ORDER BY rulebook.added DESC, rulebook.version LIMIT 1)
      LEFT JOIN case_topic ON case_topic.office = item.office AND case_topic.topic = topic_item.topic
      WHERE item.office = \(office) \(rest)
      """)
  }
}

extension FlaggedStory {
  /// A row of `Store.flaggedStories`; nil if it is none.
  fileprivate init?(_ row: [SQLValue]) {
    guard let topic = row[0].text, let feed = row[3].text, let collected = row[6].time,
      let jurisdiction = row[10].text.flatMap(Jurisdiction.init),
      case .object(let body)? = row[11].text.flatMap(JSONValue.init(text:))
    else { return nil }
    self.init(
      topic: topic, title: row[1].text ?? "", text: row[2].text ?? "", feed: feed, url: row[4].text,
      published: row[5].time, collected: collected, items: Int(row[7].integer ?? 0),
      sources: Int(row[8].integer ?? 0), areas: body.list("areas").compactMap { $0.text("area") },
      severity: row[9].text.flatMap(EventGrade.init), jurisdiction: jurisdiction,
      evidence: body.list("evidence").compactMap(Evidence.init),
      places: body.list("places").compactMap { $0.text("name") }, gradeReasons: body.texts("grade_reasons"),
      reporting: body.list("reporting").compactMap { $0.text("reason") },
      kind: body.text("kind").flatMap(CaseKind.init), kindReason: body.text("kind_reason"),
      caseID: row[12].text)
  }
}

extension FlaggedStory {
  /// 0–3; an ungraded one counts as the lowest.
  fileprivate var rank: Int { severity?.rank ?? 0 }
}

extension [String: JSONValue] {
  /// The objects of a list.
  fileprivate func list(_ name: String) -> [[String: JSONValue]] {
    guard case .array(let values)? = self[name] else { return [] }
    return values.compactMap { if case .object(let members) = $0 { members } else { nil } }
  }

  fileprivate func texts(_ name: String) -> [String] {
    guard case .array(let values)? = self[name] else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  fileprivate func text(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }
}

extension Evidence {
  /// Reads evidence as `Assessment.json` writes it.
  fileprivate init?(_ members: [String: JSONValue]) {
    guard let rule = members.text("rule"), let field = members.text("field").flatMap(TextField.init),
      case .integer(let start)? = members["start"], case .integer(let length)? = members["length"],
      let text = members.text("text"), let points = members["points"]?.double
    else { return nil }
    self.init(
      rule: rule, area: members.text("area"), field: field, start: Int(start), length: Int(length),
      text: text,
      points: points, reason: members.text("reason") ?? "")
  }
}
