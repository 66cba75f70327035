import Model
import Monitor
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
private let kind = Command.Option(
  name: "--kind", value: "KIND", help: "office, station, village, school … (default office)")
private let duty = Command.Option(name: "--duty", help: "this is the unit on duty")

let peopleCommands = [
  Command(
    name: ["people", "list"], summary: "shows the people with their units and roles", options: options,
    run: { invocation in
      let people = try await Workplace(invocation).store().people()
      let output = Output()
      var table = Table(headings: ["id", "name", "unit", "roles", "disabled"])
      for person in people {
        if invocation.has(.json) { output.line(person.json.text) }
        table.rows.append([
          person.id, person.name, person.unit, person.roles.map(\.rawValue).joined(separator: " "),
          person.disabled ? "yes" : "no",
        ])
      }
      if !invocation.has(.json) { output.line(table.text) }
      return 0
    }),
  Command(
    name: ["people", "add"], arguments: "ID", summary: "adds a person, or changes one",
    options: options + [actor, name, unit, role],
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.store()
      let id = try invocation.slug("people add")
      let known = try await store.people().first { $0.id == id }
      let roles = try invocation.values(role).map { text in
        guard let value = Role(rawValue: text), value != .system else {
          throw UsageError("--role \(text): \(role.help)")
        }
        return value
      }
      guard let unit = invocation.value(unit) ?? known?.unit else {
        throw UsageError("people add: give --unit UNIT")
      }
      let person = Person(
        id: id, name: invocation.value(name) ?? known?.name ?? id, unit: unit,
        roles: roles.isEmpty ? known?.roles ?? [] : roles)
      guard !person.roles.isEmpty else { throw UsageError("people add: give --role ROLE, \(role.help)") }
      try await workplace.desk(store).save(person, by: invocation.value(actor))
      Output().line(invocation.has(.json) ? person.json.text : "\(person.id) of \(person.unit)")
      return 0
    }),
  Command(
    name: ["people", "disable"], arguments: "ID",
    summary: "lets a person act no more; the log keeps what they did",
    options: options + [actor],
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.store()
      let id = try invocation.slug("people disable")
      guard var person = try await store.people().first(where: { $0.id == id }) else {
        throw Failure("no person \(id)")
      }
      person.disabled = true
      try await workplace.desk(store).save(person, by: invocation.value(actor))
      Output().line(invocation.has(.json) ? person.json.text : "\(id) is disabled")
      return 0
    }),
]

let unitsCommands = [
  Command(
    name: ["units", "list"], summary: "shows the units", options: options,
    run: { invocation in
      let units = try await Workplace(invocation).store().units()
      let output = Output()
      var table = Table(headings: ["id", "name", "kind", "duty", "disabled"])
      for unit in units {
        if invocation.has(.json) { output.line(unit.json.text) }
        table.rows.append([
          unit.id, unit.name, unit.kind, unit.duty ? "yes" : "", unit.disabled ? "yes" : "no",
        ])
      }
      if !invocation.has(.json) { output.line(table.text) }
      return 0
    }),
  Command(
    name: ["units", "add"], arguments: "ID", summary: "adds a unit, or changes one",
    options: options + [actor, name, kind, duty],
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.store()
      let id = try invocation.slug("units add")
      let known = try await store.units().first { $0.id == id }
      let unit = Unit(
        id: id, name: invocation.value(name) ?? known?.name ?? id,
        kind: invocation.value(kind) ?? known?.kind ?? "office",
        duty: invocation.has(duty) || known?.duty == true)
      try await workplace.desk(store).save(unit, by: invocation.value(actor))
      Output().line(invocation.has(.json) ? unit.json.text : "\(unit.id) \(unit.name)")
      return 0
    }),
  Command(
    name: ["units", "disable"], arguments: "ID", summary: "gives a unit no more cases",
    options: options + [actor],
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.store()
      let id = try invocation.slug("units disable")
      guard var unit = try await store.units().first(where: { $0.id == id }) else {
        throw Failure("no unit \(id)")
      }
      if unit.duty {
        throw Failure("\(id) is on duty; name another unit first: weathervane units add ID --duty")
      }
      unit.disabled = true
      try await workplace.desk(store).save(unit, by: invocation.value(actor))
      Output().line(invocation.has(.json) ? unit.json.text : "\(id) is disabled")
      return 0
    }),
]

extension Invocation {
  /// The argument as an id that can be given.
  fileprivate func slug(_ command: String) throws(UsageError) -> String {
    guard let id = arguments.first else { throw UsageError("\(command): give an id") }
    let isSlug = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard isSlug, id != "system", id.utf8.count <= 64 else {
      throw UsageError("\(command) \(id): an id is small letters, digits and dashes")
    }
    return id
  }
}

extension Person {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id), "name": .string(name), "unit": .string(unit),
      "roles": .array(roles.map { .string($0.rawValue) }), "disabled": .bool(disabled),
    ])
  }
}

extension Unit {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id), "name": .string(name), "kind": .string(kind), "duty": .bool(duty),
      "disabled": .bool(disabled),
    ])
  }
}
