import Model
import ResponseLog

/// One case of the naive evaluation.
struct NaiveCase {
  let id: String
  /// By time, then seq.
  let entries: [NaiveEntry]
  let open: NaiveEntry
  let cut: Int64
  let criteria: VerdictCriteria
  let book: ClockBook
  /// Filled by `runClocks`.
  var clocks: [NaiveClock] = []
  /// Cases in which the matter came again.
  var again: [String] = []

  let published, collected, flagged, warned: Int64?
  let assessed, reportedUp, assigned, acknowledged, answered, pressConference, closed: Int64?
  let channels: [String]
  let area, grade, place, unit, person: String?

  var ticket: Ticket? {
    guard let type = open.ticket?["type"] as? String, let known = TicketType(rawValue: type) else {
      return nil
    }
    return Ticket(type: known, listed: open.ticket?["listed"] as? Bool)
  }

  init(
    id: String, entries: [NaiveEntry], open: NaiveEntry, cut: Int64, criteria: VerdictCriteria,
    book: ClockBook
  ) {
    (self.id, self.entries, self.open, self.cut) = (id, entries, open, cut)
    (self.criteria, self.book) = (criteria, book)
    func first(_ action: String) -> Int64? { entries.first { $0.action == action }?.time }
    (published, collected) = (open.second("published"), open.second("collected"))
    (flagged, warned) = (open.second("flagged"), open.second("warned"))
    (assessed, reportedUp) = (first("assess"), first("report-up"))
    (assigned, acknowledged) = (first("assign"), first("acknowledge"))
    let answer = entries.first(where: naiveIsAnswer)
    answered = answer?.time
    channels = Set(entries.filter { $0.action == "publish" }.compactMap { $0.text("channel") }).sorted()
    pressConference = entries.first(where: naiveIsPressConference)?.time
    let last = entries.lastIndex { $0.action == "close" }
    let again = last.map { close in entries[close...].contains { $0.action == "reopen" } }
    closed = again == false ? last.map { entries[$0].time } : nil
    let assessment = entries.last { $0.action == "assess" }
    area = (assessment ?? open).text("area")
    place = (assessment ?? open).text("place")
    grade = entries.last { $0.action == "assess" || $0.action == "regrade" }?.text("grade")
    let lead = entries.last { ["assign", "transfer", "acknowledge"].contains($0.action) }
    (unit, person) = (lead?.unit, lead?.person)
  }

  var visit: NaiveEntry? { entries.last { $0.action == "visit" } }
  func count(_ action: String) -> Int { entries.filter { $0.action == action }.count }

  // MARK: Holders

  func holder(at second: Int64) -> (unit: String?, person: String?) {
    let last = entries.last { $0.time <= second }
    return (last?.unit, last?.person)
  }

  private func heldBy(_ clock: NaiveClock) -> [JSONValue] {
    let end = min(clock.met ?? cut, cut)
    let changes = entries.map(\.time).filter { clock.start < $0 && $0 < end }
    let marks = Set([clock.start, end] + changes).sorted()
    var rows: [(unit: String?, person: String?, from: Int64, to: Int64)] = []
    for (from, to) in zip(marks, marks.dropFirst()) where clock.start < end {
      let nobody: (unit: String?, person: String?) = (nil, nil)
      let now = from < open.time ? nobody : holder(at: from)
      if let last = rows.last, last.unit == now.unit, last.person == now.person {
        rows[rows.count - 1].to = to
      } else {
        rows.append((now.unit, now.person, from, to))
      }
    }
    return rows.map {
      [
        "unit": JSONValue($0.unit), "person": JSONValue($0.person), "from": .string(naiveTime($0.from)),
        "to": .string(naiveTime($0.to)), "seconds": .integer($0.to - $0.from),
      ]
    }
  }

  // MARK: Output

  func json(score: JSONValue?) -> JSONValue {
    func time(_ second: Int64?) -> JSONValue { second.map { .string(naiveTime($0)) } ?? .null }
    return [
      "case": .string(id), "area": JSONValue(area), "grade": JSONValue(grade),
      "unit": JSONValue(unit), "person": JSONValue(person), "place": JSONValue(place),
      "ticket": JSONValue(ticket?.type.rawValue),
      "published": time(published), "collected": time(collected), "flagged": time(flagged),
      "warned": time(warned), "opened": time(open.time),
      "assessed": time(assessed), "reported_up": time(reportedUp), "assigned": time(assigned),
      "acknowledged": time(acknowledged), "answered": time(answered),
      "press_conference": time(pressConference), "closed": time(closed),
      "returned": JSONValue(count("return")), "reworked": JSONValue(count("rework")),
      "reopened": JSONValue(count("reopen")),
      "imported": .bool(open.isImported),
      "clocks": .array(
        clocks.map { clock in
          [
            "clock": .string(clock.kind.rawValue), "start": time(clock.start), "due": time(clock.due),
            "met": time(clock.met), "late_seconds": .integer((clock.met ?? cut) - clock.due),
            "paused_seconds": .integer(clock.pauses.map { $0.to - $0.from }.reduce(0, +)),
            "held_by": .array(heldBy(clock)),
          ]
        }),
      "verdicts": .array(verdicts), "effect": NaiveEffect(self)?.json ?? .null,
      "visit": visit.map {
        [
          "solved": naiveTruth($0.truth("solved")), "satisfied": naiveTruth($0.truth("satisfied")),
          "seq": .integer($0.seq),
        ]
      } ?? .null,
      "score": score?["score"] ?? .null, "colour": score?["colour"] ?? .null,
    ]
  }
}

func naiveIsAnswer(_ entry: NaiveEntry) -> Bool {
  entry.action == "publish"
    && ["response", "clarification", "press-conference"].contains(entry.text("kind"))
}

func naiveIsPressConference(_ entry: NaiveEntry) -> Bool {
  entry.action == "publish" && entry.text("kind") == "press-conference"
}

func naiveTruth(_ truth: Bool?) -> JSONValue { truth.map(JSONValue.bool) ?? .null }
