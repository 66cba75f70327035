import Model
import Monitor
import ResponseLog

/// A replay as it is printed.
struct BacktestReport {
  let backtest: Backtest
  let span: ClosedRange<Timestamp>
  /// Versions of the rule books.
  let before: String
  let after: String

  var json: JSONValue {
    let (tally, cases) = (backtest.tally, backtest.cases)
    return .object([
      "from": .string("\(span.lowerBound.chinaDay)"), "to": .string("\(span.upperBound.chinaDay)"),
      "rulebook": .object(["before": .string(before), "after": .string(after)]),
      "total": .object(tally.total.json),
      "days": .array(
        days.map { day, flags in .object(flags.json.merging(["day": .string("\(day)")]) { $1 }) }),
      "gained": tally.gained.json, "lost": tally.lost.json,
      "other_area": JSONValue(tally.otherArea), "other_severity": JSONValue(tally.otherSeverity),
      "rules": .array(
        doings.map { rule, doing in
          .object(["rule": .string(rule), "gained": JSONValue(doing.gained), "lost": JSONValue(doing.lost)])
        }),
      "caught": .array(cases.caught.map(\.json)), "missed": .array(cases.missed.map(\.json)),
      "noise": .object(["added": cases.noiseAdded.json, "spared": cases.noiseSpared.json]),
    ])
  }

  private var days: [(CivilDate, BacktestTally.Flags)] {
    backtest.tally.days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Rules by what they did, most first.
  private var doings: [(String, BacktestTally.Doing)] {
    backtest.tally.rules.sorted {
      ($1.value.gained + $1.value.lost, $0.key) < ($0.value.gained + $0.value.lost, $1.key)
    }.map { ($0.key, $0.value) }
  }

  /// The same for a person.
  var text: String {
    let (tally, cases, total) = (backtest.tally, backtest.cases, backtest.tally.total)
    var table = Table(headings: ["日期 day", "信息 items", "现标记 before", "改后 after", "差 change"])
    table.rows = (days.map { ("\($0)", $1) } + [("合计 total", total)]).map { name, flags in
      [
        name, String(flags.items), String(flags.before), String(flags.after),
        signed(flags.after - flags.before),
      ]
    }
    var parts = [
      "规则回测 backtest \(span.lowerBound.chinaDay) – \(span.upperBound.chinaDay)：现用 now \(before)，试用 tried \(after)",
      table.text,
      "两版都标记而归口不同 other area: \(tally.otherArea)；等级不同 other grade: \(tally.otherSeverity)",
      list("新增标记 gained", tally.gained), list("不再标记 lost", tally.lost),
    ]
    if !doings.isEmpty {
      var table = Table(headings: ["新增 gained", "失去 lost", "起作用的规则 rule that did it"])
      table.rows = doings.prefix(20).map { [String($1.gained), String($1.lost), $0] }
      parts.append(table.text)
    }
    parts += [
      list("能更早发现的舆情单 cases caught earlier", cases.caught),
      list("会晚发现或漏掉的舆情单 cases caught later or missed", cases.missed),
      "会多出的已核销噪声 dismissed noise added: \(cases.noiseAdded.words)；"
        + "能省去的 spared: \(cases.noiseSpared.words)",
    ]
    return parts.joined(separator: "\n\n")
  }

  private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : String(number) }

  private func list(_ name: String, _ changes: BacktestTally.Changes) -> String {
    var lines = ["\(name)：\(changes.count)"]
    lines += changes.listed.map { change in
      let rules = change.rules.map {
        "\($0.rule) \($0.points > 0 ? "+" : "")\(JSONValue.number($0.points).text)"
      }
      return "  \(change.item)  \(change.collected.rfc3339)  \(change.area ?? "–")  \(change.title)"
        + "\n    ← \(rules.isEmpty ? "计分数字 the numbers of severity.json5" : rules.joined(separator: "，"))"
    }
    let rest = changes.count - changes.listed.count
    if rest > 0 { lines.append("  … 另有 \(rest) 条 more; --limit N lists them") }
    return lines.joined(separator: "\n")
  }

  private func list(_ name: String, _ turns: [BacktestOutcome.Turn]) -> String {
    let lines = turns.map { turn in
      let lead = turn.hours.map { "早 \(JSONValue.number(($0 * 10).rounded() / 10).text) 小时 hours earlier" }
      return "  \(turn.caseID)  \(turn.via.rawValue)  \(turn.opened.rfc3339)  "
        + (lead ?? "凭其自身文字 by its own words") + (turn.item.map { "  \($0)" } ?? "")
    }
    return (["\(name)：\(turns.count)"] + lines).joined(separator: "\n")
  }
}

extension BacktestTally.Flags {
  fileprivate var json: [String: JSONValue] {
    ["items": JSONValue(items), "before": JSONValue(before), "after": JSONValue(after)]
  }
}

extension BacktestTally.Changes {
  fileprivate var json: JSONValue {
    .object(["count": JSONValue(count), "items": .array(listed.map(\.json))])
  }
}

extension BacktestTally.Change {
  fileprivate var json: JSONValue {
    .object([
      "item": .string(item), "title": .string(title), "collected": JSONValue(collected),
      "area": JSONValue(area),
      "topic": JSONValue(topic), "case": JSONValue(caseID),
      "rules": .array(rules.map { .object(["rule": .string($0.rule), "points": .number($0.points)]) }),
    ])
  }
}

extension BacktestOutcome.Turn {
  fileprivate var json: JSONValue {
    .object([
      "case": .string(caseID), "via": .string(via.rawValue), "opened": JSONValue(opened),
      "item": JSONValue(item),
      "hours": hours.map { .number(($0 * 100).rounded() / 100) } ?? .null,
    ])
  }
}

extension BacktestOutcome.Noise {
  fileprivate var json: JSONValue { .object(["items": JSONValue(items), "cases": JSONValue(cases)]) }

  fileprivate var words: String { "\(items) 条信息 items，\(cases) 单 cases" }
}
