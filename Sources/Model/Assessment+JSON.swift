extension Assessment {
  /// The members of `design.md` §5.5, without `id`.
  package var json: [String: JSONValue] {
    [
      "flagged": .bool(flagged),
      "area": JSONValue(area),
      "areas": .array(areas.map { .object(["area": .string($0.area), "score": .number($0.score)]) }),
      "severity": JSONValue(severity?.rawValue),
      "casualties": casualties.json,
      "rumour": .string(rumour.rawValue),
      "polarity": .string(polarity.rawValue),
      "jurisdiction": .string(jurisdiction.rawValue),
      "places": .array(places.map(\.json)),
      "evidence": .array(evidence.map(\.json)),
      "why_not": JSONValue(whyNot),
      "rulebook": .string(rulebook),
    ]
  }
}

extension Casualties {
  fileprivate var json: JSONValue {
    .object([
      "deaths": JSONValue(deaths), "injured": JSONValue(injured), "missing": JSONValue(missing),
      "affected": JSONValue(affected),
    ])
  }
}

extension PlaceMention {
  fileprivate var json: JSONValue {
    .object(["name": .string(name), "code": JSONValue(code), "confidence": .number(confidence)])
  }
}

extension Evidence {
  fileprivate var json: JSONValue {
    .object([
      "rule": .string(rule), "area": JSONValue(area), "field": .string(field.rawValue),
      "start": JSONValue(start),
      "length": JSONValue(length), "text": .string(text), "points": .number(points),
      "reason": .string(reason),
    ])
  }
}
