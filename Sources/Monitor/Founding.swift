package import Model
import ResponseLog
package import Storage

/// The units with which an office's store begins: `offices/CODE.json5` beside the rule book.
package struct Founding: Sendable {
  private let units: [Unit]

  /// Nothing to begin with.
  package init() { units = [] }

  /// Reads an office's file.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["units"])
    var units: [Unit] = []
    for entry in try fields.objects("units") {
      try entry.allow(["id", "name", "kind", "duty"])
      units.append(
        Unit(
          id: try entry.string("id"), name: try entry.string("name"), kind: try entry.string("kind"),
          duty: try entry.bool("duty", default: false)))
    }
    guard units.count(where: \.duty) == 1 else {
      throw fields.error("units", "exactly one must have duty: true")
    }
    self.units = units
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
  static func system(
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

extension Unit {
  /// What the log keeps of a change: codes, no names.
  var detail: [String: JSONValue] {
    ["unit": .string(id), "kind": .string(kind), "duty": .bool(duty), "disabled": .bool(disabled)]
  }
}

extension Person {
  var detail: [String: JSONValue] {
    [
      "person": .string(id), "unit": .string(unit), "roles": .array(roles.map { .string($0.rawValue) }),
      "disabled": .bool(disabled),
    ]
  }
}
