import Model
import Reports
import ResponseLog
import Storage

extension ReportDesk {
  /// What the reports of one case need.
  func caseFacts(_ order: ReportOrder, _ log: KnownLog) async throws -> CaseFacts {
    guard let id = order.caseID else { throw Failure("report \(order.kind.rawValue): no case was named") }
    let own = log.entries.filter { $0.entry.caseID == id }
    let entries = own.map(\.entry)
    guard let file = CaseFile(entries) else {
      throw Failure("\(id): no such case by \(order.cut.rfc3339); weathervane cases list names them")
    }
    let evaluation = try Evaluation(
      office: store.office, from: order.from, to: order.to, now: order.cut, log: own,
      book: try workplace.clockBook(), criteria: try workplace.criteria())
    guard let result = evaluation.cases.first else { throw Failure("\(id): cannot be evaluated") }
    return CaseFacts(
      file: file, title: clean(try await store.title(ofCase: id) ?? id), entries: entries, result: result,
      items: try await items(ofCase: id, order), texts: try await texts(entries))
  }

  private func items(ofCase id: String, _ order: ReportOrder) async throws -> [CaseFacts.Item] {
    let feeds = try await feeds()
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
        if let text = stored[reference.digest]?.text {
          texts[entry.seq, default: [:]][reference.kind] = clean(text)
        }
      }
    }
    return texts
  }

  /// The day on which a case was opened, as an evaluation counts it; nil for an unknown case.
  func openingDay(ofCase id: String) async throws -> CivilDate? {
    try LogEntry.read(try await store.bodies(ofCase: id)).first { $0.move == .open }?.time.chinaDay
  }
}
