package import Model

extension Evaluation {
  /// The document of `design.md` §5.9.
  package var json: JSONValue {
    .object([
      "schema": .integer(1), "office": .string(office), "from": .string("\(from)"), "to": .string("\(to)"),
      "cut": Self.time(cut), "log": .object(["entries": JSONValue(entries), "head": .string(head)]),
      "cases": .array(cases.map(\.json)), "measures": .array(measures.map(\.json)),
      "notices": .array(notices.map(\.json)), "simulated": .bool(simulated),
    ])
  }

  /// A whole second in RFC 3339, or null.
  static func time(_ second: Int64?) -> JSONValue { JSONValue(second.map { Timestamp(seconds: $0) }) }
}

extension CaseEvaluation {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "case": .string(id), "area": JSONValue(area), "grade": JSONValue(grade?.rawValue),
      "place": JSONValue(place), "ticket": JSONValue(ticket?.rawValue),
      "unit": JSONValue(lead.unit), "person": JSONValue(lead.person), "returned": JSONValue(returned),
      "reworked": JSONValue(reworked), "reopened": JSONValue(reopened), "imported": .bool(isImported),
      "clocks": .array(clocks.map(\.json)),
      "verdicts": .array(verdicts.map(\.json)),
    ]
    for milestone in Milestone.allCases {
      members[milestone.rawValue] = Evaluation.time(milestones[milestone])
    }
    return .object(members)
  }
}

extension ClockEvaluation {
  fileprivate var json: JSONValue {
    .object([
      "clock": .string(run.clock.rawValue), "start": Evaluation.time(run.start),
      "due": Evaluation.time(run.due),
      "met": Evaluation.time(run.met), "late_seconds": .integer(lateSeconds),
      "paused_seconds": .integer(run.pausedSeconds),
      "held_by": .array(heldBy.map(\.json)),
    ])
  }
}

extension HeldSpan {
  fileprivate var json: JSONValue {
    .object([
      "unit": JSONValue(holder.unit), "person": JSONValue(holder.person), "from": Evaluation.time(from),
      "to": Evaluation.time(to), "seconds": .integer(to - from),
    ])
  }
}

extension Verdict {
  fileprivate var json: JSONValue {
    .object([
      "verdict": .string(verdict.rawValue), "criterion": .string(criterion.rawValue),
      "unit": JSONValue(blamed.unit),
      "person": JSONValue(blamed.person), "seconds": seconds.map(JSONValue.integer) ?? .null,
      "seq": .array(seq.map(JSONValue.integer)),
    ])
  }
}

extension Measure {
  fileprivate var json: JSONValue {
    func seconds(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
    return .object([
      "measure": .string(span.rawValue), "by": .object(key.map { [$0: JSONValue(value)] } ?? [:]),
      "n": JSONValue(n),
      "done": JSONValue(done), "due": JSONValue(due), "on_time": JSONValue(onTime), "median": seconds(median),
      "p90": seconds(p90), "worst": seconds(worst), "small": .bool(small),
    ])
  }
}

extension Notice {
  fileprivate var json: JSONValue {
    .object([
      "unit": JSONValue(blamed.unit), "person": JSONValue(blamed.person),
      "verdict": .string(verdict.rawValue),
      "cases": .array(cases.map(JSONValue.string)), "seq": .array(seq.map(JSONValue.integer)),
    ])
  }
}
