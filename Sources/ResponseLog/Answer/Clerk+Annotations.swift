package import Model

// What is written to a case's log without moving the case.
extension Clerk {
  /// An entry beside the moves that says something of a case and leaves it as it is.
  package enum Annotation: Sendable {
    /// What was wrong about an entry; the entry itself stays.
    case correct(LogEntry, note: String)
    /// What is kept from view was looked up, and why.
    case reveal(Secret, reason: String)
    /// Who is blamed, or somebody of their unit, says why the verdict is wrong 申诉.
    case appeal(Verdict, reason: String)
    /// The verdict is upheld or lifted 复核.
    case rule(Verdict, Ruling.Outcome, reason: String)
    /// The caller was asked after the matter was over 回访: solved, satisfied; nil = not said.
    case visit(solved: Bool?, satisfied: Bool?, note: String?)

    package var action: String {
      switch self {
      case .correct: "correct"
      case .reveal: "reveal"
      case .appeal: "appeal"
      case .rule: "ruling"
      case .visit: "visit"
      }
    }
  }

  /// What of a case is shown to nobody who has not said why.
  package enum Secret: String, Sendable, CaseIterable {
    /// Who complained.
    case complainant
    /// What a citizen wrote, unmasked: a paste, a ticket, an import.
    case text

    /// Kinds of content.
    package var kinds: [String] { self == .complainant ? ["complainant"] : ["title", "text"] }

    /// Whether an entry brings such a text.
    package func stands(in entry: LogEntry) -> Bool {
      (self == .complainant || entry.move == .open) && entry.content.contains { kinds.contains($0.kind) }
    }
  }

  /// Who may look up who complained: the office, not the unit that handles the matter.
  package static let revealers: [Role] = [.duty, .assessor, .admin]
  private static let correctors: [Role] = [.duty, .assessor, .supervisor, .admin]
  /// Who may uphold and lift verdicts.
  package static let rulers: [Role] = [.supervisor, .auditor]
  private static let visitors: [Role] = [.duty, .assessor, .supervisor]

  /// The entry of an annotation. Everybody may correct what they entered themselves, and nobody rules on their own fault.
  ///
  /// - Throws: `Refusal`, of somebody who may not.
  package func draft(_ annotation: Annotation, on file: CaseFile, by actor: Person, via: Via, now: Timestamp)
    throws(Refusal) -> Draft
  {
    if actor.disabled { throw .disabled(kind: "person", id: actor.id) }
    var entry = LogEntry(
      seq: 0, office: office.code, at: now, caseID: file.id, topic: file.topic, actor: actor.id,
      unit: actor.unit, via: via, action: annotation.action, from: file.state, to: file.state,
      holder: file.holder)
    let content: [(kind: String, text: String)]
    switch annotation {
    case .correct(let wrong, let note):
      let own = wrong.actor == actor.id ? actor.roles.first : nil
      entry.role = try role(of: actor, Self.correctors, own, "correct what somebody else entered", .duty)
      entry.corrects = wrong.seq
      content = [("note", note)]
    case .reveal(let secret, let reason):
      entry.role = try role(of: actor, Self.revealers, nil, "look up the \(secret.rawValue)", .duty)
      entry.detail = ["what": .string(secret.rawValue)]
      content = [("reason", reason)]
    case .appeal(let verdict, let reason):
      let own = verdict.blames(actor) ? actor.roles.first : nil
      entry.role = try role(of: actor, [], own, "appeal for another unit", .handler)
      entry.detail = verdict.detail
      content = [("reason", reason)]
    case .rule(let verdict, let outcome, let reason):
      if verdict.blamed.person == actor.id {
        throw .notAllowed(person: actor.id, what: "rule on what they are blamed for", needs: .supervisor)
      }
      entry.role = try role(of: actor, Self.rulers, nil, "rule on a verdict", .supervisor)
      entry.detail = verdict.detail.merging(["outcome": .string(outcome.rawValue)]) { $1 }
      content = [("reason", reason)]
    case .visit(let solved, let satisfied, let note):
      entry.role = try role(of: actor, Self.visitors, nil, "record a visit", .duty)
      entry.detail = [
        "solved": solved.map(JSONValue.bool) ?? .null, "satisfied": satisfied.map(JSONValue.bool) ?? .null,
      ]
      content = note.map { [("note", $0)] } ?? []
    }
    return Draft(entry: entry, content: content)
  }

  /// The first of the roles that the actor has, else the other one.
  private func role(
    of actor: Person, _ allowed: [Role], _ other: Role?, _ what: String, _ needed: Role
  ) throws(Refusal) -> Role {
    guard let role = allowed.first(where: actor.roles.contains) ?? other else {
      throw .notAllowed(person: actor.id, what: what, needs: needed)
    }
    return role
  }
}
