import Model

/// The options of a request, asked for by name.
struct Options {
  private let request: MoveRequest

  init(_ request: MoveRequest) { self.request = request }

  subscript(name: String) -> String? { request.options[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// The values of options that must all be there.
  func required(_ names: [String]) throws(Refusal) -> [String] {
    let missing = names.filter { self[$0] == nil }
    guard missing.isEmpty else { throw .missing(move: request.move, options: missing) }
    return names.compactMap { self[$0] }
  }

  /// Refuses a value that is none of those allowed; an absent one passes.
  func check(_ name: String, _ allowed: [String]) throws(Refusal) {
    guard let value = self[name], !allowed.contains(value) else { return }
    throw .value(option: name, given: value, allowed: allowed.joined(separator: ", "))
  }
}

extension Clerk {
  /// The detail of a move's entry, with all the keys of its action; refuses what is missing or wrong.
  func detail(_ request: MoveRequest, _ options: Options, _ file: CaseFile?) throws(Refusal) -> [String:
    JSONValue]
  {
    if request.isHistory, let detail = try historyDetail(request, options, file) { return detail }
    switch request.move {
    case .open: return try opening(request, options)
    case .assess: return try assessment(options, file)
    case .assign, .transfer: return try assignment(request, options)
    case .regrade:
      _ = try options.required(["grade", "reason"])
      return try grades(options)
    case .close:
      let outcome = try options.required(["outcome"])[0]
      try options.check("outcome", Self.outcomes)
      return ["outcome": .string(outcome)]
    case .merge: return ["into": .string(try options.required(["into"])[0])]
    case .reportUp:
      let values = try options.required(["to", "stage"])
      try options.check("stage", ["first", "follow", "final"])
      return ["to": .string(values[0]), "stage": .string(values[1])]
    case .respond: return try response(options, file)
    case .review: return try review(request, options, file)
    case .publish:
      let values = try options.required(["channel", "kind"])
      try options.check("kind", Self.publishKinds)
      return ["draft": JSONValue(file?.draft), "channel": .string(values[0]), "kind": .string(values[1])]
    case .dismiss, .giveBack, .decline, .reopen, .rework:
      _ = try options.required(["reason"])
      return [:]
    case .confer, .supervise, .acknowledge, .progress, .archive: return [:]
    case .pause, .resume: return ["clock": .string(try clock(request, options))]
    }
  }

  private func opening(_ request: MoveRequest, _ options: Options) throws(Refusal) -> [String: JSONValue] {
    guard request.opening?.topic != nil || (options["title"] != nil && options["text"] != nil) else {
      throw .missing(move: .open, options: ["item or --topic or --title and --text"])
    }
    if let area = request.opening?.area { try checkArea(area) }
    return (request.opening ?? Opening()).detail
  }

  private func assessment(_ options: Options, _ file: CaseFile?) throws(Refusal) -> [String: JSONValue] {
    let values = try options.required(["area", "grade", "kind"])
    try checkArea(values[0])
    try options.check("kind", Self.kinds)
    var detail = try grades(options)
    detail["area"] = .string(values[0])
    detail["kind"] = .string(values[2])
    detail["place"] = JSONValue(options["place"] ?? file?.place)
    return detail
  }

  func checkArea(_ area: String) throws(Refusal) {
    guard office.areas.contains(area) else {
      throw .value(
        option: "area", given: area, allowed: "one of \(office.areas.sorted().joined(separator: ", "))")
    }
  }

  func grades(_ options: Options) throws(Refusal) -> [String: JSONValue] {
    let known = EventGrade.allCases.map(\.rawValue)
    var detail: [String: JSONValue] = [:]
    for (key, option) in [
      ("grade", "grade"), ("event_grade", "event-grade"), ("spread_grade", "spread-grade"),
    ] {
      try options.check(option, known)
      detail[key] = JSONValue(options[option])
    }
    return detail
  }

  private func assignment(_ request: MoveRequest, _ options: Options) throws(Refusal) -> [String: JSONValue] {
    let unit = try options.required(request.move == .assign ? ["unit"] : ["unit", "reason"])[0]
    for id in [unit] + request.helpers {
      guard let known = office.units[id] else {
        throw .unknown(kind: "unit", id: id, known: Array(office.units.keys))
      }
      if known.disabled { throw .disabled(kind: "unit", id: id) }
      if known.level == .above, id == unit, request.move == .assign { throw .above(unit: id) }
    }
    if let id = options["person"] {
      guard let person = office.people[id] else {
        throw .unknown(kind: "person", id: id, known: Array(office.people.keys))
      }
      if person.disabled { throw .disabled(kind: "person", id: id) }
    }
    return [
      "lead": .string(unit), "person": JSONValue(options["person"]),
      "helpers": .array(request.helpers.map(JSONValue.string)),
      "due": request.due.map { .integer($0.milliseconds) } ?? .null,
    ]
  }

  /// A draft explains cause, solution and constraints (原因、解决方案、制约因素) unless it only clarifies a rumour.
  private func response(_ options: Options, _ file: CaseFile?) throws(Refusal) -> [String: JSONValue] {
    let parts = file?.kind == "rumour" ? [] : ["cause", "solution", "constraints"]
    let values = try options.required(["text", "disposition"] + parts)
    try options.check("disposition", Self.dispositions)
    return ["draft": JSONValue((file?.draft ?? 0) + 1), "disposition": .string(values[1])]
  }

  private func review(_ request: MoveRequest, _ options: Options, _ file: CaseFile?) throws(Refusal)
    -> [String: JSONValue]
  {
    let values = try options.required(["stage", "verdict"])
    try options.check("verdict", ["approved", "rejected"])
    let expected = (file?.stagesPassed ?? 0) + 1
    guard let stage = Int(values[0]), stage == expected else {
      throw .stage(expected: expected, given: values[0])
    }
    return ["draft": JSONValue(file?.draft), "stage": JSONValue(stage), "verdict": .string(values[1])]
      .merging(try judgement(request, options, stage: stage)) { $1 }
  }
}
