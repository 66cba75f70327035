package import Model
package import Text

/// What a report was computed from, so that it can be computed again: every report carries it.
package struct Provenance: Sendable, Hashable {
  package var kind: ReportKind
  /// Code of the office.
  package var office: String
  /// First and last day.
  package var from: CivilDate
  package var to: CivilDate
  /// The last second that counts, and the time of the count of what comes from the collection 采集数据.
  package var cut: Timestamp
  /// The case of a 快报 or 专报.
  package var caseID: String?
  /// What else was asked for, by name.
  package var options: [String: String]
  /// Entries of the log up to the cut, and the hash of the last of them.
  package var entries: Int
  package var head: String
  package var isSimulated: Bool

  package init(
    kind: ReportKind, office: String, from: CivilDate, to: CivilDate, cut: Timestamp, caseID: String? = nil,
    options: [String: String] = [:], entries: Int, head: String, isSimulated: Bool
  ) {
    (self.kind, self.office, self.from, self.to, self.cut) = (kind, office, from, to, cut)
    (self.caseID, self.options, self.entries) = (caseID, options, entries)
    (self.head, self.isSimulated) = (head, isSimulated)
  }

  package static let schema: Int64 = 1

  /// Its members by name.
  package var members: [String: JSONValue] {
    [
      "schema": .integer(Self.schema), "kind": .string(kind.rawValue), "office": .string(office),
      "from": .string("\(from)"), "to": .string("\(to)"), "cut": JSONValue(cut), "case": JSONValue(caseID),
      "options": .object(options.mapValues(JSONValue.string)), "entries": JSONValue(entries),
      "head": .string(head), "simulated": .bool(isSimulated),
    ]
  }

  package var json: JSONValue { .object(members) }

  /// Reads what `json` writes; nil for anything else.
  package init?(_ value: JSONValue?) {
    guard case .object(let members)? = value, members["schema"] == .integer(Self.schema),
      case .string(let kind)? = members["kind"], let kind = ReportKind(rawValue: kind),
      case .string(let office)? = members["office"], let from = Self.time(members["from"]),
      let to = Self.time(members["to"]), let cut = Self.time(members["cut"]),
      case .object(let options)? = members["options"], case .integer(let entries)? = members["entries"],
      case .string(let head)? = members["head"], case .bool(let isSimulated)? = members["simulated"]
    else { return nil }
    let texts = options.compactMapValues { if case .string(let text) = $0 { text } else { nil } }
    var caseID: String?
    if case .string(let id)? = members["case"] { caseID = id }
    self.init(
      kind: kind, office: office, from: from.chinaDay, to: to.chinaDay, cut: cut, caseID: caseID,
      options: texts, entries: Int(entries), head: head, isSimulated: isSimulated)
  }

  private static func time(_ value: JSONValue?) -> Timestamp? {
    if case .string(let text)? = value { Timestamp(rfc3339: text) } else { nil }
  }

  /// The same on paper.
  package var sentence: String {
    "本报告由处置记录重新计算：截至 \(Figures.minute(cut)) 共 \(entries) 条，末条散列值 \(head)"
  }
}

/// The reports that an office sends.
package enum ReportKind: String, Sendable, Hashable, CaseIterable {
  case daily, weekly, flash, special, evaluation, ledger, missed, year

  package var words: Words {
    switch self {
    case .daily: Words("舆情日报", "daily report")
    case .weekly: Words("舆情周报", "weekly report")
    case .flash: Words("舆情快报", "flash report")
    case .special: Words("舆情专报", "special report")
    case .evaluation: Words("舆情回应评估", "evaluation of responses")
    case .ledger: Words("舆情台账", "ledger")
    case .missed: Words("漏报核查", "missed issues")
    case .year: Words("政务公开任务落实情况", "yearly implementation")
    }
  }

  /// Whether it is of one case rather than of a period.
  package var isOfCase: Bool { self == .flash || self == .special }
}
