import Model
import Reports
import Storage

let reportMissedCommand = Command(
  name: ["report", "missed"],
  summary: "says what a superior's tickets (import --as-truth) told before we saw it, and why 漏报",
  options: PeriodReport.options,
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let period = try PeriodReport.period(invocation, "report missed", now: try await workplace.now(store))
    let (first, last) = (period.lowerBound, period.upperBound)
    let report = MissedReport(
      office: store.office, name: try await store.officeName(), simulated: store.simulated, from: first,
      to: last, truths: try await store.truths(first.beginning...last.end))
    try await PeriodReport.write(invocation, json: report.json, csv: report.csv, html: { report.html })
    return 0
  })
