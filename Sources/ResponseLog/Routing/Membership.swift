package import Model

// Who belongs to whom: the tree of units, and those who stand in for somebody away.
extension OfficeView {
  /// The unit and those that it belongs to, innermost first; a ring is cut.
  package func chain(of unit: String) -> [String] {
    var chain: [String] = []
    var next: String? = unit
    while let id = next, !chain.contains(id) {
      chain.append(id)
      next = units[id]?.parent
    }
    return chain
  }

  /// Whether somebody may act for a unit in a role: a member of it or of a unit below it, or who stands in for such a
  /// member while they are away.
  package func acts(_ person: Person, for unit: String, as role: Role, at time: Timestamp) -> Bool {
    func isMember(_ one: Person) -> Bool { chain(of: one.unit).contains(unit) }
    return isMember(person)
      || standsIn(person, at: time).contains { isMember($0) && $0.roles.contains(role) }
  }

  /// Those for whom a person stands in at a moment: away themselves, and if they stood in for somebody, those, too.
  package func standsIn(_ person: Person, at time: Timestamp) -> [Person] {
    var found: [Person] = []
    var rest = person.deputyOf
    while let id = rest.popLast() {
      guard let absent = people[id], absent.isAway(at: time), !absent.disabled, id != person.id,
        !found.contains(where: { $0.id == id })
      else { continue }
      found.append(absent)
      rest += absent.deputyOf
    }
    return found.sorted { $0.id < $1.id }
  }

  /// Who could be given a unit's case: of its own members before those of units below it, then whoever stands in for one
  /// of them; nil if there is nobody on duty.
  ///
  /// - Returns: the person, and for whom they stand in.
  package func able(in unit: String, as role: Role = .handler, at time: Timestamp) -> (
    person: Person, instead: Person?
  )? {
    let present = people.values.filter { $0.isOnDuty(at: time) && $0.roles.contains(role) }.sorted {
      ($0.unit == unit ? 0 : 1, $0.id) < ($1.unit == unit ? 0 : 1, $1.id)
    }
    if let member = present.first(where: { chain(of: $0.unit).contains(unit) }) { return (member, nil) }
    for person in present {
      let instead = standsIn(person, at: time).first {
        $0.roles.contains(role) && chain(of: $0.unit).contains(unit)
      }
      if let instead { return (person, instead) }
    }
    return nil
  }

  /// The ring that a unit would close if it belonged to its parent; nil if there is none.
  package func ring(closedBy unit: Unit) -> [String]? {
    guard let parent = unit.parent else { return nil }
    let above = parent == unit.id ? [parent] : chain(of: parent)
    return above.firstIndex(of: unit.id).map { [unit.id] + above[...$0] }
  }

  /// The ring of deputies that a person would close; nil if there is none.
  package func ring(closedBy person: Person) -> [String]? {
    func way(from id: String, _ seen: [String]) -> [String]? {
      if id == person.id { return seen + [id] }
      guard !seen.contains(id) else { return nil }
      return (people[id]?.deputyOf ?? []).lazy.compactMap { way(from: $0, seen + [id]) }.first
    }
    return person.deputyOf.lazy.compactMap { way(from: $0, []) }.first.map { [person.id] + $0 }
  }
}
