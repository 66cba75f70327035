import Foundation
import Model
import Monitor
import ResponseLog

let casesImportCommand = Command(
  name: ["cases", "import"], arguments: "FILE|-",
  summary:
    "enters acts done elsewhere: NDJSON {case,move,as,occurred,…options}, a case by its id or a name of yours",
  options: [.json, .store, .keywords, .config, .office, .now],
  run: { invocation in
    guard let file = invocation.arguments.first else {
      throw UsageError("cases import: name a file, or - for standard input")
    }
    let workplace = try Workplace(invocation)
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
        let done = try await act.play(at: desk, known: &ids)
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

/// One act of an imported history.
private struct ImportedAct {
  private let move: Move
  private let actor: String
  /// A case's id, or the importer's own name for a case that an earlier line opened.
  private let name: String?
  private let occurred: Timestamp?
  private let options: [String: String]
  private let helpers: [String]

  init(_ line: [UInt8]) throws {
    let fields = try DataFields(file: "line", bytes: line)
    guard let move = Move(rawValue: try fields.string("move")) else {
      throw Failure("move: must be one of \(Move.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self.move = move
    actor = try fields.string("as")
    name = try fields.optionalString("case")
    helpers = try fields.strings("helpers")
    let time = try fields.optionalString("occurred")
    occurred = time.flatMap { Timestamp(rfc3339: $0) }
    if time != nil, occurred == nil { throw Failure("occurred: must be a time as 2026-11-22T08:30:00+08:00") }
    var options: [String: String] = [:]
    for name in fields.names.subtracting(["move", "as", "case", "occurred", "helpers"]) {
      if case .integer(let number)? = fields.raw(name) {
        options[name] = String(number)
      } else {
        options[name] = try fields.optionalString(name)
      }
    }
    self.options = options
  }

  func play(at desk: CaseDesk, known ids: inout [String: String]) async throws -> (
    entry: LogEntry, hash: String
  ) {
    guard move == .open || name != nil else { throw Failure("case: missing") }
    let id = move == .open ? nil : name.map { ids[$0] ?? $0 }
    let (occurred, options, helpers) = (occurred, options, helpers)
    var opening = Opening()
    (opening.area, opening.place) = (options["area"], options["place"])
    opening.published = options["published"].flatMap { Timestamp(rfc3339: $0) }
    opening.collected = options["collected"].flatMap { Timestamp(rfc3339: $0) }
    let known = opening
    let done = try await desk.act(move, on: id, by: actor, via: .import) { request in
      (request.occurred, request.options, request.helpers) = (occurred, options, helpers)
      if request.move == .open { request.opening = known }
    }
    if move == .open, let name, let id = done.entry.caseID { ids[name] = id }
    return done
  }
}
