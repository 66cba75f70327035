package import Model

/// What is known of a topic when one asks whether it was seen in time.
package struct TopicFacts: Sendable, Hashable {
  /// When its first item was collected.
  package var seen: Timestamp
  package var isFlagged = false
  /// Of its flagged items: whether one was near enough to open a case, and whether one was new enough.
  package var isHere = false
  package var isFresh = false
  /// Why the first item was not flagged.
  package var whyNot: String?
  package var caseID: String?
}

extension Transaction {
  /// What is known of a topic; nil if it has no items.
  ///
  /// - Parameter backlogAfter: seconds from which an item is too old to open a case when it comes in.
  package func facts(ofTopic topic: String, backlogAfter: Int64) throws -> TopicFacts? {
    let rows = try database.rows(
      """
      SELECT item.collected, item.published, assessment.flagged, assessment.jurisdiction, assessment.body
      FROM topic_item
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
      WHERE topic_item.office = \(office) AND topic_item.topic = \(topic)
      ORDER BY item.collected, item.id, assessment.version, assessment.rulebook
      """)
    guard let seen = rows.first?[0].time else { return nil }
    var facts = TopicFacts(seen: seen)
    for row in rows {
      guard let collected = row[0].time else { continue }
      if row[2].integer == 1 {
        facts.isFlagged = true
        facts.isHere = facts.isHere || row[3].text != "elsewhere"
        let age = row[1].time.map { collected.seconds - $0.seconds } ?? 0
        facts.isFresh = facts.isFresh || age <= backlogAfter
      } else if facts.whyNot == nil, case .object(let body)? = row[4].text.flatMap(JSONValue.init(text:)),
        case .string(let reason)? = body["why_not"]
      {
        facts.whyNot = reason
      }
    }
    facts.caseID = try caseID(ofTopic: topic)
    return facts
  }

  /// A superior's ticket as it was last stored.
  package func truth(_ id: String) throws -> Truth? {
    try database.truths("AND id = \(id)", office: office).first
  }

  /// Stores a ticket, over the one of the same id.
  package func save(_ truth: Truth) throws {
    try database.run(
      """
      INSERT INTO truth (office, id, title, time, source, state, reason, topic, case_id, seen, opened, why_not)
      VALUES (\(office), \(truth.id), \(truth.title), \(truth.time.milliseconds), \(truth.source),
        \(truth.state.rawValue), \(truth.reason.rawValue), \(truth.topic), \(truth.caseID),
        \(truth.seen?.milliseconds), \(truth.opened?.milliseconds), \(truth.whyNot))
      ON CONFLICT (office, id) DO UPDATE SET title = excluded.title, time = excluded.time, source = excluded.source,
        state = excluded.state, reason = excluded.reason, topic = excluded.topic, case_id = excluded.case_id,
        seen = excluded.seen, opened = excluded.opened, why_not = excluded.why_not
      """)
  }
}

extension Store {
  /// The superior's tickets made within a span, in order of their time.
  package func truths(_ span: ClosedRange<Timestamp>) throws -> [Truth] {
    try database.truths(
      "AND time >= \(span.lowerBound.milliseconds) AND time <= \(span.upperBound.milliseconds)",
      office: office)
  }
}

extension Database {
  fileprivate func truths(_ condition: SQL, office: String) throws -> [Truth] {
    try rows(
      """
      SELECT id, title, time, source, state, reason, topic, case_id, seen, opened, why_not FROM truth
      WHERE office = \(office) \(condition) ORDER BY time, id
      """
    ).compactMap { row in
      guard let id = row[0].text, let title = row[1].text, let time = row[2].time else { return nil }
      var truth = Truth(id: id, title: title, time: time, source: row[3].text)
      truth.state = row[4].text.flatMap(TruthState.init) ?? .missed
      truth.reason = row[5].text.flatMap(TruthReason.init) ?? .neverCollected
      (truth.topic, truth.caseID) = (row[6].text, row[7].text)
      (truth.seen, truth.opened, truth.whyNot) = (row[8].time, row[9].time, row[10].text)
      return truth
    }
  }
}
