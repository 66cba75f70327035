import Model
import ResponseLog

/// A small township office with everybody who may act, a calendar and a few clocks.
enum TestOffice {
  static let code = "350583101"
  static let units = [
    Unit(id: "office", name: "党政办", kind: "office", duty: true),
    Unit(id: "police", name: "派出所", kind: "station"),
    Unit(id: "school", name: "中心小学", kind: "school"),
    Unit(id: "closed-line", name: "已撤并", kind: "line", disabled: true),
  ]
  static let people = [
    Person(id: "duty-lin", name: "林", unit: "office", roles: [.duty]),
    Person(id: "assessor-chen", name: "陈", unit: "office", roles: [.assessor, .reviewer]),
    Person(id: "chief-wu", name: "吴", unit: "office", roles: [.supervisor, .signer]),
    Person(id: "admin-xu", name: "许", unit: "office", roles: [.admin, .auditor]),
    Person(id: "officer-huang", name: "黄", unit: "police", roles: [.handler]),
    Person(id: "teacher-hong", name: "洪", unit: "school", roles: [.handler]),
    Person(id: "gone-zheng", name: "郑", unit: "police", roles: Role.allCases, disabled: true),
  ]

  static func view(stages: Int = 1) -> OfficeView {
    OfficeView(
      code: code, areas: ["schooling", "work-safety", "environment"], units: units, people: people,
      reviewStages: stages)
  }

  static func person(_ id: String) -> Person? { people.first { $0.id == id } }

  /// Somebody who may do it.
  static func person(for move: Move) -> Person? {
    let roles = MoveTable.rule(move).roles
    return people.first { !$0.disabled && !Set($0.roles).isDisjoint(with: roles) }
  }

  /// A request that lacks nothing; `merge` leads into the second case.
  static func request(_ move: Move, _ changes: [String: String] = [:]) -> MoveRequest {
    var request = MoveRequest(move, by: person(for: move), via: .cli)
    let all = [
      "area": "schooling", "grade": "ordinary", "kind": move == .publish ? "response" : "interests",
      "reason": "原因", "to": "county", "stage": move == .review ? "1" : "first", "unit": "police",
      "person": "officer-huang", "text": "答复", "disposition": "solved", "cause": "起因", "solution": "办法",
      "constraints": "限制", "verdict": "approved", "channel": "site", "outcome": "solved", "into": "2026-0002",
      "clock": "close",
    ]
    request.options = all.merging(changes) { $1 }
    request.opening = Opening()
    request.opening?.topic = "t0123456789abcdef"
    return request
  }
}

extension TestOffice {
  static func calendar() throws -> WorkCalendar {
    try WorkCalendar(
      ClockFiles.fields(
        "calendar.json5",
        """
        { years: [
          { id: "2025", off: ["10-01..10-08"], worked: ["09-28"], source: "s", certainty: "verified" },
          { id: "2026", off: ["02-15..02-23", "10-01..10-07"], worked: ["02-14", "10-10"],
            source: "s", certainty: "verified" },
          { id: "2027", off: ["01-01"], worked: [], source: "s", certainty: "recommended" },
          { id: "2028", off: ["01-01"], worked: [], source: "s", certainty: "recommended" },
        ] }
        """))
  }

  /// A clock for every kind, in the units that there are.
  static func book() throws -> ClockBook {
    try book([
      ("judge", "", "2h"), ("report-up", "considerable major extreme", "2h"),
      ("acknowledge", "ordinary considerable", "2h"), ("acknowledge", "major extreme", "30m"),
      ("answer", "ordinary considerable", "48h"), ("answer", "major extreme", "5h"),
      ("clarify", "ordinary considerable", "24h"), ("clarify", "major extreme", "5h"),
      ("press-conference", "major extreme", "24h"), ("close", "ordinary", "10wd"),
      ("close", "considerable", "5wd"), ("close", "major extreme", "60d"),
    ])
  }

  /// Clocks that some grades lack, and spans that grow with the grade.
  static func gappyBook() throws -> ClockBook {
    try book([
      ("judge", "", "45m"), ("report-up", "major", "30m"), ("acknowledge", "ordinary extreme", "1h"),
      ("answer", "considerable extreme", "1d"), ("press-conference", "ordinary", "3h"),
      ("press-conference", "extreme", "2d"), ("close", "ordinary", "2d"), ("close", "extreme", "3wd"),
    ])
  }

