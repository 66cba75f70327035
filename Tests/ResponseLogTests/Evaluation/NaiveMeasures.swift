import Model
import ResponseLog

/// The rows of `measures`.
struct NaiveMeasures {
  let cases: [NaiveCase]
  /// Those of the period before.
  let before: [NaiveCase]

  private let names = ["see", "flag", "judge", "report", "assign", "acknowledge", "answer", "close"]

  var json: [JSONValue] {
    var rows = names.map { row($0, [:], cases, before) }
    let splits: [(String, (NaiveCase) -> [String?])] = [
      ("area", { [$0.area] }), ("grade", { [$0.grade] }), ("unit", { [$0.unit] }),
      ("person", { [$0.person] }),
      ("place", { [$0.place] }), ("channel", { $0.channels.isEmpty ? [nil] : $0.channels }),
    ]
    for (key, value) in splits {
      for group in Set(cases.flatMap(value)).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
        let same = cases.filter { value($0).contains(group) }
        let earlier = before.filter { value($0).contains(group) }
        rows += names.map { row($0, [key: JSONValue(group)], same, earlier) }
      }
    }
    return rows
  }

  private func row(
    _ name: String, _ by: [String: JSONValue], _ cases: [NaiveCase], _ before: [NaiveCase]
  ) -> JSONValue {
    var row = figures(name, cases)
    row["measure"] = .string(name)
    row["by"] = .object(by)
    row["previous"] = before.isEmpty && !by.isEmpty ? .null : .object(figures(name, before))
    return .object(row)
  }

  private func figures(_ name: String, _ cases: [NaiveCase]) -> [String: JSONValue] {
    let spans = cases.compactMap { span(name, $0) }.sorted()
    let kinds = [
      "judge": ClockKind.judge, "report": .reportUp, "acknowledge": .acknowledge, "answer": .answer,
      "close": .close,
    ]
    let clocks = cases.flatMap { one in
      one.clocks.filter { $0.kind == kinds[name] && $0.isCounted(one.cut) }
    }
    func rank(_ percent: Int) -> JSONValue {
      let rank = (percent * cases.count + 99) / 100
      return rank >= 1 && rank <= spans.count ? .integer(spans[rank - 1]) : .null
    }
    return [
      "n": JSONValue(cases.count),
      "done": JSONValue(spans.count), "due": JSONValue(clocks.count),
      "on_time": JSONValue(clocks.filter { !$0.isLate }.count), "median": rank(50), "p90": rank(90),
      "worst": rank(100), "small": .bool(cases.count < 5),
    ]
  }

  private func span(_ name: String, _ one: NaiveCase) -> Int64? {
    func between(_ from: Int64?, _ to: Int64?) -> Int64? {
      guard let from, let to else { return nil }
      return to - from
    }
    return switch name {
    case "see": between(one.published, one.collected)
    case "flag": between(one.collected, one.flagged)
    case "judge": between(one.collected, one.assessed)
    case "report": between(one.collected, one.reportedUp)
    case "assign": between(one.collected, one.assigned)
    case "acknowledge": between(one.assigned, one.acknowledged)
    case "answer": between(one.collected, one.answered)
    default: between(one.collected, one.closed)
    }
  }
}
