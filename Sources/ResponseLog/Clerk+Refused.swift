package import Model

extension Clerk {
  /// The entry of an attempt that was refused to somebody who may not: the case stays as it is. nil where nothing is
  /// kept of a refusal.
  package static func refused(
    _ refusal: Refusal, _ request: MoveRequest, on file: CaseFile?, office: String, now: Timestamp
  ) -> Draft? {
    guard let actor = request.actor else { return nil }
    var draft = refused(
      refusal, request.move.rawValue, by: actor, via: request.via, on: file, office: office, now: now)
    draft?.entry.auth = request.auth
    return draft
  }

  /// The same for what is no move.
  package static func refused(
    _ refusal: Refusal, _ what: String, by actor: Person, via: Via, on file: CaseFile?, office: String,
    now: Timestamp
  ) -> Draft? {
    guard let why = refusal.attempt(by: actor.id) else { return nil }
    var detail: [String: JSONValue] = ["move": .string(what), "why": .string(why)]
    if case .residue(let kinds, _) = refusal { detail["kinds"] = .array(kinds.map(JSONValue.string)) }
    return Draft(
      entry: LogEntry(
        seq: 0, office: office, at: now, caseID: file?.id, topic: file?.topic, actor: actor.id,
        unit: actor.unit, role: actor.roles.first, via: via, action: "refused", from: file?.state,
        to: file?.state, holder: file?.holder ?? .nobody, detail: detail))
  }
}