  /// Clocks by area and ticket, all of which may stand still, in every unit of time.
  static func ticketBook() throws -> ClockBook {
    let general = [
      #"clock: "judge", span: "2h""#, #"clock: "report-up", span: "2h""#,
      #"clock: "report-up", areas: ["schooling"], span: "30m""#, #"clock: "acknowledge", span: "1d""#,
      #"clock: "answer", span: "48h""#,
      #"clock: "clarify", grades: ["ordinary", "major"], span: "1d""#,
      #"clock: "clarify", areas: ["schooling"], span: "6h""#,
      #"clock: "press-conference", grades: ["major", "extreme"], span: "24h""#,
      #"clock: "report-follow", grades: ["considerable", "major"], span: "3h""#,
      #"clock: "report-follow", grades: ["extreme"], areas: ["schooling"], span: "1d""#,
      #"clock: "report-final", grades: ["considerable", "extreme"], span: "2d""#,
      #"clock: "report-final", areas: ["work-safety"], span: "1wd""#, #"clock: "close", span: "10wd""#,
      #"clock: "close", areas: ["schooling"], grades: ["ordinary", "major"], span: "72h""#,
    ]
    let ofTickets = [
      #"tickets: ["complaint", "report"], clock: "close", span: "4wd""#,
      #"tickets: ["complaint"], listed: true, clock: "close", span: "1wd""#,
      #"tickets: ["enquiry", "petition"], clock: "answer", grades: ["ordinary"], span: "2wd""#,
      #"tickets: ["petition"], clock: "close", span: "6d""#,
      #"tickets: ["petition"], areas: ["schooling"], clock: "acknowledge", span: "1wd""#,
    ]
    func list(_ name: String, _ rows: [String]) -> String {
      let rows = rows.enumerated().map { number, row in
        #"{ id: "\#(name)-\#(number)", name: "n", pause: true, \#(row), source: "s", certainty: "recommended" }"#
      }
      return "\(name): [\(rows.joined(separator: ","))]"
    }
    let text =
      #"{ closeOfBusiness: "17:30", dueSoon: [0.5, 0.8], "#
      + "\(list("clocks", general)), \(list("ticketClocks", ofTickets)) }"
    return try ClockBook(ClockFiles.fields("clocks.json5", text), calendar: calendar())
  }

  static func book(_ rows: [(clock: String, grades: String, span: String)]) throws -> ClockBook {
    let list = rows.enumerated().map { number, row in
      let grades = row.grades.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ", ")
      return """
        { id: "row-\(number)", name: "n", clock: "\(row.clock)", span: "\(row.span)",
          source: "s", certainty: "recommended", \(grades.isEmpty ? "" : "grades: [\(grades)]") }
        """
    }
    let text = #"{ closeOfBusiness: "17:30", dueSoon: 0.8, clocks: ["# + list.joined(separator: ",") + "] }"
    return try ClockBook(ClockFiles.fields("clocks.json5", text), calendar: calendar())
  }

  /// Every criterion, with small numbers so that random histories meet them all.
  static func criteria() throws -> VerdictCriteria {
    let rows = [
      ("judge-late", "late-reporting"), ("report-up-late", "late-reporting"),
      ("report-follow-late", "late-reporting"), ("report-final-late", "late-reporting"),
      ("acknowledge-late", "late-reporting"), ("answer-late", "improper-response"),
      ("clarify-late", "improper-response"),
      ("press-conference-late", "improper-response"), ("close-late", "ineffective-handling"),
      ("reopened", "ineffective-handling"), ("reworked", "ineffective-handling"),
      ("reignited", "ineffective-handling"), ("recurred", "ineffective-handling"),
      ("downgraded", "ineffective-handling"), ("part-missing", "improper-response"),
      ("handed-off", "improper-response"),
    ].map {
      #"{ id: "\#($0.0)", verdict: "\#($0.1)", name: "n", condition: "c", source: "s", certainty: "recommended", "#
        + (["part-missing", "handed-off"].contains($0.0) ? #"codes: ["\#($0.0)", "empty-\#($0.0)"] }"# : "}")
    }
    let text =
      "{ reworkedTimes: 2, recurrenceDays: 3, effect: { least: 3, sample: 3 }, criteria: ["
      + rows.joined(separator: ",") + "] }"
    return try VerdictCriteria(ClockFiles.fields("verdicts.json5", text))
  }
}
