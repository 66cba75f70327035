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
    try invocation.write(Array(text.utf8), to: file)
  }
}
