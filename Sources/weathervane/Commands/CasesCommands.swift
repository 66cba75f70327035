import Model
import Monitor
import ResponseLog
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now]
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
          rule.roles.map(\.rawValue).joined(separator: " "), rule.requires.joined(separator: "; "),
        ]
      }
      output.line(table.text)
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
  options: options,
  run: { invocation in
    guard let id = invocation.arguments.first else { throw UsageError("cases show: name the case") }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let entries = try await workplace.desk(store).entries(ofCase: id)
    guard let file = CaseFile(entries) else { throw Refusal.noSuchCase(id) }
    let title = try await store.title(ofCase: id)
    let (book, now) = (try workplace.clockBook(), try await workplace.now(store))
    let row = CaseRow(file, entries, title: title, book, now)
    let output = Output()
    var lines: [JSONValue] = []
    var table = Table(headings: ["seq", "time", "action", "state", "by", "holder", "texts"])
    for entry in entries {
      let texts = try await store.content(ofEntry: entry.seq)
      lines.append(entry.shown(texts))
      table.rows.append(entry.cells(texts))
    }
    if invocation.has(.json) {
      guard case .object(var members) = row.json else { return 1 }
      members["entries"] = .array(lines)
      output.line(JSONValue.object(members).text)
    } else {
      if store.simulated { output.line("演示数据 simulated data") }
      output.line(
        zip(["case", "state", "area", "grade", "holder", "clock", "due", "title"], row.cells)
          .map { "\($0): \($1)" }.joined(separator: "\n"))
      output.line(table.text)
    }
    return 0
  })

/// A case as a list shows it.
private struct CaseRow {
  let file: CaseFile
  let title: String?
  let runs: [(run: ClockRun, status: ClockStatus)]

  init(_ file: CaseFile, _ entries: [LogEntry], title: String?, _ book: ClockBook, _ now: Timestamp) {
    self.file = file
    self.title = title
    let ledger = CaseHistory(entries, cut: now.seconds).map { ClockLedger.runs($0, book) }
    if let gap = ledger?.gap { Complaint("\(file.id): \(gap)").print() }
    runs = ledger?.runs.map { ($0, $0.status(now, book)) } ?? []
  }

  private var running: [(run: ClockRun, status: ClockStatus)] {
    file.state.isOpen ? runs.filter { $0.status != .met }.sorted { $0.run.due < $1.run.due } : []
  }

  var nextDue: Int64? { running.first?.run.due }

  var cells: [String] {
    let next = running.first
    return [
      file.id, file.state.rawValue, file.area ?? "–", file.grade?.rawValue ?? "–",
      [file.holder.unit, file.holder.person].compactMap(\.self).joined(separator: "/"),
      next.map { "\($0.run.clock.rawValue) \($0.status.rawValue)" } ?? "–",
      next.map { Timestamp(seconds: $0.run.due).rfc3339 } ?? "–", title ?? "",
    ]
  }

  var json: JSONValue {
    .object([
      "case": .string(file.id), "state": .string(file.state.rawValue), "topic": JSONValue(file.topic),
      "title": JSONValue(title), "area": JSONValue(file.area), "grade": JSONValue(file.grade?.rawValue),
      "kind": JSONValue(file.kind), "place": JSONValue(file.place),
      "holder": .object(["unit": JSONValue(file.holder.unit), "person": JSONValue(file.holder.person)]),
      "seq": .integer(file.lastSeq), "opened": JSONValue(file.opened), "collected": JSONValue(file.collected),
      "clocks": .array(
        runs.map { run, status in
          .object([
            "clock": .string(run.clock.rawValue), "start": JSONValue(Timestamp(seconds: run.start)),
            "due": JSONValue(Timestamp(seconds: run.due)),
            "met": JSONValue(run.met.map { Timestamp(seconds: $0) }), "status": .string(status.rawValue),
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
      "requires": .array(requires.map(JSONValue.string)),
    ])
  }
}

extension LogEntry {
  /// The entry with its texts where they still are.
  fileprivate func shown(_ texts: [String: StoredContent]) -> JSONValue {
    guard case .object(var members)? = JSONValue(text: body) else { return .null }
    members["texts"] = .object(
      Dictionary(
        content.compactMap { reference in texts[reference.digest].map { (reference.kind, .string($0.text)) } }
      ) {
        first, _ in first
      })
    return .object(members)
  }

  fileprivate func cells(_ texts: [String: StoredContent]) -> [String] {
    [
      String(seq), at.rfc3339, action, to?.rawValue ?? "–",
      [actor, unit].compactMap(\.self).joined(separator: "/"),
      [holder.unit, holder.person].compactMap(\.self).joined(separator: "/"),
      content.compactMap { texts[$0.digest].map { "\($0.kind): \($0.text)" } }.joined(separator: " · "),
    ]
  }
}
