package import Model
package import ResponseLog
package import Storage

/// The units with which an office's store begins: `offices/CODE.json5` beside the rule book.
package struct Founding: Sendable {
  private let units: [Unit]

  /// Nothing to begin with.
  package init() { units = [] }

  /// Reads an office's file.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["units", "routing", "accounts", "accountRule"])
    _ = try OwnAccounts(fields)
    var units: [Unit] = []
    for entry in try fields.objects("units") {
      let unit = try Self.unit(entry)
      guard !units.contains(where: { $0.id == unit.id }) else {
        throw entry.error("id", "\(unit.id) stands twice")
      }
      // What a unit belongs to stands before it: so there is no ring.
      if let parent = unit.parent, !units.contains(where: { $0.id == parent }) {
        throw entry.error("parent", "\(parent) is none of the units above this line")
      }
      units.append(unit)
    }
    guard units.count(where: \.duty) == 1 else {
      throw fields.error("units", "exactly one must have duty: true")
    }
    self.units = units
  }

  private static func unit(_ entry: DataFields) throws(DataFileError) -> Unit {
    try entry.allow(["id", "name", "kind", "duty", "parent", "areas", "places", "vertical", "level"])
    var unit = Unit(
      id: try entry.string("id"), name: try entry.string("name"), kind: try entry.string("kind"),
      duty: try entry.bool("duty", default: false))
    unit.parent = try entry.optionalString("parent")
    (unit.areas, unit.places) = (try entry.strings("areas"), try entry.strings("places"))
    unit.vertical = try entry.bool("vertical", default: false)
    unit.level = try entry.choice("level", default: unit.level)
    return unit
  }

  /// Writes the first entries of an empty log: that the store is a simulated one, then the units.
  package func begin(_ store: Store, now: Timestamp) async throws {
    let (units, simulated) = (units, store.simulated)
    try await store.transaction { transaction in
      guard try transaction.logHead() == nil else { return }
      let log = LogBook(transaction)
      if simulated {
        try log.append(
          .system("settings_changed", office: store.office, at: now, detail: ["simulated": .bool(true)]))
      }
      for unit in units {
        try transaction.save(unit)
        try log.append(.system("unit_changed", office: store.office, at: now, detail: unit.detail))
      }
    }
  }
}

extension Clerk.Draft {
  /// An entry that the system makes of itself, of a case or of none.
  package static func system(
    _ action: String, office: String, at now: Timestamp, detail: [String: JSONValue], caseID: String? = nil,
    topic: String? = nil, holder: Holder = .nobody
  ) -> Clerk.Draft {
    Clerk.Draft(
      entry: LogEntry(
        seq: 0, office: office, at: now, caseID: caseID, topic: topic, actor: "system", role: .system,
        via: .system,
        action: action, holder: holder, detail: detail))
  }
}
