import Desk
import Model
import Monitor
import ResponseLog
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now, .simulated]
private let actor = Command.Option(
  name: "--as", value: "PERSON", help: "who makes the change (default: the system)")
private let name = Command.Option(name: "--name", value: "TEXT", help: "name")
private let unit = Command.Option(name: "--unit", value: "UNIT", help: "id of the unit")
private let role = Command.Option(
  name: "--role", value: "ROLE",
  help: Role.allCases.filter { $0 != .system }.map(\.rawValue).joined(separator: ", "),
  repeats: true)
private let deputyOf = Command.Option(
  name: "--deputy-of", value: "PERSON",
  help: "stands in for this person while they are away; given anew they replace the old, none = for nobody",
  repeats: true)
private let from = Command.Option(name: "--from", value: "TIME", help: "first day or moment of the leave")
private let to = Command.Option(
  name: "--to", value: "TIME", help: "last day of the leave, or the moment of coming back")
private let back = Command.Option(name: "--back", help: "takes back every leave of the person")
private let standardInput = Command.Option(
  name: "--stdin", help: "read the password from standard input, not from the terminal")

let peopleCommands = [
  Command(
    name: ["people", "list"], summary: "shows the people with their units and roles", options: options,
    run: { invocation in
      let store = try await Workplace(invocation).store()
      let secured = try await store.passwordHolders()
      let output = Output()
      var table = Table(headings: [
        "id", "name", "unit", "roles", "deputy of", "away", "password", "disabled",
      ])
      for person in try await store.people() {
        let hasPassword = secured.contains(person.id)
        if invocation.has(.json) { output.line(person.json(hasPassword: hasPassword).text) }
        table.rows.append(person.cells(hasPassword: hasPassword))
      }
      if !invocation.has(.json) { output.line(table.text) }
      return 0
    }),
  Command(
    name: ["people", "add"], arguments: "ID", summary: "adds a person, or changes one",
    options: options + [actor, name, unit, role, deputyOf],
    run: { invocation in
      try await invocation.changePerson("people add", new: true, told: { "\($0.id) of \($0.unit)" }) {
        try invocation.describe(&$0)
      }
    }),
  Command(
    name: ["people", "away"], arguments: "ID",
    summary: "says from when to when a person is away; whoever stands in for them takes their cases",
    options: options + [actor, from, to, back],
    run: { invocation in
      try await invocation.changePerson("people away", told: \.leaves) { try invocation.leave(&$0) }
    }),
  Command(
    name: ["people", "disable"], arguments: "ID",
    summary: "lets a person act no more; the log keeps what they did",
    options: options + [actor],
    run: { invocation in
      try await invocation.changePerson("people disable", told: { "\($0.id) is disabled" }) {
        $0.disabled = true
      }
    }),
  Command(
    name: ["people", "password"], arguments: "ID",
    summary: "gives a person a password, at least 10 characters; typed unseen, or a line of --stdin",
    options: options + [actor, standardInput],
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.existingStore()
      let id = try invocation.slug("people password")
      let secret = try SecretInput.read("password of \(id): ", fromTerminal: !invocation.has(standardInput))
      try await workplace.desk(store).setPassword(secret, of: id, by: invocation.value(actor))
      guard let person = try await store.people().first(where: { $0.id == id }) else { return 1 }
      Output().line(invocation.has(.json) ? person.json(hasPassword: true).text : "\(id) has a password")
      return 0
    }),
]

extension Invocation {
  /// The argument as an id that can be given.
  func slug(_ command: String) throws(UsageError) -> String {
    guard let id = arguments.first else { throw UsageError("\(command): give an id") }
    let isSlug = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard isSlug, !["system", "none"].contains(id), id.utf8.count <= 64 else {
      throw UsageError("\(command) \(id): an id is small letters, digits and dashes")
    }
    return id
  }

  /// Changes a person, or makes one, and tells it.
  fileprivate func changePerson(
    _ command: String, new: Bool = false, told: (Person) -> String, _ change: (inout Person) throws -> Void
  ) async throws -> Int32 {
    let workplace = try Workplace(self)
    let store = try await workplace.store()
    let id = try slug(command)
    let known = try await store.people().first { $0.id == id }
    guard var person = known ?? (new ? Person(id: id, name: id, unit: "", roles: []) : nil) else {
      throw Failure("no person \(id)")
    }
    try change(&person)
    try await workplace.desk(store).save(person, by: value(actor))
    let hasPassword = try await store.passwordHash(of: id) != nil
    Output().line(has(.json) ? person.json(hasPassword: hasPassword).text : told(person))
    return 0
  }

  /// What the options say of a person; what they do not name stays as it was.
  fileprivate func describe(_ person: inout Person) throws {
    person.disabled = false
    person.name = value(name) ?? person.name
    person.unit = value(unit) ?? person.unit
    if person.unit.isEmpty { throw UsageError("people add: give --unit UNIT") }
    let roles = try values(role).map { text in
      guard let value = Role(rawValue: text), value != .system else {
        throw UsageError("--role \(text): \(role.help)")
      }
      return value
    }
    if !roles.isEmpty { person.roles = roles }
    if person.roles.isEmpty { throw UsageError("people add: give --role ROLE, \(role.help)") }
    if !values(deputyOf).isEmpty { person.deputyOf = values(deputyOf).filter { $0 != "none" } }
  }

  fileprivate func leave(_ person: inout Person) throws {
    if has(back) {
      person.away = []
      return
    }
    guard let from = value(from), let to = value(to) else {
      throw UsageError("people away: give --from TIME and --to TIME, or --back")
    }
    // A day is meant whole: away to the 5th is back on the 6th.
    let isDay = to.count == 10
    guard let start = Timestamp(rfc3339: from), let end = Timestamp(rfc3339: to) else {
      throw UsageError("people away: a time is 2026-11-22 or 2026-11-22T08:30:00")
    }
    let leave = Leave(from: start, to: isDay ? end.adding(seconds: 86_400) : end)
    guard leave.from < leave.to else {
      throw UsageError("people away: --to \(to) lies before --from \(from)")
    }
    person.away = person.away.filter { $0.from != leave.from } + [leave]
    person.away.sort { $0.from < $1.from }
  }
}

extension Person {
  fileprivate func json(hasPassword: Bool) -> JSONValue {
    .object([
      "id": .string(id), "name": .string(name), "unit": .string(unit),
      "roles": .array(roles.map { .string($0.rawValue) }), "disabled": .bool(disabled),
      "deputy_of": .array(deputyOf.map(JSONValue.string)),
      "away": .array(away.map { .object(["from": JSONValue($0.from), "to": JSONValue($0.to)]) }),
      "has_password": .bool(hasPassword),
    ])
  }

  fileprivate func cells(hasPassword: Bool) -> [String] {
    [
      id, name, unit, roles.map(\.rawValue).joined(separator: " "), deputyOf.joined(separator: " "),
      away.map { "\($0.from.rfc3339)–\($0.to.rfc3339)" }.joined(separator: " "), hasPassword ? "yes" : "no",
      disabled ? "yes" : "no",
    ]
  }

  fileprivate var leaves: String {
    guard !away.isEmpty else { return "\(id) is not away" }
    return "\(id) is away "
      + away.map { "from \($0.from.rfc3339) to \($0.to.rfc3339)" }.joined(separator: ", ")
  }
}
