package import Model
package import Text

/// What a superior's tickets told that we had not seen, or not first 漏报; every word and figure is computed.
package struct MissedReport: Sendable {
  private let office: String
  private let officeName: String
  private let simulated: Bool
  private let from: CivilDate
  private let to: CivilDate
  private let truths: [Truth]
  private let leads: [String: LeadTimes]

  /// - Parameters:
  ///   - truths: the tickets of the period, in order of their time.
  ///   - leads: when their stories reached each step, by topic.
  package init(
    office: String, name: String, simulated: Bool, from: CivilDate, to: CivilDate, truths: [Truth],
    leads: [String: LeadTimes] = [:]
  ) {
    (self.office, officeName, self.simulated) = (office, name, simulated)
    (self.from, self.to, self.truths, self.leads) = (from, to, truths, leads)
  }

  private func lead(_ truth: Truth) -> LeadTimes { truth.topic.flatMap { leads[$0] } ?? LeadTimes() }

  private func warningLead(_ truth: Truth) -> Int64? { lead(truth).warningLead(before: truth.time) }

  private func count(_ state: TruthState) -> Int { truths.count { $0.state == state } }

  private func count(_ reason: TruthReason) -> Int { truths.count { $0.reason == reason } }

  /// Seconds by which we were first, where we were.
  private var medianLead: Int64? {
    Self.median(truths.filter { $0.state == .seenBefore }.compactMap(\.lead))
  }

  /// Seconds by which a warning came first, where one did.
  private var warningLeads: [Int64] { truths.compactMap(warningLead).filter { $0 >= 0 } }

  /// Value at rank ⌈n/2⌉.
  private static func median(_ values: [Int64]) -> Int64? {
    values.isEmpty ? nil : values.sorted()[(values.count + 1) / 2 - 1]
  }

  private func seconds(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  /// `{schema, office, from, to, tickets, states, reasons, median_lead_seconds, warned_before,
  /// median_warning_lead_seconds, rows:[…]}`.
  package var json: JSONValue {
    .object([
      "schema": .integer(1), "office": .string(office), "from": .string("\(from)"), "to": .string("\(to)"),
      "simulated": .bool(simulated), "tickets": JSONValue(truths.count),
      "states": .object(
        Dictionary(uniqueKeysWithValues: TruthState.allCases.map { ($0.rawValue, JSONValue(count($0))) })),
      "reasons": .object(
        Dictionary(uniqueKeysWithValues: TruthReason.allCases.map { ($0.rawValue, JSONValue(count($0))) })),
      "median_lead_seconds": seconds(medianLead), "warned_before": JSONValue(warningLeads.count),
      "median_warning_lead_seconds": seconds(Self.median(warningLeads)), "rows": .array(truths.map(row)),
    ])
  }

  private func row(_ truth: Truth) -> JSONValue {
    var row: [String: JSONValue] = [
      "id": .string(truth.id), "title": .string(truth.title), "time": JSONValue(truth.time),
      "source": JSONValue(truth.source), "state": .string(truth.state.rawValue),
      "missed": .bool(truth.state.isMissed), "reason": .string(truth.reason.rawValue),
      "topic": JSONValue(truth.topic), "case": JSONValue(truth.caseID), "seen": JSONValue(truth.seen),
      "lead_seconds": seconds(truth.lead), "opened": JSONValue(truth.opened),
      "case_lead_seconds": seconds(truth.caseLead), "why_not": JSONValue(truth.whyNot),
      "warning_lead_seconds": seconds(warningLead(truth)),
    ]
    for (name, time) in lead(truth).steps where row[name] == nil { row[name] = JSONValue(time) }
    return .object(row)
  }

  /// A paper of its own.
  package func report(_ frame: ReportFrame) -> Report {
    var figures: [String: JSONValue] = [:]
    if case .object(let members) = json { figures = members }
    return Report(
      Document(
        title: Words("\(officeName)漏报核查", "Missed issues"), covers: frame.period,
        style: .plain(office: frame.maker, day: frame.day),
        blocks: [.paragraph(summary)] + (truths.isEmpty ? [] : [.table(table)]), provenance: frame.provenance),
      figures: figures, lists: [list])
  }

  /// A line a ticket, for spreadsheets.
  private var list: ReportTable {
    let heads = [
      "id", "title", "time", "source", "state", "reason", "topic", "case", "seen", "lead_seconds", "opened",
      "case_lead_seconds", "why_not", "published", "flagged", "warned", "warning_lead_seconds",
      "acknowledged",
    ]
    let rows = truths.map { truth in
      ReportTable.Row(
        [
          .text(truth.id), .text(truth.title), .time(truth.time), .text(truth.source),
          .text(truth.state.rawValue),
          .text(truth.reason.rawValue), .text(truth.topic), .text(truth.caseID), .time(truth.seen),
          truth.lead.map { .number($0) } ?? .none, .time(truth.opened),
          truth.caseLead.map { .number($0) } ?? .none, .text(truth.whyNot),
        ] + more(truth))
    }
    return ReportTable("tickets", Words("漏报核查", "Missed issues"), heads.map { .init($0, $0) }, rows)
  }

  private func more(_ truth: Truth) -> [Cell] {
    let lead = lead(truth)
    return [
      .time(lead.published), .time(lead.flagged), .time(lead.warned),
      warningLead(truth).map { .number($0) } ?? .none, .time(lead.acknowledged),
    ]
  }

  private var summary: String {
    if truths.isEmpty { return "本期没有上级交办可供核对。" }
    let late = count(.seenLater)
    let missed = late + count(.missed)
    let lead = medianLead.map { "，先发现的中位提前 \(Figures.length($0).chinese)" } ?? ""
    let warned = Self.median(warningLeads).map {
      "其中 \(warningLeads.count) 件在交办之前已预警，中位提前 \(Figures.length($0).chinese)。"
    }
    return
      "本期核对上级交办 \(truths.count) 件：先于交办发现 \(count(.seenBefore)) 件\(lead)；漏报 \(missed) 件"
      + "（晚于交办发现 \(late) 件，从未发现 \(count(.missed)) 件），漏报率 \(missed * 100 / truths.count)%。" + (warned ?? "")
  }

  private var table: ReportTable {
    let rows = truths.map { truth in
      ReportTable.Row([
        .text(truth.id), .text(truth.title), .time(truth.time),
        .words(truth.state.words, tone: truth.state.isMissed ? .bad : .good), .length(truth.lead),
        .length(warningLead(truth)),
        Cell(.words(truth.reason.words), under: truth.whyNot.map { Words(verbatim: $0) }),
        .text(truth.caseID), .length(truth.caseLead),
      ])
    }
    return ReportTable(
      "tickets", Words("漏报核查", "Missed issues"),
      [
        .init("交办编号", "ticket", 3), .init("标题", "title", 6), .init("交办时间", "time", 3),
        .init("发现", "state", 3), .init("提前", "lead", 3), .init("预警提前", "warning lead", 3),
        .init("原因", "reason", 4), .init("舆情单", "case", 3),
        .init("立单提前", "case lead", 3),
      ], rows)
  }
}

extension TruthState {
  /// What an official calls it.
  package var words: Words {
    switch self {
    case .seenBefore: Words("先于交办", rawValue)
    case .seenLater: Words("晚于交办", rawValue)
    case .missed: Words("从未发现", rawValue)
    }
  }
}

extension TruthReason {
  /// What an official calls it.
  package var words: Words {
    switch self {
    case .neverCollected: Words("没有信源采到", rawValue)
    case .notFlagged: Words("采到未标记", rawValue)
    case .elsewhere: Words("标记，判为外地", rawValue)
    case .backlog: Words("标记，属积压旧闻", rawValue)
    case .noCase: Words("标记，未立单", rawValue)
    case .caseOpened: Words("已立单", rawValue)
    }
  }
}
