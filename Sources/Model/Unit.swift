/// An office, line, station, village or school that deals with cases, or a department above 单位.
package struct Unit: Sendable, Hashable, Codable {
  /// Lower-case slug, never reused.
  package var id: String
  package var name: String
  /// What it is: `office`, `line`, `station`, `village`, `school`, `county` …
  package var kind: String
  /// Whether it is the office's duty unit 值班单位, of which there is one.
  package var duty: Bool
  package var disabled: Bool
  /// Id of the unit that it belongs to; nil = none.
  package var parent: String?
  /// Ids of the areas that it answers for.
  package var areas: [String] = []
  /// Codes of the places that it answers for 属地.
  package var places: [String] = []
  /// Whether it answers to a department above rather than to this office 垂直管理.
  package var vertical = false
  package var level: Level

  /// Where a unit stands, seen from the office.
  package enum Level: String, Sendable, Codable, CaseIterable {
    /// 下级: a village.
    case below
    /// 本级.
    case own
    /// 上级: it takes a case only by a transfer upward.
    case above

    /// Where units of a kind stand unless it is said otherwise.
    package init(kind: String) {
      self = kind == "county" ? .above : kind == "village" ? .below : .own
    }
  }

  package init(id: String, name: String, kind: String, duty: Bool = false, disabled: Bool = false) {
    self.id = id
    self.name = name
    self.kind = kind
    self.duty = duty
    self.disabled = disabled
    level = Level(kind: kind)
  }
}
