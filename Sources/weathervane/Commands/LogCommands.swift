import Foundation
import Model
import Monitor
import ResponseLog
import Storage

private let options: [Command.Option] = [.store, .keywords, .config, .office]
private let ofCase = Command.Option(name: "--case", value: "CASE", help: "only the entries of this case")
private let export = Command.Option(
  name: "--export", value: "FILE", help: "check an exported log instead of a store")

private let seal = Command.Option(
  name: "--seal", value: "FILE",
  help: "a seal that was held elsewhere: shows any change before it, a cut tail too")
private let key = Command.Option(
  name: "--key", value: "FILE", help: "the public key that was handed over, to tell whose seal it is")

let logShowCommand = Command(
  name: ["log", "show"], summary: "prints the response log, one entry a line",
  options: options + [.json, ofCase],
  run: { invocation in
    let store = try await Workplace(invocation).existingStore()
    let output = Output()
    for row in try await store.logRows() {
      guard let entry = JSONValue(text: row.body).flatMap(LogEntry.init) else { continue }
      if let wanted = invocation.value(ofCase), entry.caseID != wanted { continue }
      output.line(invocation.has(.json) ? row.body : entry.line)
    }
    return 0
  })

let logExportCommand = Command(
  name: ["log", "export"], summary: "prints the log as it is sealed: {body,hash,prev} a line",
  options: options,
  run: { invocation in
    let store = try await Workplace(invocation).existingStore()
    let output = Output()
    for row in try await store.logRows() {
      // The stored text goes out as it is: what was hashed is what is exported.
      output.line("{\"body\":\(row.body),\"hash\":\"\(row.hash)\",\"prev\":\"\(row.prev)\"}")
    }
    return 0
  })

let logVerifyCommand = Command(
  name: ["log", "verify"], summary: "checks every hash, number and head of the log",
  options: options + [.json, export, seal, key],
  run: { invocation in
    let output = Output()
    do {
      let (count, head) = try await verify(invocation)
      let members: JSONValue = .object([
        "ok": .bool(true), "entries": JSONValue(count), "head": .string(head),
      ])
      output.line(invocation.has(.json) ? members.text : "ok \(count) entries, head \(head)")
      return 0
    } catch let fault as Chain.Fault {
      let members: JSONValue = .object([
        "ok": .bool(false), "seq": .integer(fault.seq), "why": .string(fault.reason),
      ])
      output.line(invocation.has(.json) ? members.text : "bad entry \(fault.seq): \(fault.reason)")
      return 1
    }
  })

/// Entries checked and the hash of the last one.
private func verify(_ invocation: Invocation) async throws -> (Int, String) {
  if invocation.has(key), !invocation.has(seal) {
    throw UsageError("log verify: --key goes with --seal FILE")
  }
  if let file = invocation.value(export) {
    let rows = try exported(file)
    try Chain.verify(
      office: rows.first?.office ?? "", rows,
      head: rows.last.map { LogHead(office: $0.office, seq: $0.seq, hash: $0.hash) })
    try verifySeal(invocation, rows)
    return (rows.count, rows.last?.hash ?? Chain.beginning)
  }
  let store = try await Workplace(invocation).existingStore()
  let log = try await store.wholeLog()
  try Chain.verify(log, office: store.office, simulated: store.simulated)
  let own = log.rows.filter { $0.office == store.office }
  try verifySeal(invocation, own)
  return (log.rows.count, log.heads.first { $0.office == store.office }?.hash ?? Chain.beginning)
}

/// Holds the log against the seal that was given, if one was.
private func verifySeal(_ invocation: Invocation, _ rows: [LogRow]) throws {
  guard let file = invocation.value(seal) else { return }
  let trusted = try invocation.value(key).map(KeyFile.trusted)
  let changes = try LogEntry.read(rows.map(\.body).filter { $0.contains("\"seal_key\"") })
  try Chain.verify(
    rows, against: try SealFile.read(file),
    keyring: trusted.map { SealKeyring(trusting: $0, entries: changes) })
}

/// The rows of an exported log; the body is taken as it is written, for its bytes are what was hashed.
private func exported(_ file: String) throws -> [LogRow] {
  var rows: [LogRow] = []
  try LineReader.forEachLine(of: file) { number, line in
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix("{\"body\":"), let end = text.range(of: ",\"hash\":\"", options: .backwards),
      case .object(let members)? = JSONValue(text: text), case .string(let hash)? = members["hash"],
      case .string(let prev)? = members["prev"],
      let body = Optional(String(text[text.index(text.startIndex, offsetBy: 8)..<end.lowerBound])),
      let entry = JSONValue(text: body).flatMap(LogEntry.init)
    else { throw Chain.Fault(seq: Int64(number), reason: "line \(number) of \(file) is no exported entry") }
    rows.append(LogRow(office: entry.office, seq: entry.seq, body: body, prev: prev, hash: hash))
  }
  return rows
}

extension LogEntry {
  fileprivate var line: String {
    let who = [actor, unit].compactMap(\.self).joined(separator: "/")
    let held = [holder.unit, holder.person].compactMap(\.self).joined(separator: "/")
    let states = from.map { "\($0.rawValue) → \(to?.rawValue ?? "")" } ?? to?.rawValue ?? ""
    let marks = [occurred.map { "  补录 occurred \($0.rfc3339)" }, corrects.map { "  更正 corrects #\($0)" }]
    return
      "\(seq)  \(at.rfc3339)  \(caseID ?? "–")  \(action)  \(states)  \(who)  [\(held)]  \(JSONValue.object(detail).text)"
      + marks.compactMap(\.self).joined()
  }
}
