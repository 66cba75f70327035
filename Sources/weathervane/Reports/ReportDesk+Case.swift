import Model
import Reports
import ResponseLog
import Storage

extension ReportDesk {
  /// What the reports of one case need.
  func caseFacts(_ order: ReportOrder, _ log: KnownLog) async throws -> CaseFacts {
    guard let id = order.caseID else { throw Failure("report \(order.kind.rawValue): no case was named") }
    let own = log.entries.filter { $0.entry.caseID == id }
    let result = try evaluate(own, order).first
    guard let result else {
      throw Failure("\(id): no such case by \(order.cut.rfc3339); weathervane cases list names them")
    }
    return try await caseFacts(result, own.map(\.entry), try await feeds(), order)
  }

  /// What the ledger needs: the cases opened in the period.
  func ledgerFacts(_ order: ReportOrder, _ log: KnownLog) async throws -> [CaseFacts] {
    let entries = Dictionary(grouping: log.entries.map(\.entry)) { $0.caseID ?? "" }
    let feeds = try await feeds()
    var facts: [CaseFacts] = []
    for result in try evaluate(log.entries, order) {
      facts.append(try await caseFacts(result, entries[result.id] ?? [], feeds, order))
    }
    return facts
  }

  /// The cases of the order's period as an evaluation has them.
  func evaluate(_ entries: [(entry: LogEntry, hash: String)], _ order: ReportOrder) throws -> [CaseEvaluation]
  {
    try Evaluation(
      office: store.office, from: order.from, to: order.to, now: order.cut, log: entries,
      book: try workplace.clockBook(), criteria: try workplace.criteria()
    ).cases
  }

  private func caseFacts(
    _ result: CaseEvaluation, _ entries: [LogEntry], _ feeds: [String: Feed], _ order: ReportOrder
  ) async throws -> CaseFacts {
    guard let file = CaseFile(entries) else {
      throw Failure("\(result.id): its log does not begin with its opening")
    }
    return CaseFacts(
      file: file, title: clean(try await store.title(ofCase: file.id) ?? file.id), entries: entries,
      result: result,
      items: try await items(ofCase: file.id, feeds, order), texts: try await texts(entries))
  }

  private func items(ofCase id: String, _ feeds: [String: Feed], _ order: ReportOrder) async throws
    -> [CaseFacts.Item]
  {
    let until = Timestamp(milliseconds: order.cut.milliseconds + 999)
    return try await store.items(ofCase: id, until: until).map { item in
      let feed = feeds[item.feed]
      return CaseFacts.Item(
        source: feed?.title ?? item.feed, tier: feed?.tier, title: clean(item.title), text: clean(item.text),
        url: item.url.map(clean), published: item.published, precision: item.precision,
        collected: item.collected, isNegative: item.isNegative)
    }
  }

  /// The texts of what was done, but never who complained.
  private func texts(_ entries: [LogEntry]) async throws -> [Int64: [String: String]] {
    var texts: [Int64: [String: String]] = [:]
    for entry in entries where !entry.content.isEmpty {
      let stored = try await store.content(ofEntry: entry.seq)
      for reference in entry.content where reference.kind != "complainant" {
        guard let text = stored[reference.digest]?.text else { continue }
        texts[entry.seq, default: [:]][reference.kind] = clean(text)
      }
    }
    return texts
  }

  /// The day on which a case was opened, as an evaluation counts it; nil for an unknown case.
  func openingDay(ofCase id: String) async throws -> CivilDate? {
    try LogEntry.read(try await store.bodies(ofCase: id)).first { $0.move == .open }?.time.chinaDay
  }
}
