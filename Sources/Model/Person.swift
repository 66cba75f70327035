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

  package init(id: String, name: String, unit: String, roles: [Role], disabled: Bool = false) {
    self.id = id
    self.name = name
    self.unit = unit
    self.roles = roles
    self.disabled = disabled
  }
}

/// An office, line, station, village or school that deals with cases 单位.
package struct Unit: Sendable, Hashable, Codable {
  /// Lower-case slug, never reused.
  package var id: String
  package var name: String
  /// What it is: `office`, `line`, `station`, `village`, `school` …
  package var kind: String
  /// Whether it is the office's duty unit 值班单位, of which there is one.
  package var duty: Bool
  package var disabled: Bool

  package init(id: String, name: String, kind: String, duty: Bool = false, disabled: Bool = false) {
    self.id = id
    self.name = name
    self.kind = kind
    self.duty = duty
    self.disabled = disabled
  }
}
