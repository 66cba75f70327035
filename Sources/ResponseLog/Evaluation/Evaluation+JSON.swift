package import Model

extension Evaluation {
  /// The document of `design.md` §5.9.
  package var json: JSONValue {
    .object(frame.merging(["cases": .array(cases.map(\.json))]) { $1 })
  }

  /// All members but the cases.
  var frame: [String: JSONValue] {
    [
      "schema": .integer(1), "office": .string(office), "from": .string("\(from)"), "to": .string("\(to)"),
      "cut": Self.time(cut), "log": .object(["entries": JSONValue(entries), "head": .string(head)]),
      "measures": .array(measures.map(\.json)), "scores": .array(scores.map(\.json)),
      "rates": .array(rates.map(\.json)), "notices": .array(notices.map(\.json)),
      "simulated": .bool(simulated),
    ]
  }

  /// A whole second in RFC 3339, or null.
  static func time(_ second: Int64?) -> JSONValue { JSONValue(second.map { Timestamp(seconds: $0) }) }
}

extension CaseEvaluation {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "case": .string(id), "area": JSONValue(area), "grade": JSONValue(grade?.rawValue),
      "place": JSONValue(place), "ticket": JSONValue(ticket?.rawValue),
      "unit": JSONValue(lead.unit), "person": JSONValue(lead.person), "returned": JSONValue(returned),
      "reworked": JSONValue(reworked), "reopened": JSONValue(reopened), "imported": .bool(isImported),
      "clocks": .array(clocks.map(\.json)),
      "verdicts": .array(verdicts.map(\.json)), "effect": effect?.json ?? .null,
      "visit": visit?.json ?? .null,
      "score": score?.points.map(JSONValue.number) ?? .null, "colour": JSONValue(score?.colour?.rawValue),
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
      "seq": .array(seq.map(JSONValue.integer)), "other": .array(other.map(JSONValue.string)),
      "appeal": appeal.map(JSONValue.integer) ?? .null, "ruling": JSONValue(ruling?.outcome.rawValue),
      "ruled": ruling.map { .integer($0.seq) } ?? .null,
    ])
  }
}

extension Effect {
  fileprivate var json: JSONValue {
    .object([
      "windows": .array(windows.map(\.json)), "peak": peak.json, "small": .bool(small),
      "half_life": halfLife.map(JSONValue.integer) ?? .null, "day_after_peak": JSONValue(dayAfterPeak),
      "decay": decay.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null,
      "reignition": reignition?.json ?? .null, "around_answer": aroundAnswer?.json ?? .null,
    ])
  }
}

extension Observation {
  fileprivate var json: JSONValue {
    .object([
      "start": Evaluation.time(start), "items": JSONValue(items), "sources": JSONValue(sources),
      "negative": JSONValue(negative), "seq": .array(seq.map(JSONValue.integer)),
    ])
  }
}

extension Effect.Comparison {
  fileprivate var json: JSONValue {
    func json(_ side: Side) -> JSONValue {
      .object(["items": JSONValue(side.items), "negative": JSONValue(side.negative)])
    }
    return .object([
      "before": json(before), "after": json(after),
      "change": change.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null,
      "enough": .bool(change != nil),
    ])
  }
}

extension Visit {
  fileprivate var json: JSONValue {
    .object([
      "solved": solved.map(JSONValue.bool) ?? .null, "satisfied": satisfied.map(JSONValue.bool) ?? .null,
      "seq": .integer(seq),
    ])
  }
}

extension Share {
  fileprivate func json(_ more: [String: JSONValue]) -> JSONValue {
    .object(["met": JSONValue(met), "of": JSONValue(of)].merging(more) { $1 })
  }
}

extension GroupScore {
  fileprivate var json: JSONValue {
    .object([
      "by": .object(unit.map { ["unit": .string($0)] } ?? [:]), "n": JSONValue(n),
      "score": score.points.map(JSONValue.number) ?? .null, "colour": JSONValue(score.colour?.rawValue),
      "parts": .array(
        score.parts.map {
          $0.share.json(["indicator": .string($0.indicator.id), "weight": .number($0.indicator.weight)])
        }),
      "small": .bool(n < 5),
    ])
  }
}

extension GroupRate {
  fileprivate var json: JSONValue {
    share.json([
      "rate": .string(rate.id.rawValue), "by": .object(unit.map { ["unit": .string($0)] } ?? [:]),
      "certainty": .string(rate.basis.certainty.rawValue), "small": .bool(share.of < 5),
    ])
  }
}

extension Measure {
  fileprivate var json: JSONValue {
    .object(
      figures.members.merging([
        "measure": .string(span.rawValue), "by": .object(key.map { [$0: JSONValue(value)] } ?? [:]),
        "previous": previous.map { .object($0.members) } ?? .null,
      ]) { $1 })
  }
}

extension Measure.Figures {
  fileprivate var members: [String: JSONValue] {
    func seconds(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
    return [
      "n": JSONValue(n), "done": JSONValue(done), "due": JSONValue(due), "on_time": JSONValue(onTime),
      "median": seconds(median), "p90": seconds(p90), "worst": seconds(worst), "small": .bool(small),
    ]
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
