import Model
import Monitor
import Reports
import ResponseLog
import Storage

let reportEvaluationCommand = Command(
  name: ["report", "evaluation"],
  summary: "evaluates a period from the log alone: spans, clocks, verdicts, notices",
  options: PeriodReport.options,
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let now = try await workplace.now(store)
    let period = try PeriodReport.period(invocation, "report evaluation", now: now)
    let evaluation = try await workplace.evaluation(
      store, from: period.lowerBound, to: period.upperBound, now: now)
    try await PeriodReport.write(
      invocation, json: evaluation.json, csv: EvaluationCSV(evaluation).text,
      html: { EvaluationHTML(evaluation, names: try await workplace.names(store)).text })
    return 0
  })
