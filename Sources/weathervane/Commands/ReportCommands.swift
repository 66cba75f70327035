import Foundation
import Model
import Reports
import Storage

/// One command a kind of report; all of them make it by `ReportDesk`.
let reportCommands: [Command] = ReportKind.allCases.map { kind in
  Command(
    name: ["report", kind.rawValue], summary: kind.summary, options: ReportOptions.of(kind),
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.existingStore()
      let format = try ReportOptions.format(invocation, kind)
      let desk = try ReportDesk(workplace, store)
      let order = try await ReportOptions.order(invocation, kind, desk)
      if kind == .evaluation, format == .json {
        var writer = try PieceWriter(to: invocation.value(ReportOptions.file))
        try await desk.writeEvaluation(order, to: &writer)
        return 0
      }
      try invocation.write(try await desk.report(order).bytes(format), to: ReportOptions.file)
      return 0
    })
}

extension ReportKind {
  fileprivate var summary: String {
    switch self {
    case .daily: "舆情日报: what came in, what is being handled, what is late, on one day"
    case .weekly: "舆情周报: the same of seven days, against the seven before"
    case .flash: "舆情快报: one case at once, in four parts"
    case .special: "舆情专报: one case in depth, with charts"
    case .evaluation: "evaluates a period from the log alone: spans, clocks, verdicts, notices"
    case .ledger: "舆情台账: a line a case, for spreadsheets"
    case .missed: "says what a superior's tickets (import --as-truth) told before we saw it, and why 漏报"
    case .year: "落实情况: what was done in a year for the tasks of the notice"
    }
  }
}

/// What the report commands take.
enum ReportOptions {
  private static let from = Command.Option(
    name: "--from", value: "DAY", help: "first day, 2026-11-01")
  private static let to = Command.Option(name: "--to", value: "DAY", help: "last day (default: today)")
  private static let caseID = Command.Option(name: "--case", value: "CASE", help: "the case")
  private static let issue = Command.Option(
    name: "--issue", value: "N", help: "number of the issue 期 (default: counted)")
  private static let note = Command.Option(
    name: "--note", value: "FIELD=FILE", help: "a person's words for a marked field", repeats: true)
  private static let format = Command.Option(
    name: "--format", value: "FORMAT",
    help: "html, docx, csv, xlsx or json (default: the file's ending, else json)")
  static let file = Command.Option(
    name: "-o", value: "FILE", help: "write here instead of standard output")

  static func of(_ kind: ReportKind) -> [Command.Option] {
    let shared: [Command.Option] = [.store, .feeds, .keywords, .config, .office, .now, format, file]
    let own: [Command.Option] = kind.isOfCase ? [caseID, issue] : [from, to]
    let fields = kind.fields.map(\.id).joined(separator: ", ")
    var note = note
    note.help += ": \(fields)"
    return shared + own + (kind == .daily || kind == .weekly ? [issue] : [])
      + (kind.fields.isEmpty ? [] : [note])
  }

  static func format(_ invocation: Invocation, _ kind: ReportKind) throws(UsageError) -> ReportFormat {
    if let name = invocation.value(format) {
      guard let format = ReportFormat(rawValue: name) else {
        throw UsageError(
          "--format \(name): write \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return format
    }
    let ending = invocation.value(file)?.split(separator: ".").last.map(String.init) ?? ""
    return ReportFormat(rawValue: ending) ?? .json
  }

  static func order(_ invocation: Invocation, _ kind: ReportKind, _ desk: ReportDesk) async throws
    -> ReportOrder
  {
    let now = try await desk.workplace.now(desk.store)
    var order: ReportOrder
    if kind.isOfCase {
      guard let id = invocation.value(caseID) else {
        throw UsageError("report \(kind.rawValue): name a case with --case")
      }
      guard let opened = try await desk.openingDay(ofCase: id) else {
        throw Failure("\(id): no such case; weathervane cases list names them")
      }
      order = ReportOrder(kind: kind, from: opened, to: max(now.chinaDay, opened), now: now, caseID: id)
    } else {
      let period = try period(invocation, kind, now: now)
      order = ReportOrder(kind: kind, from: period.lowerBound, to: period.upperBound, now: now)
    }
    if let number = invocation.value(issue) { order.options["issue"] = try Self.number(number) }
    order.notes = try notes(invocation, kind)
    return order
  }

  private static func number(_ text: String) throws(UsageError) -> String {
    guard let number = Int(text), number > 0 else {
      throw UsageError("--issue \(text): write a number from 1")
    }
    return String(number)
  }

  /// The period that was asked for.
  private static func period(_ invocation: Invocation, _ kind: ReportKind, now: Timestamp) throws(UsageError)
    -> ClosedRange<CivilDate>
  {
    let last = try invocation.day(to) ?? now.chinaDay
    let first = try invocation.day(from) ?? kind.beginning(before: last)
    guard first <= last else {
      throw UsageError("report \(kind.rawValue): --from \(first) lies behind --to \(last)")
    }
    return first...last
  }

  private static func notes(_ invocation: Invocation, _ kind: ReportKind) throws -> [String: String] {
    var notes: [String: String] = [:]
    for text in invocation.values(note) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, kind.fields.contains(where: { $0.id == parts[0] }) else {
        throw UsageError(
          "--note \(text): write FIELD=FILE with FIELD one of \(kind.fields.map(\.id).joined(separator: ", "))"
        )
      }
      notes[parts[0]] = String(decoding: try LineReader.bytes(of: parts[1]), as: UTF8.self)
    }
    return notes
  }
}

extension ReportKind {
  /// The first day of a period of which only the last is named.
  func beginning(before last: CivilDate) -> CivilDate {
    switch self {
    case .daily, .flash, .special: last
    case .weekly: CivilDate(daysSinceEpoch: last.daysSinceEpoch - 6)
    case .evaluation, .missed, .ledger: CivilDate(daysSinceEpoch: last.daysSinceEpoch - 30)
    case .year: CivilDate(year: last.year, month: 1, day: 1)
    }
  }
}

extension Invocation {
  /// The option as a day.
  func day(_ option: Command.Option) throws(UsageError) -> CivilDate? {
    guard let text = value(option) else { return nil }
    guard text.utf8.count == 10, let time = Timestamp(rfc3339: text) else {
      throw UsageError("\(option.name) \(text): write a day as 2026-11-22")
    }
    return time.chinaDay
  }

  /// Writes to the file that the option names, else to standard output.
  func write(_ bytes: [UInt8], to option: Command.Option) throws {
    guard let path = value(option) else {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      return
    }
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure("\(path): cannot be written (\(error.localizedDescription))")
    }
  }
}
