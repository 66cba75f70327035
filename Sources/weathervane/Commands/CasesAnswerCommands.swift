import Desk
import Model
import Monitor
import Redaction
import ResponseLog
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now]
private let actor = Command.Option(name: "--as", value: "PERSON", help: "who acts")
private let form = Command.Option(
  name: "--form", value: "public|internal", help: "what it is for (default: public)")
private let reason = Command.Option(name: "--reason", value: "TEXT", help: "why it must be known")
private let note = Command.Option(name: "--note", value: "TEXT", help: "what was wrong, and what is right")

let casesAnswerCommands = [
  Command(
    name: ["cases", "redact"], arguments: "CASE",
    summary: "prints a case's newest draft without its personal data; exit 1 if something certain is left",
    options: options + [actor, form],
    run: { invocation in
      let (id, who) = try invocation.caseAndActor("cases redact")
      guard let chosen = RedactionForm(rawValue: invocation.value(form) ?? "public") else {
        throw UsageError("cases redact: --form is public or internal")
      }
      let workplace = try Workplace(invocation)
      let store = try await workplace.existingStore()
      _ = try await workplace.reader(who, store)
      let redactor = Redactor(try workplace.settings.redactionRules())
      var residue = 0
      let output = Output()
      for (kind, text) in try await workplace.draft(of: id, store).parts {
        let redaction = redactor.redact(text, as: chosen)
        residue += redaction.residue.count
        output.line(
          invocation.has(.json)
            ? redaction.json(["case": .string(id), "kind": .string(kind)]).text
            : "\(kind): \(redaction.text)")
        if !invocation.has(.json) { for finding in redaction.findings { output.line("  \(finding.line)") } }
      }
      return residue == 0 ? 0 : 1
    }),
  Command(
    name: ["cases", "reveal"], arguments: "CASE",
    summary: "prints who complained, and logs who looked and why; for duty, assessor, admin",
    options: options + [actor, reason],
    run: { invocation in
      let (id, who) = try invocation.caseAndActor("cases reveal")
      guard let why = invocation.value(reason), !why.isEmpty else {
        throw UsageError("cases reveal: say why: --reason TEXT")
      }
      let workplace = try Workplace(invocation)
      let store = try await workplace.existingStore()
      let (texts, done) = try await workplace.desk(store).reveal(of: id, reason: why, by: who, via: .cli)
      let output = Output()
      if invocation.has(.json) {
        output.line(done.json(["complainant": .array(texts.map(JSONValue.string))]).text)
      } else {
        output.line(texts.isEmpty ? "\(id) names nobody" : texts.joined(separator: "\n"))
      }
      return 0
    }),
  Command(
    name: ["cases", "correct"], arguments: "CASE SEQ",
    summary: "notes beside an entry what was wrong about it; the entry itself stays",
    options: options + [actor, note],
    run: { invocation in
      let (id, who) = try invocation.caseAndActor("cases correct")
      guard let seq = invocation.arguments.dropFirst().first.flatMap({ Int64($0) }) else {
        throw UsageError("cases correct: name the entry by its number; cases show \(id) tells them")
      }
      guard let words = invocation.value(note), !words.isEmpty else {
        throw UsageError("cases correct: say what was wrong: --note TEXT")
      }
      let workplace = try Workplace(invocation)
      let store = try await workplace.existingStore()
      let done = try await workplace.desk(store).correct(seq, of: id, note: words, by: who, via: .cli)
      Output().line(
        invocation.has(.json)
          ? done.json(["corrects": .integer(seq)]).text
          : "\(id) entry \(done.entry.seq) corrects entry \(seq)")
      return 0
    }),
]

extension Invocation {
  fileprivate func caseAndActor(_ name: String) throws -> (id: String, who: String) {
    guard let id = arguments.first else { throw UsageError("\(name): name the case") }
    guard let who = value(actor) else { throw UsageError("\(name): say who acts: --as PERSON") }
    return (id, who)
  }
}

extension CaseDesk.Done {
  /// What every act on a case prints, with more.
  func json(_ more: [String: JSONValue]) -> JSONValue {
    .object(
      [
        "case": JSONValue(entry.caseID), "state": JSONValue(entry.to?.rawValue), "seq": .integer(entry.seq),
        "hash": .string(hash),
      ].merging(more) { $1 })
  }
}

extension Workplace {
  /// The newest draft of a case.
  fileprivate func draft(of id: String, _ store: Store) async throws -> Answer {
    let entries = try await desk(store).entries(ofCase: id)
    guard CaseFile(entries) != nil else { throw Refusal.noSuchCase(id) }
    guard let last = entries.last(where: { $0.move == .respond }) else {
      throw Failure("\(id) has no draft yet; cases respond writes one")
    }
    let texts = try await store.content(ofEntry: last.seq).values.map { ($0.kind, $0.text) }
    guard let answer = Answer(Dictionary(texts) { first, _ in first }) else {
      throw Failure("\(id): the text of its draft was destroyed")
    }
    return answer
  }
}

extension Redaction {
  /// What was found and done, with the members that say of what.
  func json(_ more: [String: JSONValue] = [:]) -> JSONValue {
    .object(
      [
        "text": .string(text), "about_child": .bool(aboutChild),
        "findings": .array(findings.map(\.json)), "residue": .array(residue.map(\.json)),
      ].merging(more) { $1 })
  }
}

extension PrivateFinding {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "start": JSONValue(range.lowerBound), "length": JSONValue(range.count),
      "text": .string(text), "certain": .bool(certainty == .high), "reason": .string(reason),
    ])
  }

  fileprivate var line: String {
    "\(kind.rawValue) at character \(range.lowerBound)\(certainty == .high ? "" : ", perhaps"): \(reason)"
  }
}
