import Model

/// Entering what was finished before the log began (`cases import --closed`). One person writes down what others did, so
/// the roles of the moves and the sign-offs that nobody recorded are not asked for; the order of the states is.
extension Clerk {
  /// Who may enter history.
  static let recorders: [Role] = [.admin, .assessor]

  /// The role under which somebody enters history; nil if it is none.
  static func recorder(_ request: MoveRequest, _ actor: Person) throws(Refusal) -> Role? {
    guard request.isHistory else { return nil }
    guard request.via == .import, request.occurred != nil else {
      throw .missing(move: request.move, options: ["occurred"])
    }
    guard let role = recorders.first(where: actor.roles.contains) else {
      throw .notAllowed(person: actor.id, what: "enter history", needs: .admin)
    }
    return role
  }

  /// States in which a move is legal: in history an answer was published without a sign-off that we know of.
  static func legal(_ request: MoveRequest, _ rule: MoveRule) -> [CaseState] {
    request.isHistory && request.move == .publish ? rule.from + [.drafted] : rule.from
  }

  /// The detail of a step of history, where files leave out what the move asks for: unknown is null.
  func historyDetail(_ request: MoveRequest, _ options: Options, _ file: CaseFile?) throws(Refusal)
    -> [String: JSONValue]?
  {
    switch request.move {
    case .assess:
      if let area = options["area"] { try checkArea(area) }
      try options.check("kind", Self.kinds)
      var detail = try grades(options)
      for name in ["area", "kind"] { detail[name] = JSONValue(options[name]) }
      detail["place"] = JSONValue(options["place"] ?? file?.place)
      return detail
    case .respond:
      _ = try options.required(["text"])
      try options.check("disposition", Self.dispositions)
      return ["draft": JSONValue((file?.draft ?? 0) + 1), "disposition": JSONValue(options["disposition"])]
    case .close:
      try options.check("outcome", Self.outcomes)
      return ["outcome": JSONValue(options["outcome"])]
    default: return nil
    }
  }
}
