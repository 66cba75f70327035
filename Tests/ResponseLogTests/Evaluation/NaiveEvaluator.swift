import Foundation
package import Model
import ResponseLog

/// The evaluation of `design.md` §5.9 once more, written from its text alone: it reads exported lines and shares
/// nothing with the real one but the due times of the clock book. As slow and as simple as can be.
struct NaiveEvaluator {
  let book: ClockBook
  let criteria: VerdictCriteria
  let office: String
  let cut: Int64
  let scores: ScoreTable
  private let log: [NaiveEntry]
  private let lines: [String]

  init(
    _ lines: [String], office: String, to: CivilDate, now: Timestamp, book: ClockBook,
    criteria: VerdictCriteria, scores: ScoreTable
  ) {
    (self.book, self.criteria, self.scores) = (book, criteria, scores)
    (self.office, self.lines) = (office, lines)
    let lastSecond = Int64(to.daysSinceEpoch) * 86400 + 86399 - 8 * 3600
    let cut = min(now.seconds, lastSecond)
    self.cut = cut
    log = lines.compactMap(NaiveEntry.init)
      .filter { $0.office == office && $0.at <= cut }
  }

  /// The cases of some days, as they stand at the cut.
  private func cases(from: CivilDate, to: CivilDate) throws -> [NaiveCase] {
    let days = "\(from)"..."\(to)"
    var cases: [NaiveCase] = []
    for id in Set(log.compactMap(\.caseID)).sorted() {
      let entries = log.filter { $0.caseID == id }
        .sorted { ($0.time, $0.seq) < ($1.time, $1.seq) }
      guard let open = entries.first(where: { $0.action == "open" }) else { continue }
      guard days.contains(String(naiveTime(open.time).prefix(10))) else { continue }
      var one = NaiveCase(id: id, entries: entries, open: open, cut: cut, criteria: criteria, book: book)
      try one.runClocks()
      cases.append(one)
    }
    for index in cases.indices {
      cases[index].again = cases.filter { cases[index].comesBack(as: $0, office: office) }
        .sorted { ($0.open.time, $0.id) < ($1.open.time, $1.id) }.map(\.id)
    }
    return cases
  }

  func json(from: CivilDate, to: CivilDate) throws -> JSONValue {
    let cases = try cases(from: from, to: to)
    let length = to.daysSinceEpoch - from.daysSinceEpoch + 1
    let (first, last) = (
      CivilDate(daysSinceEpoch: from.daysSinceEpoch - length),
      CivilDate(daysSinceEpoch: to.daysSinceEpoch - length)
    )
    let before = NaiveEvaluator(
      lines, office: office, to: last, now: Timestamp(seconds: cut), book: book, criteria: criteria,
      scores: scores)
    let measures = NaiveMeasures(cases: cases, before: try before.cases(from: first, to: last))
    let board = NaiveScores(table: scores, cases: cases)
    return [
      "schema": .integer(1), "office": .string(office), "from": .string("\(from)"), "to": .string("\(to)"),
      "cut": .string(naiveTime(cut)),
      "log": [
        "entries": JSONValue(log.count),
        "head": .string(log.last?.hash ?? String(repeating: "0", count: 64)),
      ],
      "cases": .array(
        cases.map { one in
          one.json(score: scores.indicators.isEmpty ? nil : NaiveScores(table: scores, cases: [one]).total)
        }), "measures": .array(measures.json),
      "scores": .array(board.scores), "rates": .array(board.rates),
      "notices": .array(notices(cases)),
      "simulated": .bool(log.first { $0.seq == 1 }?.isSimulated ?? false),
    ]
  }

  private func notices(_ cases: [NaiveCase]) -> [JSONValue] {
    var seen: [[JSONValue?]] = []
    var rows: [JSONValue] = []
    let all = cases.flatMap { one in one.verdicts.map { (one.id, $0) } }
      .filter { $0.1["ruling"] != .string("lifted") }
    for (_, verdict) in all {
      let key = [verdict["unit"], verdict["person"], verdict["verdict"]]
      if seen.contains(key) { continue }
      seen.append(key)
      let same = all.filter { [$0.1["unit"], $0.1["person"], $0.1["verdict"]] == key }
      let seqs = Set(same.flatMap { $0.1["seq"]?.elements ?? [] }.compactMap(\.whole)).sorted()
      rows.append([
        "unit": key[0] ?? .null, "person": key[1] ?? .null, "verdict": key[2] ?? .null,
        "cases": .array(Set(same.map(\.0)).sorted().map(JSONValue.string)),
        "seq": .array(seqs.map(JSONValue.integer)),
      ])
    }
    func words(_ row: JSONValue, _ key: String) -> String { row[key]?.words ?? "" }
    return rows.sorted {
      (words($0, "unit"), words($0, "person"), words($0, "verdict"))
        < (words($1, "unit"), words($1, "person"), words($1, "verdict"))
    }
  }
}

/// A line of `log export`, as any program might read it.
struct NaiveEntry {
  let hash: String
  let seq: Int64
  let office: String?
  let caseID: String?
  let action: String
  let unit: String?
  let person: String?
  let at: Int64
  /// `at`, but what is imported counts when it happened.
  let time: Int64
  private let detail: [String: Any]
  /// Who did it, of which unit.
  let actor, ofUnit: String?
  /// State after it.
  let to: String?
  /// Kinds of the texts that came with it.
  let texts: [String]

  let isImported: Bool

  var isSimulated: Bool { action == "settings_changed" && detail["simulated"] as? Bool == true }

  init?(_ line: String) {
    let read = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let object = read as? [String: Any], let body = object["body"] as? [String: Any],
      let holder = body["holder"] as? [String: Any], let at = naiveSecond(body["at"])
    else { return nil }
    hash = object["hash"] as? String ?? ""
    seq = body["seq"] as? Int64 ?? 0
    office = body["office"] as? String
    caseID = body["case"] as? String
    action = body["action"] as? String ?? ""
    (unit, person) = (holder["unit"] as? String, holder["person"] as? String)
    self.at = at
    isImported = body["via"] as? String == "import"
    time = isImported ? naiveSecond(body["occurred"]) ?? at : at
    detail = body["detail"] as? [String: Any] ?? [:]
    (actor, ofUnit, to) = (body["actor"] as? String, body["unit"] as? String, body["to"] as? String)
    texts = (body["content"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
  }

  var warnings: [String] { detail["warnings"] as? [String] ?? [] }
  func number(_ key: String) -> Int { detail[key] as? Int ?? 0 }
  func truth(_ key: String) -> Bool? { detail[key] is Bool ? detail[key] as? Bool : nil }
  var ticket: [String: Any]? { detail["ticket"] as? [String: Any] }
  func text(_ key: String) -> String? { detail[key] as? String }
  func second(_ key: String) -> Int64? { naiveSecond(detail[key]) }
}

/// Milliseconds cut down to a second.
func naiveSecond(_ value: Any?) -> Int64? {
  guard let milliseconds = value as? Int64 else { return nil }
  var second = milliseconds / 1000
  while second * 1000 > milliseconds { second -= 1 }
  return second
}

func naiveTime(_ second: Int64) -> String { Timestamp(seconds: second).rfc3339 }

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(members) { first, _ in first })
  }

  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var words: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var whole: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }
}
