/// What a person may do 角色.
package enum Role: String, Sendable, Codable, CaseIterable {
  case duty, assessor, handler, reviewer, signer, supervisor, auditor, admin, system
}

/// Somebody who acts 经办人.
package struct Person: Sendable, Hashable, Codable {
  /// Lower-case slug, never reused.
  package var id: String
  package var name: String
  /// Id of the unit.
  package var unit: String
  package var roles: [Role]
  package var disabled: Bool
  /// Ids of the people whose cases this one takes while they are away (AB岗).
  package var deputyOf: [String] = []
  /// When the person is away, in no order.
  package var away: [Leave] = []

  package init(id: String, name: String, unit: String, roles: [Role], disabled: Bool = false) {
    self.id = id
    self.name = name
    self.unit = unit
    self.roles = roles
    self.disabled = disabled
  }

  /// Whether the person is on leave at a moment.
  package func isAway(at time: Timestamp) -> Bool { away.contains { $0.from <= time && time < $0.to } }

  /// Whether the person can be given something to do at a moment.
  package func isOnDuty(at time: Timestamp) -> Bool { !disabled && !isAway(at: time) }
}

/// A stretch of time in which somebody is away 请假.
package struct Leave: Sendable, Hashable, Codable {
  package var from: Timestamp
  /// The first moment back.
  package var to: Timestamp

  package init(from: Timestamp, to: Timestamp) {
    self.from = from
    self.to = to
  }
}
