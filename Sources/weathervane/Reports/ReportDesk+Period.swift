import Model
import Reports
import ResponseLog
import Storage
import Text

extension ReportDesk {
  /// Stories looked at for the list of the gravest.
  private static let itemsLookedAt = 2000

  /// What the reports of a day or a week need.
  func periodFacts(_ order: ReportOrder, _ log: KnownLog) async throws -> PeriodFacts {
    let span = order.from.beginning...Timestamp(milliseconds: order.cut.milliseconds + 999)
    let entries = log.entries.map(\.entry)
    let acted = entries.filter { span.contains($0.at) }
    return PeriodFacts(
      collected: try await counts(span), before: try await counts(Self.before(order)),
      stories: try await stories(span), cases: try await cases(log, acted, order), entries: acted,
      warnings: try await alarms(span),
      seal: acted.last { $0.action == "seal" }?.text("hash").map { String($0.prefix(8)) })
  }

  /// As many days as the period has, just before it.
  private static func before(_ order: ReportOrder) -> ClosedRange<Timestamp> {
    let days = order.to.daysSinceEpoch - order.from.daysSinceEpoch + 1
    let first = CivilDate(daysSinceEpoch: order.from.daysSinceEpoch - days)
    return first.beginning...CivilDate(daysSinceEpoch: order.from.daysSinceEpoch - 1).end
  }

  func counts(_ span: ClosedRange<Timestamp>) async throws -> [PeriodFacts.Count] {
    let feeds = try await feeds()
    return try await store.collected(span).map { count in
      PeriodFacts.Count(
        source: feeds[count.feed]?.title ?? count.feed, day: count.day, isFlagged: count.isFlagged,
        area: count.area, items: count.items)
    }
  }

  private func stories(_ span: ClosedRange<Timestamp>) async throws -> [PeriodFacts.Story] {
    try await store.flaggedStories(span, limit: Self.itemsLookedAt).map { story in
      PeriodFacts.Story(
        title: clean(story.title.isEmpty ? String(story.text.prefix(60)) : story.title),
        area: story.areas.first,
        grade: story.severity, items: story.items, sources: story.sources, caseID: story.caseID,
        isElsewhere: story.jurisdiction == .elsewhere)
    }
  }

  /// Cases that are open at the cut or were acted on in the period.
  private func cases(_ log: KnownLog, _ acted: [LogEntry], _ order: ReportOrder) async throws -> [PeriodFacts
    .Case]
  {
    let touched = Set(acted.compactMap(\.caseID))
    var files: [String: CaseFile] = [:]
    for (id, entries) in Dictionary(
      grouping: log.entries.lazy.map(\.entry).filter { $0.caseID != nil }, by: \.caseID)
    {
      guard let id, let file = CaseFile(entries), file.state.isOpen || touched.contains(id) else { continue }
      files[id] = file
    }
    let own = log.entries.filter { files[$0.entry.caseID ?? ""] != nil }
    var whole = order
    whole.from = own.map(\.entry.time).min()?.chinaDay ?? order.from
    var cases: [PeriodFacts.Case] = []
    for result in try evaluate(own, whole) {
      guard let file = files[result.id] else { continue }
      let title = clean(try await store.title(ofCase: result.id) ?? result.id)
      cases.append(PeriodFacts.Case(file: file, title: title, result: result))
    }
    return cases
  }

  private func alarms(_ span: ClosedRange<Timestamp>) async throws -> [PeriodFacts.Alarm] {
    let names = try await workplace.names(store)
    return try await store.warnings(in: span).map { stored in
      PeriodFacts.Alarm(
        at: stored.warning.at, level: stored.warning.level, title: clean(Self.matter(stored.warning, names)),
        items: stored.items.count, caseID: stored.caseID)
    }
  }

  /// What a warning is about, in words.
  private static func matter(_ warning: Warning, _ names: EvaluationNames) -> String {
    let parts = warning.subject?.split(separator: " ").map(String.init) ?? []
    switch warning.kind {
    case .areaPlace where parts.count == 2:
      return "\(names.place(parts[1]).chinese)：\(names.area(parts[0]).chinese)类诉求集中"
    case .term: return "\(warning.subject ?? "")：\(warning.title)"
    case .topic, .areaPlace: return warning.title
    }
  }
}
