import Model
import ResponseLog

extension NaiveCase {
  /// Missed clocks, then the other rows of the criteria in their order.
  var verdicts: [JSONValue] {
    clocks.compactMap(missed) + criteria.rows.compactMap(other)
  }

  private func missed(_ clock: NaiveClock) -> JSONValue? {
    guard clock.isCounted(cut), clock.isLate else { return nil }
    let before = entries.last { $0.time <= clock.due } ?? open
    return verdict(
      clock.kind.rawValue + "-late", holder(at: clock.due), [clock.metSeq ?? before.seq],
      seconds: (clock.met ?? cut) - clock.due)
  }

  private func other(_ row: VerdictCriteria.Row) -> JSONValue? {
    let id = row.id.rawValue
    switch id {
    case "reopened":
      guard let last = entries.lastIndex(where: { $0.action == "reopen" }) else { return nil }
      return verdict(id, had(before: last), seqs("reopen"))
    case "reworked":
      let reworks = entries.filter { $0.action == "rework" }
      guard reworks.count >= criteria.reworkedTimes else { return nil }
      let last = reworks[criteria.reworkedTimes - 1]
      return verdict(id, (last.unit, last.person), seqs("rework"))
    case "reignited":
      guard let answer = entries.first(where: naiveIsAnswer), let effect = NaiveEffect(self),
        let again = effect.again
      else { return nil }
      return verdict(id, (answer.unit, answer.person), [answer.seq] + effect.seqs(again))
    case "recurred":
      guard let close = entries.lastIndex(where: { $0.action == "close" }), !again.isEmpty else { return nil }
      return verdict(id, had(before: close), [entries[close].seq], other: again)
    case "downgraded":
      let graded = entries.filter {
        ["assess", "regrade"].contains($0.action) && EventGrade(rawValue: $0.text("grade") ?? "") != nil
      }
      for (before, after) in zip(graded, graded.dropFirst()) where falls(before, after) {
        if !after.texts.contains("reason"), !after.texts.contains("note") {
          return verdict(id, (after.ofUnit, after.actor), [after.seq])
        }
      }
      return nil
    default:
      let faulty = entries.indices.filter { index in
        entries[index].action == "publish"
          && (entries[index].warnings.contains { row.codes.contains($0) }
            || id == "part-missing" && isIncomplete(Array(entries[..<index])))
      }.map { entries[$0] }
      guard let first = faulty.first else { return nil }
      return verdict(id, (first.unit, first.person), faulty.map(\.seq).sorted())
    }
  }

  private func falls(_ before: NaiveEntry, _ after: NaiveEntry) -> Bool {
    let grades = ["ordinary", "considerable", "major", "extreme"]
    func rank(_ entry: NaiveEntry) -> Int { grades.firstIndex(of: entry.text("grade") ?? "") ?? 0 }
    return rank(after) < rank(before)
  }

  private func isIncomplete(_ before: [NaiveEntry]) -> Bool {
    guard let draft = before.last(where: { $0.action == "respond" }), !draft.isImported else { return false }
    if before.last(where: { $0.action == "assess" })?.text("kind") == "rumour" { return false }
    return !Set(["cause", "solution", "constraints"]).isSubset(of: draft.texts)
  }

  /// Whether another case is this one's matter again, soon after it was closed.
  func comesBack(as other: NaiveCase, office: String) -> Bool {
    guard let closed, entries.last(where: { $0.action == "close" })?.text("outcome") != "unfounded",
      let area, let place, other.area == area, other.place == place, !office.hasPrefix(place),
      other.unit == nil || other.unit == unit
    else { return false }
    let state = other.entries.last { $0.to != nil }?.to
    return state != "dismissed" && state != "merged" && other.open.time > closed
      && other.open.time <= closed + Int64(criteria.recurrenceDays) * 86400
  }

  private func seqs(_ action: String) -> [Int64] {
    entries.filter { $0.action == action }.map(\.seq).sorted()
  }

  /// Who last had the case before an entry.
  private func had(before index: Int) -> (unit: String?, person: String?) {
    let last = entries[..<index].last { $0.unit != nil || $0.person != nil }
    return (last?.unit, last?.person)
  }

  private func verdict(
    _ id: String, _ who: (unit: String?, person: String?), _ seq: [Int64], seconds: Int64? = nil,
    other: [String] = []
  ) -> JSONValue? {
    guard let row = criteria.rows.first(where: { $0.id.rawValue == id }) else { return nil }
    let about = entries.filter {
      $0.text("criterion") == id && $0.text("unit") == who.unit && $0.text("person") == who.person
    }
    let ruling = about.last {
      $0.action == "ruling" && ["upheld", "lifted"].contains($0.text("outcome") ?? "")
    }
    return [
      "verdict": .string(row.verdict.rawValue), "criterion": .string(id), "unit": JSONValue(who.unit),
      "person": JSONValue(who.person), "seconds": seconds.map(JSONValue.integer) ?? .null,
      "seq": .array(seq.map(JSONValue.integer)), "other": .array(other.map(JSONValue.string)),
      "appeal": about.last { $0.action == "appeal" }.map { .integer($0.seq) } ?? .null,
      "ruling": JSONValue(ruling?.text("outcome")), "ruled": ruling.map { .integer($0.seq) } ?? .null,
    ]
  }
}
