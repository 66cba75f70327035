import Model
import Reports
import Storage

private let from = Command.Option(
  name: "--from", value: "DAY", help: "first day, 2026-11-01 (default: 30 days before --to)")
private let to = Command.Option(name: "--to", value: "DAY", help: "last day (default: today)")
private let format = Command.Option(
  name: "--format", value: "FORMAT", help: "json, csv or html (default json)")
private let file = Command.Option(name: "-o", value: "FILE", help: "write here instead of standard output")

let reportMissedCommand = Command(
  name: ["report", "missed"],
  summary: "says what a superior's tickets (import --as-truth) told before we saw it, and why 漏报",
  options: [.store, .keywords, .config, .office, .now, from, to, format, file],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let now = try await workplace.now(store)
    let last = try invocation.day(to) ?? now.chinaDay
    let first = try invocation.day(from) ?? CivilDate(daysSinceEpoch: last.daysSinceEpoch - 30)
    guard first <= last else {
      throw UsageError("report missed: --from \(first) lies behind --to \(last)")
    }
    let report = MissedReport(
      office: store.office, name: try await store.officeName(), simulated: store.simulated, from: first,
      to: last,
      truths: try await store.truths(first.beginning...last.end))
    let text =
      switch invocation.value(format) ?? "json" {
      case "json": report.json.text + "\n"
      case "csv": report.csv
      case "html": report.html
      case let other: throw UsageError("--format \(other): write json, csv or html")
      }
    try invocation.write(text, to: file)
    return 0
  })

extension CivilDate {
  /// The day's first moment in China.
  fileprivate var beginning: Timestamp { Timestamp(seconds: Int64(daysSinceEpoch) * 86400 - chinaOffset) }

  /// The day's last moment in China.
  fileprivate var end: Timestamp {
    Timestamp(milliseconds: beginning.milliseconds + 86_400_000 - 1)
  }
}
