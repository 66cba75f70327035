import Foundation
import Model
import Monitor
import Reports
import ResponseLog
import Storage

private let from = Command.Option(
  name: "--from", value: "DAY", help: "first day, 2026-11-01 (default: 30 days before --to)")
private let to = Command.Option(name: "--to", value: "DAY", help: "last day (default: today)")
private let format = Command.Option(
  name: "--format", value: "FORMAT", help: "json, csv or html (default json)")
private let file = Command.Option(name: "-o", value: "FILE", help: "write here instead of standard output")

let reportEvaluationCommand = Command(
  name: ["report", "evaluation"],
  summary: "evaluates a period from the log alone: spans, clocks, verdicts, notices",
  options: [.store, .keywords, .config, .office, .now, from, to, format, file],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let now = try await workplace.now(store)
    let last = try invocation.day(to) ?? now.chinaDay
    let first = try invocation.day(from) ?? CivilDate(daysSinceEpoch: last.daysSinceEpoch - 30)
    guard first <= last else {
      throw UsageError("report evaluation: --from \(first) lies behind --to \(last)")
    }
    let evaluation = try await workplace.evaluation(store, from: first, to: last, now: now)
    let text =
      switch invocation.value(format) ?? "json" {
      case "json": evaluation.json.text + "\n"
      case "csv": EvaluationCSV(evaluation).text
      case "html": EvaluationHTML(evaluation, names: try await workplace.names(store)).text
      case let other: throw UsageError("--format \(other): write json, csv or html")
      }
    try invocation.write(text, to: file)
    return 0
  })

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
  func write(_ text: String, to option: Command.Option) throws {
    guard let path = value(option) else {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      return
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure("\(path): cannot be written (\(error.localizedDescription))")
    }
  }
}
