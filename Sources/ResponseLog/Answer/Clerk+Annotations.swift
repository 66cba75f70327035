package import Model

// What is written to a case's log without moving the case.
extension Clerk {
  /// An entry beside the moves that says something of a case and leaves it as it is.
  package enum Annotation: Sendable {
    /// What was wrong about an entry; the entry itself stays.
    case correct(LogEntry, note: String)
    /// What is kept from view was looked up, and why.
    case reveal(Secret, reason: String)

    package var action: String {
      switch self {
      case .correct: "correct"
      case .reveal: "reveal"
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

  /// The entry of an annotation. Everybody may correct what they entered themselves.
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
    switch annotation {
    case .correct(let wrong, let note):
      let own = wrong.actor == actor.id ? actor.roles.first : nil
      guard let role = Self.correctors.first(where: actor.roles.contains) ?? own else {
        throw .notAllowed(person: actor.id, what: "correct what somebody else entered", needs: .duty)
      }
      (entry.role, entry.corrects) = (role, wrong.seq)
      return Draft(entry: entry, content: [("note", note)])
    case .reveal(let secret, let reason):
      guard let role = Self.revealers.first(where: actor.roles.contains) else {
        throw .notAllowed(person: actor.id, what: "look up the \(secret.rawValue)", needs: .duty)
      }
      (entry.role, entry.detail) = (role, ["what": .string(secret.rawValue)])
      return Draft(entry: entry, content: [("reason", reason)])
    }
  }
}
