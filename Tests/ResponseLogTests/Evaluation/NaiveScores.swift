import Model
import ResponseLog

/// `scores` and `rates` of some cases.
struct NaiveScores {
  let table: ScoreTable
  let cases: [NaiveCase]

  /// So many of so many, and whose.
  private typealias Mark = (unit: String?, isMet: Bool)

  var scores: [JSONValue] {
    if table.indicators.isEmpty { return [] }
    let units = Set(table.indicators.flatMap(marks).compactMap(\.unit) + cases.compactMap(\.unit)).sorted()
    return [total] + units.map { row($0) }
  }

  var total: JSONValue { row(nil) }

  var rates: [JSONValue] {
    var rows: [JSONValue] = []
    for unit in [nil] + Set(cases.compactMap(\.unit)).sorted().map(Optional.some) {
      for rate in table.rates {
        let said = cases.filter { unit == nil || $0.unit == unit }.compactMap { answer(rate.id.rawValue, $0) }
        if unit != nil, said.isEmpty { continue }
        rows.append([
          "rate": .string(rate.id.rawValue), "by": .object(unit.map { ["unit": .string($0)] } ?? [:]),
          "met": JSONValue(said.filter { $0 }.count), "of": JSONValue(said.count),
          "certainty": .string(rate.basis.certainty.rawValue), "small": .bool(said.count < 5),
        ])
      }
    }
    return rows
  }

  private func answer(_ rate: String, _ one: NaiveCase) -> Bool? {
    guard one.ticket != nil else { return nil }
    if rate == "solution" { return one.visit?.truth("solved") }
    if rate == "satisfaction" { return one.visit?.truth("satisfied") }
    let due = one.clocks.filter { $0.kind == .answer && $0.isCounted(one.cut) }
    return one.assigned == nil || due.isEmpty ? nil : due.allSatisfy { !$0.isLate }
  }

  private func row(_ unit: String?) -> JSONValue {
    var (sum, weights) = (0.0, 0.0)
    var parts: [JSONValue] = []
    for indicator in table.indicators where unit == nil || indicator.ofUnits {
      let counted = marks(indicator).filter { unit == nil || $0.unit == unit }
      let met = counted.filter(\.isMet).count
      if !counted.isEmpty {
        sum += indicator.weight * Double(met) / Double(counted.count)
        weights += indicator.weight
      }
      parts.append([
        "indicator": .string(indicator.id), "weight": .number(indicator.weight), "met": JSONValue(met),
        "of": JSONValue(counted.count),
      ])
    }
    let points = weights > 0 ? (sum / weights * 1000).rounded() / 10 : nil
    let colour = points.flatMap { points in table.levels.first { points >= $0.from }?.colour.rawValue }
    let led = cases.filter { unit == nil || $0.unit == unit }.count
    return [
      "by": .object(unit.map { ["unit": .string($0)] } ?? [:]), "n": JSONValue(led),
      "score": points.map(JSONValue.number) ?? .null, "colour": JSONValue(colour), "parts": .array(parts),
      "small": .bool(led < 5),
    ]
  }

  private func marks(_ indicator: ScoreTable.Indicator) -> [Mark] {
    cases.flatMap { one -> [Mark] in
      let standing = one.verdicts.filter { $0["ruling"] != .string("lifted") }
      switch indicator.id {
      case "answers": return one.answered == nil ? [] : [mark(one, standing, "improper-response")]
      case "results":
        return one.closed == nil && one.count("reopen") == 0
          ? [] : [mark(one, standing, "ineffective-handling")]
      default:
        return one.clocks.filter { $0.kind.rawValue == indicator.id && $0.isCounted(one.cut) }.map { clock in
          let (unit, person) = one.holder(at: clock.due)
          let isBlamed = standing.contains {
            $0["criterion"] == .string(indicator.id + "-late") && $0["unit"] == JSONValue(unit)
              && $0["person"] == JSONValue(person)
          }
          return clock.isLate && isBlamed ? (unit, false) : (one.unit, true)
        }
      }
    }
  }

  private func mark(_ one: NaiveCase, _ standing: [JSONValue], _ kind: String) -> Mark {
    let fault = standing.first {
      $0["verdict"] == .string(kind) && $0["criterion"]?.words?.hasSuffix("-late") == false
    }
    return fault.map { ($0["unit"]?.words, false) } ?? (one.unit, true)
  }
}
