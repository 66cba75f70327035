import Classifier
import Collectors
import Desk
import Model
import Monitor
import ResponseLog
import Storage

/// `cases import` of a table: tickets to be dealt with, or with `--closed` histories that are over.
struct CasesBringing {
  let file: String
  let format: IntakeFile.Format
  let isHistory: Bool
  let map: ColumnMap
  let actor: String?
  let isDry: Bool

  /// What must have a column.
  private var needs: [[IntakeField]] {
    isHistory ? [[.text, .title], [.time], [.reply], [.replyTime]] : [[.text, .title], [.time]]
  }

  func run(_ workplace: Workplace, json: Bool) async throws -> Int32 {
    if isHistory && actor == nil {
      throw UsageError(
        "cases import --closed: say who enters it: --as PERSON, with the role admin or assessor")
    }
    let store = try await workplace.existingStore()
    let table = try read()
    for warning in table.warnings { Complaint("\(file): \(warning)").print() }
    let desk = BroughtCase.Desk(
      Classifier(try workplace.settings.ruleBook()), units: try await store.units(),
      now: try await workplace.writingClock(store)())
    var (cases, bad) = ([BroughtCase](), table.bad)
    for record in table.records {
      do throws(IntakeFile.BadRow) {
        cases.append(try isHistory ? BroughtCase(closed: record, desk) : BroughtCase(ticket: record, desk))
      } catch {
        bad.append(error)
      }
    }
    let outcomes = try await workplace.desk(store).bring(cases, by: actor, dryRun: isDry)
    return tell(zip(cases, outcomes).map { ($0, $1) }, bad, json: json)
  }

  private func read() throws -> IntakeFile {
    let bytes = try LineReader.bytes(of: file)
    do {
      return try IntakeFile(bytes, format, map: map, needs: needs)
    } catch {
      throw Failure("\(file): \(error)")
    }
  }

  /// A line a row in the order of the file, then the sum.
  private func tell(_ done: [(BroughtCase, BroughtOutcome)], _ bad: [IntakeFile.BadRow], json: Bool) -> Int32
  {
    var lines: [(Int, String)] = bad.map { ($0.line, BadLine(number: $0.line, error: $0).text) }
    var (opened, known, refused) = (0, 0, bad.count)
    for (one, outcome) in done {
      switch outcome {
      case .opened(let id):
        opened += 1
        lines.append((one.line, json ? one.json(id, known: false) : one.told("opens \(id)")))
      case .known(let id):
        known += 1
        lines.append((one.line, json ? one.json(id, known: true) : one.told("is \(id) already: left out")))
      case .refused(let refusal):
        refused += 1
        lines.append((one.line, BadLine(number: one.line, error: refusal).text))
      }
    }
    let output = Output()
    for line in lines.sorted(by: { $0.0 < $1.0 }) { output.line(line.1) }
    let read = done.count + bad.count
    output.line(
      json
        ? JSONValue.object([
          "read": JSONValue(read), "opened": JSONValue(opened), "known": JSONValue(known),
          "bad": JSONValue(refused),
        ]).text
        : "\(isDry ? "would be: " : "")\(read) read: \(opened) opened, \(known) known, \(refused) bad")
    return refused == 0 ? 0 : 1
  }
}

extension BroughtCase {
  fileprivate func json(_ id: String, known: Bool) -> String {
    JSONValue.object([
      "line": JSONValue(line), "case": .string(id), "known": .bool(known), "area": JSONValue(area),
      "severity": JSONValue(severity?.rawValue), "ticket": JSONValue(ticket?.type.rawValue),
    ]).text
  }

  fileprivate func told(_ what: String) -> String {
    let facts = [area, severity?.rawValue, ticket?.type.name].compactMap(\.self).joined(separator: " ")
    return "line \(line) \(what)  \(facts)  \(title)"
  }
}
