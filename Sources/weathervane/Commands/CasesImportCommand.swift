import Collectors
import Desk
import Foundation
import Model
import Monitor
import ResponseLog
import Storage

private let format = Command.Option(
  name: "--format", value: "acts|csv|ndjson",
  help: "acts (default but for .csv), or a table of tickets; ndjson only with --closed")
private let closed = Command.Option(
  name: "--closed", help: "the rows are cases that were answered and closed elsewhere: history")
private let map = Command.Option(
  name: "--map", value: "FIELD=COLUMN,…", help: "which column is what, such as title=诉求标题,reply=答复内容")
private let dryRun = Command.Option(
  name: "--dry-run", help: "tell row by row what would happen, and write nothing")
private let actor = Command.Option(
  name: "--as", value: "PERSON", help: "who enters the table (history takes an admin or assessor)")

let casesImportCommand = Command(
  name: ["cases", "import"], arguments: "FILE|-",
  summary:
    "enters acts done elsewhere (NDJSON {case,move,as,occurred,…options}), tickets of a CSV, or closed history",
  options: [format, closed, map, dryRun, actor, .json, .store, .keywords, .config, .office, .now],
  run: { invocation in
    guard let file = invocation.arguments.first else {
      throw UsageError("cases import: name a file, or - for standard input")
    }
    let workplace = try Workplace(invocation)
    if let table = try table(file, invocation) {
      return try await table.run(workplace, json: invocation.has(.json))
    }
    for option in [map, dryRun, actor] where invocation.has(option) {
      throw UsageError("cases import: \(option.name) is for tables; say --format csv, or --closed")
    }
    let store = try await workplace.existingStore()
    let desk = try await workplace.desk(store)
    var lines: [(number: Int, bytes: [UInt8])] = []
    try LineReader.forEachLine(of: file) { lines.append(($0, $1)) }
    var ids: [String: String] = [:]
    var clean = true
    let output = Output()
    for line in lines {
      do {
        let act = try ImportedAct(line.bytes)
        let done = try await act.play(at: desk, workplace, store, known: &ids)
        output.line(
          JSONValue.object([
            "case": JSONValue(done.entry.caseID), "state": JSONValue(done.entry.to?.rawValue),
            "seq": .integer(done.entry.seq), "hash": .string(done.hash),
          ]).text)
      } catch {
        clean = false
        output.line(BadLine(number: line.number, error: error).text)
      }
    }
    return clean ? 0 : 1
  })

/// The table that the options speak of; nil where the file holds acts.
private func table(_ file: String, _ invocation: Invocation) throws -> CasesBringing? {
  let isTable = [".csv", ".tsv", ".txt"].contains { file.lowercased().hasSuffix($0) }
  let isHistory = invocation.has(closed)
  let kind: IntakeFile.Format? =
    switch invocation.value(format) {
    case nil: isTable ? .csv : isHistory ? .ndjson : nil
    case "csv": .csv
    case "ndjson" where isHistory: .ndjson
    case "acts" where !isHistory: nil
    case let other?:
      throw UsageError("cases import: --format \(other): write acts or csv; with --closed csv or ndjson")
    }
  guard let kind else { return nil }
  return CasesBringing(
    file: file, format: kind, isHistory: isHistory, map: try ColumnMap(invocation.value(map) ?? ""),
    actor: invocation.value(actor), isDry: invocation.has(dryRun))
}

/// One act of an imported history.
private struct ImportedAct {
  private let move: Move
  private let actor: String
  /// A case's id, or the importer's own name for a case that an earlier line opened.
  private let name: String?
  private var words = MoveWords()

  private static let times: Set<String> = ["due", "occurred", "published", "collected"]

  init(_ line: [UInt8]) throws {
    let fields = try DataFields(file: "line", bytes: line)
    let own: Set<String> = ["move", "as", "case", "helpers", "if-seq", "item", "topic"]
    try fields.allow(own.union(Self.times).union(MoveWords.names).union(["text"]))
    guard let move = Move(rawValue: try fields.string("move")) else {
      throw Failure("move: must be one of \(Move.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self.move = move
    actor = try fields.string("as")
    name = try fields.optionalString("case")
    func value(_ name: String) throws -> String? {
      if case .integer(let number)? = fields.raw(name) { return String(number) }
      return try fields.optionalString(name)
    }
    for name in fields.names.subtracting(own).subtracting(Self.times) {
      words.options[name] = try value(name)
    }
    for name in Self.times { words.times[name] = try value(name) }
    words.helpers = try fields.strings("helpers")
    (words.ifSeq, words.item, words.topic) = (try value("if-seq"), try value("item"), try value("topic"))
  }

  func play(at desk: CaseDesk, _ workplace: Workplace, _ store: Store, known ids: inout [String: String])
    async throws -> CaseDesk.Done
  {
    guard move == .open || name != nil else { throw Failure("case: missing") }
    let id = move == .open ? nil : name.map { ids[$0] ?? $0 }
    let change = try await words.change(move, workplace, store)
    let done = try await desk.act(move, on: id, by: actor, via: .import, change)
    if move == .open, let name, let id = done.entry.caseID { ids[name] = id }
    return done
  }
}
