import Crypto
import Dispatch
package import Model
package import ResponseLog
import Storage

// Units and people: each change is an entry of the log.
extension CaseDesk {
  /// Adds or changes a unit; the unit that it belongs to and its areas must be known.
  ///
  /// - Throws: `Refusal`, also for units that would belong to each other in a ring.
  package func save(
    _ unit: Unit, by actor: String?, via: Via = .cli, auth: Authentication = .none
  ) async throws {
    try await change("unit_changed", unit.detail, by: actor, via: via, auth: auth) { transaction in
      let office = try view(transaction)
      if let parent = unit.parent, parent != unit.id, office.units[parent] == nil {
        throw Refusal.unknown(kind: "unit", id: parent, known: Array(office.units.keys))
      }
      if let ring = office.ring(closedBy: unit) { throw Refusal.ring(kind: "unit", ids: ring) }
      if let strange = unit.areas.first(where: { !areas.contains($0) }) {
        throw Refusal.unknown(kind: "area", id: strange, known: Array(areas))
      }
      try transaction.save(unit)
    }
  }

  /// Adds or changes a person; their unit and those for whom they stand in must be known.
  ///
  /// - Throws: `Refusal`, also for people who would stand in for each other in a ring.
  package func save(
    _ person: Person, by actor: String?, via: Via = .cli, auth: Authentication = .none
  ) async throws {
    try await change("person_changed", person.detail, by: actor, via: via, auth: auth) { transaction in
      let office = try view(transaction)
      guard office.units[person.unit] != nil else {
        throw Refusal.unknown(kind: "unit", id: person.unit, known: Array(office.units.keys))
      }
      if let strange = person.deputyOf.first(where: { $0 != person.id && office.people[$0] == nil }) {
        throw Refusal.unknown(kind: "person", id: strange, known: Array(office.people.keys))
      }
      if let ring = office.ring(closedBy: person) { throw Refusal.ring(kind: "person", ids: ring) }
      try transaction.save(person)
    }
  }

  /// Gives a person a password, over an older one. The log says that it was set, never what it is.
  ///
  /// - Throws: `Refusal`, also for a password that is too easy to guess.
  package func setPassword(
    _ password: String, of id: String, by actor: String?, via: Via = .cli, auth: Authentication = .none
  ) async throws {
    let known = try await store.people()
    guard let person = known.first(where: { $0.id == id }) else {
      throw Refusal.unknown(kind: "person", id: id, known: known.map(\.id))
    }
    if person.disabled { throw Refusal.disabled(kind: "person", id: id) }
    try Password.check(password, of: person)
    // Some tenths of a second on purpose: not within the transaction, for which others wait, nor on a thread of the pool.
    let hash = try await Self.hash(password)
    let detail = person.detail.merging(["password": .string("set")]) { $1 }
    try await change("person_changed", detail, by: actor, via: via, auth: auth) { transaction in
      let now = try time(clock(), LogBook(transaction))
      try transaction.savePassword(hash: hash, of: id, now: now)
    }
  }

  private static func hash(_ password: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(with: Result { try PasswordHash.make(password) })
      }
    }
  }

  /// Changes something and logs it, both or neither.
  func change(
    _ action: String, _ detail: [String: JSONValue], by actor: String?, via: Via = .cli,
    auth: Authentication = .none, _ write: @Sendable (Transaction) throws -> Void
  ) async throws {
    let given = clock()
    let refusal = try await store.transaction { transaction -> Refusal? in
      let log = LogBook(transaction)
      let now = try time(given, log)
      var draft = Clerk.Draft.system(action, office: store.office, at: now, detail: detail)
      if let actor = try person(actor, try view(transaction)) {
        (draft.entry.actor, draft.entry.unit, draft.entry.role) = (actor.id, actor.unit, actor.roles.first)
        (draft.entry.via, draft.entry.auth) = (via, auth)
        if actor.disabled {
          draft.entry.action = "refused"
          draft.entry.detail = ["move": .string(action), "why": .string("disabled")]
          try log.append(draft)
          return .disabled(kind: "person", id: actor.id)
        }
      }
      try write(transaction)
      try log.append(draft)
      return nil
    }
    if let refusal { throw refusal }
  }
}

extension Unit {
  /// What the log keeps of a change: codes, no names.
  package var detail: [String: JSONValue] {
    [
      "unit": .string(id), "kind": .string(kind), "duty": .bool(duty), "disabled": .bool(disabled),
      "parent": JSONValue(parent), "areas": .array(areas.map(JSONValue.string)),
      "places": .array(places.map(JSONValue.string)), "vertical": .bool(vertical),
      "level": .string(level.rawValue),
    ]
  }
}

extension Person {
  /// What the log keeps of a change: codes, no names; `away` as pairs of times.
  package var detail: [String: JSONValue] {
    [
      "person": .string(id), "unit": .string(unit), "roles": .array(roles.map { .string($0.rawValue) }),
      "disabled": .bool(disabled), "deputy_of": .array(deputyOf.map(JSONValue.string)),
      "away": .array(
        away.map { .array([.integer($0.from.milliseconds), .integer($0.to.milliseconds)]) }),
      "password": .null,
    ]
  }
}
