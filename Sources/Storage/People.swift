package import Model

extension Transaction {
  /// Writes a unit, over the one of the same id if there is one. The duty unit is one: it takes the mark from others.
  package func save(_ unit: Unit) throws {
    if unit.duty { try database.run("UPDATE unit SET duty = 0 WHERE office = \(office)") }
    try database.run(
      """
      INSERT INTO unit (office, id, name, kind, duty, disabled, parent, areas, places, vertical, level)
      VALUES (\(office), \(unit.id), \(unit.name), \(unit.kind), \(unit.duty), \(unit.disabled), \(unit.parent),
        \(unit.areas.joined(separator: " ")), \(unit.places.joined(separator: " ")), \(unit.vertical),
        \(unit.level.rawValue))
      ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, kind = excluded.kind, duty = excluded.duty,
        disabled = excluded.disabled, parent = excluded.parent, areas = excluded.areas, places = excluded.places,
        vertical = excluded.vertical, level = excluded.level
      """)
  }

  /// Writes a person with their leaves, over the one of the same id if there is one.
  package func save(_ person: Person) throws {
    try database.run(
      """
      INSERT INTO person (office, id, name, unit, roles, disabled, deputy_of)
      VALUES (\(office), \(person.id), \(person.name), \(person.unit),
        \(person.roles.map(\.rawValue).joined(separator: " ")), \(person.disabled),
        \(person.deputyOf.joined(separator: " ")))
      ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, unit = excluded.unit, roles = excluded.roles,
        disabled = excluded.disabled, deputy_of = excluded.deputy_of
      """)
    try database.run("DELETE FROM leave WHERE office = \(office) AND person = \(person.id)")
    for leave in person.away {
      try database.run(
        """
        INSERT INTO leave (office, person, from_time, to_time)
        VALUES (\(office), \(person.id), \(leave.from.milliseconds), \(leave.to.milliseconds))
        """)
    }
  }

  package func units() throws -> [Unit] { try database.units(office: office) }

  package func people() throws -> [Person] { try database.people(office: office) }

  /// Keeps the hash of a person's password, over an older one. It ends who was signed in with the old, and the secret
  /// for the first of all passwords.
  package func savePassword(hash: String, of person: String, now: Timestamp) throws {
    try database.run(
      """
      INSERT INTO password (office, person, hash, changed)
      VALUES (\(office), \(person), \(hash), \(now.milliseconds))
      ON CONFLICT (office, person) DO UPDATE SET hash = excluded.hash, changed = excluded.changed
      """)
    try endSessions(of: person)
    try database.run("DELETE FROM setup_secret WHERE office = \(office)")
  }
}

extension Store {
  /// All units, the disabled ones too, by id.
  package func units() throws -> [Unit] { try database.units(office: office) }

  /// All people, the disabled ones too, by id.
  package func people() throws -> [Person] { try database.people(office: office) }

  /// The hash of a person's password, salt and parameters in it; nil if they have none.
  package func passwordHash(of person: String) throws -> String? {
    try database.rows("SELECT hash FROM password WHERE office = \(office) AND person = \(person)").first?
      .first?.text
  }

  /// Ids of the people who have a password, the disabled ones too.
  package func passwordHolders() throws -> Set<String> {
    Set(
      try database.rows("SELECT person FROM password WHERE office = \(office)").compactMap { $0.first?.text })
  }
}

extension Database {
  fileprivate func units(office: String) throws -> [Unit] {
    try rows(
      """
      SELECT id, name, kind, duty, disabled, parent, areas, places, vertical, level FROM unit
      WHERE office = \(office) ORDER BY id
      """
    ).compactMap { row in
      guard let id = row[0].text, let name = row[1].text, let kind = row[2].text else { return nil }
      var unit = Unit(
        id: id, name: name, kind: kind, duty: row[3].integer == 1, disabled: row[4].integer == 1)
      (unit.parent, unit.vertical) = (row[5].text, row[8].integer == 1)
      (unit.areas, unit.places) = (Self.words(row[6]), Self.words(row[7]))
      unit.level = row[9].text.flatMap(Unit.Level.init) ?? unit.level
      return unit
    }
  }

  fileprivate func people(office: String) throws -> [Person] {
    let leaves = try leaves(office: office)
    return try rows(
      "SELECT id, name, unit, roles, disabled, deputy_of FROM person WHERE office = \(office) ORDER BY id"
    ).compactMap { row in
      guard let id = row[0].text, let name = row[1].text, let unit = row[2].text else { return nil }
      var person = Person(
        id: id, name: name, unit: unit, roles: Self.words(row[3]).compactMap(Role.init),
        disabled: row[4].integer == 1)
      (person.deputyOf, person.away) = (Self.words(row[5]), leaves[id] ?? [])
      return person
    }
  }

  private func leaves(office: String) throws -> [String: [Leave]] {
    var leaves: [String: [Leave]] = [:]
    for row in try rows(
      "SELECT person, from_time, to_time FROM leave WHERE office = \(office) ORDER BY person, from_time")
    {
      guard let id = row[0].text, let from = row[1].time, let to = row[2].time else { continue }
      leaves[id, default: []].append(Leave(from: from, to: to))
    }
    return leaves
  }

  private static func words(_ value: SQLValue) -> [String] {
    value.text?.split(separator: " ").map(String.init) ?? []
  }
}
