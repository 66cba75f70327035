import Desk
import Model
import Monitor
import ResponseLog
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now]
private let reader = Command.Option(
  name: "--as", value: "PERSON", help: "who reads; beyond the office citizens' words are masked")
private let everything = Command.Option(name: "--all", help: "closed and dismissed ones, too")

let casesMovesCommand = Command(
  name: ["cases", "moves"], summary: "prints the table of moves: from, to, who may, what it needs",
  options: [.json],
  run: { invocation in
    let output = Output()
    if invocation.has(.json) {
      output.line(JSONValue.array(MoveTable.all.map(\.json)).text)
    } else {
      var table = Table(headings: ["move", "from", "to", "roles", "requires"])
      table.rows = MoveTable.all.map { rule in
        [
          rule.move.rawValue, rule.from.isEmpty ? "–" : rule.from.map(\.rawValue).joined(separator: " "),
          rule.to.isEmpty ? "same" : rule.to.map(\.rawValue).joined(separator: " "),
          rule.roles.map { rule.bound.contains($0) ? "\($0.rawValue)*" : $0.rawValue }.joined(separator: " "),
          rule.requires.joined(separator: "; "),
        ]
      }
      output.line(table.text)
      output.line(
        "* only for the case's lead unit, units below it and deputies of its absent members; to progress, helpers too"
      )
    }
    return 0
  })

let casesListCommand = Command(
  name: ["cases", "list"], summary: "shows the open cases with their clocks, nearest due first",
  options: options + [everything],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let (book, now) = (try workplace.clockBook(), try await workplace.now(store))
    var rows: [CaseRow] = []
    for (file, entries) in try await workplace.desk(store).cases()
    where invocation.has(everything) || file.state.isOpen {
      let title = try await store.title(ofCase: file.id)
      rows.append(CaseRow(file, entries, title: title, book, now))
    }
    rows.sort { ($0.nextDue ?? .max, $0.file.id) < ($1.nextDue ?? .max, $1.file.id) }
    let output = Output()
    if invocation.has(.json) {
      for row in rows { output.line(row.json.text) }
    } else {
      var table = Table(headings: ["case", "state", "area", "grade", "holder", "clock", "due", "title"])
      table.rows = rows.map(\.cells)
      if store.simulated { output.line("演示数据 simulated data") }
      output.line(table.text)
    }
    return 0
  })

let casesShowCommand = Command(
  name: ["cases", "show"], arguments: "CASE", summary: "shows one case with its clocks and its entries",
  options: options + [reader],
  run: { invocation in
    guard let id = invocation.arguments.first else { throw UsageError("cases show: name the case") }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let entries = try await workplace.desk(store).entries(ofCase: id)
    guard let file = CaseFile(entries) else { throw Refusal.noSuchCase(id) }
    let reader = try await workplace.reader(invocation.value(reader), store)
    let title = try await store.title(ofCase: id).map(reader.shown)
    let (book, now) = (try workplace.clockBook(), try await workplace.now(store))
    let row = CaseRow(file, entries, title: title, book, now)
    let doubts = try await workplace.desk(store).view().doubts(about: file, at: now)
    let output = Output()
    var lines: [JSONValue] = []
    var table = Table(headings: ["seq", "time", "action", "state", "by", "holder", "texts"])
    for entry in entries {
      let texts = try await store.content(ofEntry: entry.seq).compactMapValues { reader.shown($0, of: entry) }
      let corrections = entries.filter { $0.corrects == entry.seq }
      lines.append(entry.shown(texts, corrections))
      table.rows.append(entry.cells(texts, corrections))
    }
    if invocation.has(.json) {
      guard case .object(var members) = row.json else { return 1 }
      members["entries"] = .array(lines)
      members["doubts"] = .array(doubts.map { .string($0.description) })
      output.line(JSONValue.object(members).text)
    } else {
      if store.simulated { output.line("演示数据 simulated data") }
      output.line(
        zip(["case", "state", "area", "grade", "holder", "clock", "due", "title"], row.cells)
          .map { "\($0): \($1)" }.joined(separator: "\n"))
      for doubt in doubts { output.line("mind: \(doubt)") }
      output.line(table.text)
    }
    return 0
  })

/// A case as a list shows it.
private struct CaseRow {
  let file: CaseFile
  let title: String?
  let runs: [Clock]
  typealias Clock = (run: ClockRun, status: ClockStatus, step: LadderStep.Step?)

