import Desk
import Model
import Monitor
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now, .simulated]
private let actor = Command.Option(
  name: "--as", value: "PERSON", help: "who makes the change (default: the system)")
private let name = Command.Option(name: "--name", value: "TEXT", help: "name")
private let kind = Command.Option(
  name: "--kind", value: "KIND",
  help: "office, line, station, village, school …, or county: above the office (default office)")
private let duty = Command.Option(name: "--duty", help: "this is the unit on duty")
private let parent = Command.Option(
  name: "--parent", value: "UNIT", help: "the unit that it belongs to; none = it belongs to none")
private let area = Command.Option(
  name: "--area", value: "AREA", help: "an area that it answers for; given anew they replace the old",
  repeats: true)
private let place = Command.Option(
  name: "--place", value: "PLACE", help: "code or name of a place that it answers for; replaces the old",
  repeats: true)
private let vertical = Command.Option(
  name: "--vertical", help: "it answers to a department above, not to this office 垂直管理")
private let notVertical = Command.Option(name: "--not-vertical", help: "it answers to this office")

let unitsCommands = [
  Command(
    name: ["units", "list"], summary: "shows the units as a tree", options: options,
    run: { invocation in
      let units = try await Workplace(invocation).store().units()
      let output = Output()
      if invocation.has(.json) {
        for unit in units { output.line(unit.json.text) }
        return 0
      }
      var table = Table(headings: ["id", "name", "kind", "duty", "areas", "places", "vertical", "disabled"])
      table.rows = UnitTree(units).rows.map { unit, depth in
        [
          String(repeating: "  ", count: depth) + unit.id, unit.name, unit.kind, unit.duty ? "yes" : "",
          unit.areas.joined(separator: " "), unit.places.joined(separator: " "), unit.vertical ? "yes" : "",
          unit.disabled ? "yes" : "no",
        ]
      }
      output.line(table.text)
      if !units.contains(where: { $0.duty && !$0.disabled }) {
        Complaint("no unit is on duty; weathervane units add ID --duty names one").print()
      }
      return 0
    }),
  Command(
    name: ["units", "add"], arguments: "ID", summary: "adds a unit, or changes one",
    options: options + [actor, name, kind, duty, parent, area, place, vertical, notVertical],
    run: { invocation in
      let workplace = try Workplace(invocation)
      let store = try await workplace.store()
      let id = try invocation.slug("units add")
      let known = try await store.units().first { $0.id == id }
      let unit = try invocation.unit(id, over: known, workplace)
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
  /// The unit that the options describe; what they do not name stays as it was.
  fileprivate func unit(_ id: String, over known: Unit?, _ workplace: Workplace) throws -> Unit {
    var unit = known ?? Unit(id: id, name: id, kind: "office")
    unit.disabled = false
    unit.name = value(name) ?? unit.name
    if let kind = value(kind) {
      // It goes into the log, which holds codes and no words.
      guard kind.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) else {
        throw UsageError("--kind \(kind): must be a word of small letters, as station")
      }
      (unit.kind, unit.level) = (kind, Unit.Level(kind: kind))
    }
    unit.duty = unit.duty || has(duty)
    if let parent = value(parent) { unit.parent = parent == "none" ? nil : parent }
    if !values(area).isEmpty { unit.areas = values(area) }
    if !values(place).isEmpty { unit.places = try values(place).map(workplace.knownPlace) }
    unit.vertical = (unit.vertical || has(vertical)) && !has(notVertical)
    return unit
  }
}

/// Units in the order of a tree.
private struct UnitTree {
  /// Each below the unit that it belongs to, with how deep it lies; what hangs in a ring stands at the end.
  private(set) var rows: [(unit: Unit, depth: Int)] = []

  init(_ units: [Unit]) {
    let ids = Set(units.map(\.id))
    let children = Dictionary(grouping: units) { $0.parent.flatMap { ids.contains($0) ? $0 : nil } }
    var rest: [(Unit, Int)] = (children[nil] ?? []).reversed().map { ($0, 0) }
    while let (unit, depth) = rest.popLast() {
      rows.append((unit, depth))
      rest += (children[unit.id] ?? []).reversed().map { ($0, depth + 1) }
    }
    let shown = Set(rows.map(\.unit.id))
    rows += units.filter { !shown.contains($0.id) }.map { ($0, 0) }
  }
}

extension Unit {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id), "name": .string(name), "kind": .string(kind), "duty": .bool(duty),
      "disabled": .bool(disabled), "parent": JSONValue(parent),
      "areas": .array(areas.map(JSONValue.string)), "places": .array(places.map(JSONValue.string)),
      "vertical": .bool(vertical), "level": .string(level.rawValue),
    ])
  }
}
