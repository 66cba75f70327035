import Classifier
import Model
import Monitor
import ResponseLog

let doctorCommand = Command(
  name: ["doctor"], summary: "holds the store against its log and says what a person should see to",
  options: [.json, .store, .feeds, .keywords, .config, .office, .now],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let now = try await workplace.now(store)
    let findings =
      try await Doctor(store).examine(now: now)
      + [ruleFiles(workplace), calendar(workplace, now), try await workplace.accountFinding(store)]
      .compactMap(\.self)
    let output = Output()
    for finding in findings {
      output.line(
        invocation.has(.json)
          ? finding.json.text : "\(finding.grade.rawValue)  \(finding.check): \(finding.text)")
    }
    return findings.contains { $0.grade == .error } ? 1 : 0
  })

/// Whether the rule book and the calendar can be read.
private func ruleFiles(_ workplace: Workplace) -> Doctor.Finding {
  do {
    _ = try workplace.clockBook()
    let book = try workplace.readRuleBook()
    return Doctor.Finding(
      check: "rules", grade: .ok,
      text: "\(book.rules.count) rules in \(book.areas.count) areas, clocks and calendar read")
  } catch {
    return Doctor.Finding(check: "rules", grade: .error, text: "\(error)")
  }
}

/// Whether the working days of this year and, from 1 October on, of the next are known; nil if the files cannot be read.
private func calendar(_ workplace: Workplace, _ now: Timestamp) -> Doctor.Finding? {
  guard let book = try? workplace.clockBook() else { return nil }
  let missing = book.calendar.missing(on: now.chinaDay)
  guard let year = missing.first else {
    return Doctor.Finding(
      check: "calendar", grade: .ok, text: "working days known for as long as they should be")
  }
  let isNow = year == now.chinaDay.year
  return Doctor.Finding(
    check: "calendar", grade: isNow ? .error : .warning,
    text: "\(CalendarGap(year: year))"
      + (isNow ? "" : "; clocks in working days that reach into it cannot be computed"))
}

extension Doctor.Finding {
  fileprivate var json: JSONValue {
    .object(["check": .string(check), "grade": .string(grade.rawValue), "text": .string(text)])
  }
}
