import Classifier
import Collectors
import Desk
import FeedParsing
import Model
import Monitor
import Storage

private let format = Command.Option(
  name: "--format", value: "ndjson|csv|feed", help: "what the files are (default: by their name)")
private let feedID = Command.Option(
  name: "--feed", value: "ID", help: "what the items are stored under (default: import)")
private let map = Command.Option(
  name: "--map", value: "FIELD=COLUMN,…", help: "which column is what, such as title=诉求标题,text=内容")
private let asTruth = Command.Option(
  name: "--as-truth", help: "the rows are a superior's tickets: what really happened (see report missed)")
private let dryRun = Command.Option(name: "--dry-run", help: "tell what would happen, and write nothing")

let importCommand = Command(
  name: ["import"], arguments: "FILE…",
  summary: "takes in items by file: judged and grouped as collected ones; local, internal, never twice",
  options: [
    format, feedID, map, asTruth, dryRun, .json, .store, .keywords, .config, .office, .now, .simulated,
  ],
  run: { invocation in
    guard !invocation.arguments.isEmpty else {
      throw UsageError("import: name a file, or - for standard input")
    }
    let id = invocation.value(feedID) ?? "import"
    guard id.isFeedID else { throw UsageError("--feed \(id): an id is small letters, digits and dashes") }
    let workplace = try Workplace(invocation)
    let kinds = try invocation.arguments.map { try ImportKind($0, invocation.value(format)) }
    let columns = try ColumnMap(invocation.value(map) ?? "")
    let store = try await invocation.has(dryRun) ? workplace.existingStore() : workplace.store()
    let now = try await workplace.writingClock(store)()
    if invocation.has(asTruth) {
      let tickets = TruthImport(desk: TruthDesk(store), map: columns, now: now, isDry: invocation.has(dryRun))
      return try await tickets.run(invocation.arguments, kinds, json: invocation.has(.json))
    }
    let importer = Importer(store: store, classifier: Classifier(try workplace.settings.ruleBook()))
    var total = ImportReport()
    for (file, kind) in zip(invocation.arguments, kinds) {
      let feed = Feed(id: id, title: id, url: "", scope: .local)
      let brought = try BroughtItems(file, kind, columns, feed: feed, now: now)
      for row in brought.bad { Output().line(BadLine(number: row.line, error: row).text) }
      var report = try await importer.take(
        brought.collected, sources: brought.sources, now: now, dryRun: invocation.has(dryRun))
      (report.read, report.bad) = (brought.read, brought.bad.count)
      // A row that repeats another of the file brought nothing new.
      report.unchanged += brought.read - brought.bad.count - brought.collected.items.count
      total.add(report)
    }
    Output().line(invocation.has(.json) ? total.json.text : total.line(isDry: invocation.has(dryRun)))
    return total.bad == 0 ? 0 : 1
  })

/// What an imported file is.
enum ImportKind {
  case table(IntakeFile.Format)
  case feed

  /// By what was said, else by the name's ending.
  init(_ file: String, _ said: String?) throws {
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch said ?? ending {
    case "ndjson", "jsonl": self = .table(.ndjson)
    case "csv", "tsv", "txt": self = .table(.csv)
    case "feed", "xml", "rss", "atom": self = .feed
    case let other where said != nil: throw UsageError("--format \(other): write ndjson, csv or feed")
    default: throw UsageError("import \(file): say what it is with --format ndjson, csv or feed")
    }
  }
}

/// The items of one file.
private struct BroughtItems {
  let collected: Collected
  var sources: [String: String] = [:]
  var bad: [IntakeFile.BadRow] = []
  var read: Int

  init(_ file: String, _ kind: ImportKind, _ map: ColumnMap, feed: Feed, now: Timestamp) throws {
    let bytes = try LineReader.bytes(of: file)
    do {
      switch kind {
      case .feed:
        let parsed = try FeedParser.parse(bytes, url: nil, contentType: nil, now: now)
        collected = .imported(parsed, feed: feed, now: now)
        read = parsed.items.count
      case .table(let format):
        let table = try IntakeFile(bytes, format, map: map, needs: [[.title, .text]])
        for warning in table.warnings { Complaint("\(file): \(warning)").print() }
        let made = Collected.imported(table.records, feed: feed, now: now)
        (collected, sources) = (made.collected, made.sources)
        bad = (table.bad + made.bad).sorted { $0.line < $1.line }
        read = table.records.count + table.bad.count
      }
    } catch {
      throw Failure("\(file): \(error)")
    }
  }
}

extension ImportReport {
  fileprivate mutating func add(_ other: ImportReport) {
    read += other.read
    new += other.new
    updated += other.updated
    unchanged += other.unchanged
    flagged += other.flagged
    cases += other.cases
    bad += other.bad
  }

  fileprivate func line(isDry: Bool) -> String {
    "\(isDry ? "would be: " : "")\(read) read: \(new) new, \(updated) updated, \(unchanged) known, \(bad) bad; "
      + "\(flagged) flagged, \(cases) cases"
  }
}

extension String {
  fileprivate var isFeedID: Bool {
    !isEmpty && utf8.count <= 64
      && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
  }
}
