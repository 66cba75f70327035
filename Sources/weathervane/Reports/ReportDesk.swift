import Foundation
import Model
import Monitor
import Redaction
import Reports
import ResponseLog
import Storage

/// Where reports are made: reads the log and the store, takes personal data out of every text, and hands values to
/// `Reports`.
struct ReportDesk {
  let workplace: Workplace
  let store: Store
  let redactor: Redactor
  let forms: ReportForms

  init(_ workplace: Workplace, _ store: Store) throws {
    (self.workplace, self.store) = (workplace, store)
    redactor = Redactor(try workplace.settings.redactionRules())
    forms = try ReportForms(workplace.settings.keywordsFolder)
  }

  /// - Throws: `Failure` for a case that is not there; `CalendarGap`, `StorageError`, mistakes in data files.
  func report(_ order: ReportOrder) async throws -> Report {
    let log = try await log(upTo: order.cut)
    let frame = try await frame(order, log)
    switch order.kind {
    case .flash: return FlashReport(try await caseFacts(order, log), frame: frame).report
    case .special: return SpecialReport(try await caseFacts(order, log), frame: frame).report
    case .daily, .weekly: return PeriodReport(try await periodFacts(order, log), frame: frame).report
    case .ledger: return LedgerReport(try await ledgerFacts(order, log), frame: frame).report
    case .evaluation:
      let evaluation = try await evaluation(order)
      return EvaluationReport(evaluation, frame: try await titled(frame, evaluation)).report
    case .missed: return try await missed(order).report(frame)
    case .year:
      let span = order.from.beginning...Timestamp(milliseconds: order.cut.milliseconds + 999)
      return YearReport(
        try await evaluation(order), entries: log.entries.map(\.entry).filter { span.contains($0.time) },
        collected: try await counts(span), tasks: forms.tasks, frame: frame
      ).report
    }
  }

  private func evaluation(_ order: ReportOrder) async throws -> Evaluation {
    try await workplace.evaluation(store, from: order.from, to: order.to, now: order.cut)
  }

  /// With the titles of the cases that something is wrong with.
  private func titled(_ frame: ReportFrame, _ evaluation: Evaluation) async throws -> ReportFrame {
    var frame = frame
    for one in evaluation.cases where !one.verdicts.isEmpty {
      frame.names.titles[one.id] = clean(try await store.title(ofCase: one.id) ?? "")
    }
    return frame
  }

  private func missed(_ order: ReportOrder) async throws -> MissedReport {
    let truths = try await store.truths(order.from.beginning...order.to.end).map { truth in
      var truth = truth
      truth.title = clean(truth.title)
      return truth
    }
    return MissedReport(
      office: store.office, name: try await store.officeName(), simulated: store.simulated, from: order.from,
      to: order.to, truths: truths, leads: try await store.leads(of: truths))
  }

  /// The log as it stood at the cut.
  struct KnownLog {
    var entries: [(entry: LogEntry, hash: String)]

    var head: String { entries.last?.hash ?? Chain.beginning }
  }

  func log(upTo cut: Timestamp) async throws -> KnownLog {
    let rows = try await store.logRows()
    let read = try zip(LogEntry.read(rows.map(\.body)), rows).map { (entry: $0, hash: $1.hash) }
    return KnownLog(entries: Array(read.prefix { $0.entry.at.seconds <= cut.seconds }))
  }

  private func frame(_ order: ReportOrder, _ log: KnownLog) async throws -> ReportFrame {
    let names = try await workplace.names(store)
    return ReportFrame(
      names: names, unit: try await store.units().first(where: \.duty)?.name ?? names.office,
      recipients: forms.recipients,
      provenance: Provenance(
        kind: order.kind, office: store.office, from: order.from, to: order.to, cut: order.cut,
        caseID: order.caseID, options: order.options, entries: log.entries.count, head: log.head,
        isSimulated: store.simulated),
      notes: order.notes.mapValues(clean))
  }

  /// A text as everybody may read it: what leaves the office holds no personal data.
  func clean(_ text: String) -> String { redactor.redact(text, as: .public).text }

  /// Names of the feeds, and the ranks of their media.
  func feeds() async throws -> [String: Feed] {
    var feeds = try await workplace.feeds(store)
    let demo = workplace.settings.feedsFolder + "/demo"
    if store.simulated, FileManager.default.fileExists(atPath: demo) {
      feeds += try DemoScript(try Folder.files(demo, purpose: "feeds")).sources.map(\.feed)
    }
    return Dictionary(feeds.map { ($0.id, $0) }) { first, _ in first }
  }
}
