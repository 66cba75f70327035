import Foundation
import Model

/// What every report of a period takes: its first and last day, its format, and where it goes.
enum PeriodReport {
  private static let from = Command.Option(
    name: "--from", value: "DAY", help: "first day, 2026-11-01 (default: 30 days before --to)")
  private static let to = Command.Option(name: "--to", value: "DAY", help: "last day (default: today)")
  private static let format = Command.Option(
    name: "--format", value: "FORMAT", help: "json, csv or html (default json)")
  private static let file = Command.Option(
    name: "-o", value: "FILE", help: "write here instead of standard output")

  static let options: [Command.Option] = [
    .store, .keywords, .config, .office, .now, from, to, format, file,
  ]

  /// The period that was asked for; `name` is the command's, for complaints.
  static func period(_ invocation: Invocation, _ name: String, now: Timestamp) throws(UsageError)
    -> ClosedRange<CivilDate>
  {
    let last = try invocation.day(to) ?? now.chinaDay
    let first = try invocation.day(from) ?? CivilDate(daysSinceEpoch: last.daysSinceEpoch - 30)
    guard first <= last else { throw UsageError("\(name): --from \(first) lies behind --to \(last)") }
    return first...last
  }

  /// Writes the report in the format that was asked for; the others are never made.
  static func write(
    _ invocation: Invocation, json: @autoclosure () -> JSONValue, csv: @autoclosure () -> String,
    html: () async throws -> String
  ) async throws {
    let text =
      switch invocation.value(format) ?? "json" {
      case "json": json().text + "\n"
      case "csv": csv()
      case "html": try await html()
      case let other: throw UsageError("--format \(other): write json, csv or html")
      }
    try invocation.write(text, to: file)
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
  fileprivate func write(_ text: String, to option: Command.Option) throws {
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
