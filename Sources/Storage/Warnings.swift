package import Model

/// A warning as it was given, with what became of it.
package struct StoredWarning: Sendable, Hashable {
  package var warning: Warning
  /// Its place among those of one moment, from 0.
  package var number: Int
  /// Ids of its items, first report first.
  package var items: [String]
  /// The case that its first item belongs to by now; nil = nobody has opened one.
  package var caseID: String?
}

extension Transaction {
  /// Stores what a step of the watch warned of, in that order.
  package func insert(_ warnings: [Warning]) throws {
    for (number, warning) in warnings.enumerated() {
      let at = warning.at.milliseconds
      try database.run(
        """
        INSERT INTO warning (office, at, number, kind, topic, subject, area, severity, level, baseline, chance,
          surprise, first_seen, thin, growth, recurs)
        VALUES (\(office), \(at), \(number), \(warning.kind.rawValue), \(warning.topic), \(warning.subject),
          \(warning.area), \(warning.severity?.rawValue), \(warning.level.rawValue), \(warning.baseline),
          \(warning.chance), \(warning.surprise), \(warning.firstSeen.milliseconds), \(warning.isThin),
          \(warning.isUpdate), \(warning.recurs))
        """)
      for (place, item) in warning.items.enumerated() {
        guard case .string(let item) = item else { continue }
        try database.run(
          """
          INSERT INTO warning_item (office, at, number, place, item)
          VALUES (\(office), \(at), \(number), \(place), \(item))
          """)
      }
    }
  }

  /// When an item of a topic was first warned of; nil = never.
  package func warned(topic: String) throws -> Timestamp? {
    try database.rows(
      """
      SELECT min(warning_item.at) FROM topic_item
      JOIN warning_item ON warning_item.office = topic_item.office AND warning_item.item = topic_item.item
      WHERE topic_item.office = \(office) AND topic_item.topic = \(topic)
      """
    ).first?.first?.time
  }
}

extension Store {
  /// The warnings given within a span, in the order in which they were given, those of growth included.
  package func warnings(in span: ClosedRange<Timestamp>) throws -> [StoredWarning] {
    let rows = try database.rows(
      """
      SELECT warning.at, warning.number, warning.kind, warning.topic, warning.subject, warning.area,
        warning.severity, warning.level, warning.baseline, warning.chance, warning.surprise, warning.first_seen,
        warning.thin, warning.growth, warning.recurs, warning_item.item,
        coalesce(nullif(version.title, ''), substr(version.text, 1, 60)), case_topic.case_id
      FROM warning
      JOIN warning_item ON warning_item.office = warning.office AND warning_item.at = warning.at
        AND warning_item.number = warning.number
      LEFT JOIN item_version AS version ON version.office = warning_item.office
        AND version.item = warning_item.item AND version.version = 1
      LEFT JOIN topic_item ON topic_item.office = warning_item.office AND topic_item.item = warning_item.item
      LEFT JOIN case_topic ON case_topic.office = topic_item.office AND case_topic.topic = topic_item.topic
      WHERE warning.office = \(office) AND warning.at >= \(span.lowerBound.milliseconds)
        AND warning.at <= \(span.upperBound.milliseconds)
      ORDER BY warning.at, warning.number, warning_item.place
      """)
    var found: [StoredWarning] = []
    for row in rows {
      guard let item = row[15].text else { continue }
      if let last = found.last, last.warning.at == row[0].time, Int64(last.number) == row[1].integer {
        found[found.count - 1].warning.items.append(.string(item))
        found[found.count - 1].items.append(item)
      } else if let first = Self.warning(row, item) {
        found.append(first)
      }
    }
    return found
  }

  private static func warning(_ row: [SQLValue], _ item: String) -> StoredWarning? {
    guard let at = row[0].time, let kind = row[2].text.flatMap(Warning.Kind.init), let topic = row[3].text,
      let level = row[7].text.flatMap(Warning.Level.init), let first = row[11].time
    else { return nil }
    let warning = Warning(
      at: at, kind: kind, topic: topic, title: row[16].text ?? "", subject: row[4].text,
      items: [.string(item)], area: row[5].text, severity: row[6].text.flatMap(EventGrade.init), level: level,
      baseline: row[8].real ?? 0, chance: row[9].real ?? 1, surprise: row[10].real ?? 0, firstSeen: first,
      isThin: row[12].integer == 1, isUpdate: row[13].integer == 1, recurs: row[14].text)
    return StoredWarning(
      warning: warning, number: Int(row[1].integer ?? 0), items: [item], caseID: row[17].text)
  }

  /// How many warnings were given in all, growth apart.
  package func warningCount() throws -> Int {
    Int(
      try database.integer("SELECT count(*) FROM warning WHERE office = \(office) AND growth = 0") ?? 0)
  }
}

extension Store {
  /// When a topic was published, collected, flagged and warned of; what its case did is in the log.
  package func leadTimes(ofTopic topic: String) throws -> LeadTimes {
    let rows = try database.rows(
      """
      SELECT min(item.published), min(item.collected),
        min(CASE WHEN assessment.flagged = 1 THEN version.collected END)
      FROM topic_item
      JOIN item ON item.office = topic_item.office AND item.id = topic_item.item
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
      LEFT JOIN item_version AS version ON version.office = item.office AND version.item = item.id
        AND version.version = assessment.version
      WHERE topic_item.office = \(office) AND topic_item.topic = \(topic)
      """)
    var times = LeadTimes()
    if let row = rows.first {
      (times.published, times.collected, times.flagged) = (row[0].time, row[1].time, row[2].time)
    }
    times.warned = try Transaction(database: database, office: office).warned(topic: topic)
    return times
  }
}
