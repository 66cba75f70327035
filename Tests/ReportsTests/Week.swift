import Model
import Reports
import ResponseLog
import Text

/// A log of three cases, one of them signed for late, and what it is judged by.
enum Week {
  static func at(_ text: String) -> Timestamp { Timestamp(rfc3339: "2026-\(text)") ?? Timestamp(seconds: 0) }

  private static func fields(_ text: String) throws -> DataFields {
    try DataFields(file: "test.json5", bytes: Array(text.utf8))
  }

  static func book() throws -> ClockBook {
    try ClockBook(
      try fields(
        """
        { closeOfBusiness: "17:30", dueSoon: 0.8, presets: [], clocks: [
          { id: "judge", name: "研判", clock: "judge", span: "2h", source: "测试", certainty: "recommended" },
          { id: "sign", name: "签收", clock: "acknowledge", span: "2h", source: "测试", certainty: "recommended" },
          { id: "close", name: "办结", clock: "close", span: "10d", source: "测试", certainty: "recommended" } ] }
        """),
      calendar: try WorkCalendar(
        try fields(
          "{ years: [ { id: '2026', source: \"测试\", certainty: \"recommended\", off: [], worked: [] } ] }")))
  }

  static func criteria() throws -> VerdictCriteria {
    try VerdictCriteria(
      try fields(
        """
        { reworkedTimes: 2, criteria: [ { id: "acknowledge-late", verdict: "late-reporting", name: "签收超时",
          condition: "到期未签收", source: "测试", certainty: "recommended" } ] }
        """))
  }

  static func names(simulated: Bool = true, office: String = "仑苍镇", person: String = "林芳") throws
    -> EvaluationNames
  {
    EvaluationNames(
      office: office, simulated: simulated, areas: ["labour": Words("劳动与社保", "Labour")],
      units: [Unit(id: "laobao-suo", name: "劳动保障所", kind: "station")],
      people: [Person(id: "lin-fang", name: person, unit: "laobao-suo", roles: [.handler])],
      criteria: try criteria())
  }

  static func evaluation(person: String = "lin-fang") throws -> Evaluation {
    var log: [LogEntry] = []
    func add(
      _ when: String, _ id: String, _ move: Move, _ holder: Holder, _ detail: [String: JSONValue] = [:]
    ) {
      log.append(
        LogEntry(
          seq: Int64(log.count + 1), office: "350583101", at: at(when), caseID: id, actor: "li-na", via: .cli,
          action: move.rawValue, holder: holder, detail: detail))
    }
    let (duty, unit) = (Holder(unit: "dangzheng-ban"), Holder(unit: "laobao-suo", person: person))
    let grade: [String: JSONValue] = ["area": .string("labour"), "grade": .string("ordinary")]
    add("11-16 09:00", "2026-0001", .open, duty, ["collected": .integer(at("11-16 09:00").milliseconds)])
    add("11-16 09:30", "2026-0001", .assess, duty, grade)
    add("11-16 10:00", "2026-0001", .assign, unit)
    add("11-16 10:10", "2026-0002", .open, duty)
    add("11-16 15:00", "2026-0001", .acknowledge, unit)
    add("11-16 15:10", "2026-0002", .dismiss, .nobody)
    add("11-16 16:10", "2026-0003", .open, duty)
    return try Evaluation(
      office: "350583101", from: at("11-16").chinaDay, to: at("11-17").chinaDay, now: at("11-16 17:00"),
      log: log.map { (entry: $0, hash: "hash-\($0.seq)") }, book: try book(), criteria: try criteria())
  }

  /// The same as a report.
  static func report(
    names: EvaluationNames? = nil, person: String = "lin-fang", notes: [String: String] = [:]
  ) throws
    -> Report
  {
    let (names, evaluation) = (try names ?? Self.names(), try evaluation(person: person))
    let frame = ReportFrame(
      names: names, unit: "党政办", recipients: Recipients(superiors: ["镇领导"], others: []),
      provenance: Provenance(
        kind: .evaluation, office: evaluation.office, from: evaluation.from, to: evaluation.to,
        cut: Timestamp(seconds: evaluation.cut), entries: evaluation.entries, head: evaluation.head,
        isSimulated: names.simulated), notes: notes)
    return EvaluationReport(evaluation, frame: frame).report
  }
}
