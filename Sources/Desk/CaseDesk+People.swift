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
    try await change("unit_changed", unit.detail, by: actor, via: via, auth: auth, needs: .admin) {
      try write(unit, $0)
    }
  }

  private func write(_ unit: Unit, _ transaction: Transaction) throws {
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

  /// Adds or changes a person; their unit and those for whom they stand in must be known.
  ///
  /// - Throws: `Refusal`, also for people who would stand in for each other in a ring.
  package func save(
    _ person: Person, by actor: String?, via: Via = .cli, auth: Authentication = .none
  ) async throws {
    try await change("person_changed", person.detail, by: actor, via: via, auth: auth, needs: .admin) {
      try write(person, $0)
    }
  }

  private func write(_ person: Person, _ transaction: Transaction) throws {
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
    // Everybody may change their own.
    let needs: Role? = actor == id ? nil : .admin
    try await change("person_changed", detail, by: actor, via: via, auth: auth, needs: needs) { transaction in
      let now = try time(clock(), LogBook(transaction))
      try transaction.savePassword(hash: hash, of: id, now: now)
    }
  }

  static func hash(_ password: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(with: Result { try PasswordHash.make(password) })
      }
    }
  }

  /// Makes the first administrator, with a password and, where it is not there yet, the unit: all of it or nothing.
  ///
  /// - Parameter admit: throws where that is not to be, with nothing changed.
  func found(
    _ person: Person, _ unit: Unit, passwordHash hash: String, admit: @Sendable (Transaction) throws -> Void
  ) async throws {
    let given = clock()
    try await store.transaction { transaction in
      try admit(transaction)
      let log = LogBook(transaction)
      let now = try time(given, log)
      func note(_ action: String, _ detail: [String: JSONValue]) throws {
        try log.append(.system(action, office: store.office, at: now, detail: detail))
      }
      let office = try view(transaction)
      if office.units[unit.id] == nil {
        try write(unit, transaction)
        try note("unit_changed", unit.detail)
      }
      var person = person
      if let there = office.people[person.id] {
        let more = person.roles.filter { !there.roles.contains($0) }
        person = there
        (person.roles, person.disabled) = (there.roles + more, false)
      }
      try write(person, transaction)
      try transaction.savePassword(hash: hash, of: person.id, now: now)
      try note("person_changed", person.detail.merging(["password": .string("set")]) { $1 })
    }
  }

  /// Changes something and logs it, both or neither.
  ///
  /// - Parameter needs: the role without which nobody but the system may; nil = everybody may who is not disabled.
  func change(
    _ action: String, _ detail: [String: JSONValue], by actor: String?, via: Via = .cli,
    auth: Authentication = .none, needs: Role? = nil, _ write: @Sendable (Transaction) throws -> Void
  ) async throws {
    let given = clock()
    let refusal = try await store.transaction { transaction -> Refusal? in
      let log = LogBook(transaction)
      let now = try time(given, log)
      var draft = Clerk.Draft.system(action, office: store.office, at: now, detail: detail)
      if let actor = try person(actor, try view(transaction)) {
        if let refusal = Self.obstacle(action, to: actor, needs) {
          var kept = Clerk.refused(
            refusal, action, by: actor, via: via, on: nil, office: store.office, now: now)
          kept?.entry.auth = auth
          if let kept { try log.append(kept) }
          return refusal
        }
        (draft.entry.actor, draft.entry.unit) = (actor.id, actor.unit)
        draft.entry.role = needs ?? actor.roles.first
        (draft.entry.via, draft.entry.auth) = (via, auth)
      }
      try write(transaction)
      try log.append(draft)
      return nil
    }
    if let refusal { throw refusal }
  }

  /// Why a person may not make a change; nil if they may.
  private static func obstacle(_ action: String, to actor: Person, _ needs: Role?) -> Refusal? {
    if actor.disabled { return .disabled(kind: "person", id: actor.id) }
    guard let needs, !actor.roles.contains(needs) else { return nil }
    let what = action == "unit_changed" ? "change units" : "change people"
    return .notAllowed(person: actor.id, what: what, needs: needs)
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