  init(_ file: CaseFile, _ entries: [LogEntry], title: String?, _ book: ClockBook, _ now: Timestamp) {
    self.file = file
    self.title = title
    let ledger = CaseHistory(entries, cut: now.seconds).map { ClockLedger.runs($0, book) }
    for gap in ledger?.gaps ?? [] { Complaint("\(file.id): \(gap)").print() }
    runs = ledger?.runs.map { ($0, $0.status(now, book), $0.step(now, book)) } ?? []
  }

  private var running: [Clock] {
    file.state.isOpen ? runs.filter { $0.status != .met }.sorted { $0.run.due < $1.run.due } : []
  }

  var nextDue: Int64? { running.first?.run.due }

  var cells: [String] {
    let next = running.first
    return [
      file.id, file.state.rawValue + (file.isImported ? " 导入" : ""), file.area ?? "–",
      file.grade?.rawValue ?? "–",
      [file.holder.unit, file.holder.person].compactMap(\.self).joined(separator: "/"),
      next.map {
        [$0.run.clock.rawValue, $0.status.rawValue, $0.step?.word].compactMap(\.self).joined(separator: " ")
      }
        ?? "–",
      next.map { Timestamp(seconds: $0.run.due).rfc3339 } ?? "–", title ?? "",
    ]
  }

  var json: JSONValue {
    .object([
      "case": .string(file.id), "state": .string(file.state.rawValue), "topic": JSONValue(file.topic),
      "title": JSONValue(title), "area": JSONValue(file.area), "grade": JSONValue(file.grade?.rawValue),
      "kind": JSONValue(file.kind), "place": JSONValue(file.place), "lead": JSONValue(file.lead),
      "helpers": .array(file.helpers.map(JSONValue.string)),
      "holder": .object(["unit": JSONValue(file.holder.unit), "person": JSONValue(file.holder.person)]),
      "seq": .integer(file.lastSeq), "imported": .bool(file.isImported), "opened": JSONValue(file.opened),
      "collected": JSONValue(file.collected),
      "clocks": .array(
        runs.map { run, status, step in
          .object([
            "clock": .string(run.clock.rawValue), "start": JSONValue(Timestamp(seconds: run.start)),
            "due": JSONValue(Timestamp(seconds: run.due)),
            "met": JSONValue(run.met.map { Timestamp(seconds: $0) }), "status": .string(status.rawValue),
            "row": .string(run.row.id), "step": JSONValue(step?.rawValue),
            "paused_since": JSONValue(run.pausedSince.map { Timestamp(seconds: $0) }),
            "paused_seconds": .integer(run.pausedSeconds),
          ])
        }),
    ])
  }
}

extension MoveRule {
  fileprivate var json: JSONValue {
    .object([
      "move": .string(move.rawValue), "from": .array(from.map { .string($0.rawValue) }),
      "to": .array(to.map { .string($0.rawValue) }), "roles": .array(roles.map { .string($0.rawValue) }),
      "bound": .array(bound.map { .string($0.rawValue) }), "requires": .array(requires.map(JSONValue.string)),
    ])
  }
}

extension LogEntry {
  /// The entry with its texts where they still are.
  fileprivate func shown(_ texts: [String: String], _ corrections: [LogEntry]) -> JSONValue {
    guard case .object(var members)? = JSONValue(text: body) else { return .null }
    members["corrected_by"] = .array(corrections.map { .integer($0.seq) })
    members["texts"] = .object(
      Dictionary(
        content.compactMap { reference in texts[reference.digest].map { (reference.kind, .string($0)) } }
      ) {
        first, _ in first
      })
    return .object(members)
  }

  fileprivate func cells(_ texts: [String: String], _ corrections: [LogEntry]) -> [String] {
    let notes =
      [occurred.map { "补录 occurred: \($0.rfc3339)" }, corrects.map { "更正 corrects: #\($0)" }].compactMap(
        \.self)
      + content.compactMap { reference in texts[reference.digest].map { "\(reference.kind): \($0)" } }
      + corrections.map { "更正 corrected by: #\($0.seq)" }
    return [
      String(seq), at.rfc3339, action, to?.rawValue ?? "–",
      [actor, unit].compactMap(\.self).joined(separator: "/"),
      [holder.unit, holder.person].compactMap(\.self).joined(separator: "/"),
      notes.joined(separator: " · "),
    ]
  }
}
