package import Model

extension Transaction {
  /// Writes a unit, over the one of the same id if there is one. The duty unit is one: it takes the mark from others.
  package func save(_ unit: Unit) throws {
    if unit.duty { try database.run("UPDATE unit SET duty = 0 WHERE office = \(office)") }
    try database.run(
      """
      INSERT INTO unit (office, id, name, kind, duty, disabled)
      VALUES (\(office), \(unit.id), \(unit.name), \(unit.kind), \(unit.duty), \(unit.disabled))
      ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, kind = excluded.kind, duty = excluded.duty,
        disabled = excluded.disabled
      """)
  }

  /// Writes a person, over the one of the same id if there is one.
  package func save(_ person: Person) throws {
    try database.run(
      """
      INSERT INTO person (office, id, name, unit, roles, disabled)
      VALUES (\(office), \(person.id), \(person.name), \(person.unit),
        \(person.roles.map(\.rawValue).joined(separator: " ")), \(person.disabled))
      ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, unit = excluded.unit, roles = excluded.roles,
        disabled = excluded.disabled
      """)
  }

  package func units() throws -> [Unit] { try database.units(office: office) }

  package func people() throws -> [Person] { try database.people(office: office) }
}

extension Store {
  /// All units, the disabled ones too, by id.
  package func units() throws -> [Unit] { try database.units(office: office) }

  /// All people, the disabled ones too, by id.
  package func people() throws -> [Person] { try database.people(office: office) }
}

extension Database {
  fileprivate func units(office: String) throws -> [Unit] {
    try rows("SELECT id, name, kind, duty, disabled FROM unit WHERE office = \(office) ORDER BY id")
      .compactMap { row in
        guard let id = row[0].text, let name = row[1].text, let kind = row[2].text else { return nil }
        return Unit(id: id, name: name, kind: kind, duty: row[3].integer == 1, disabled: row[4].integer == 1)
      }
  }

  fileprivate func people(office: String) throws -> [Person] {
    try rows("SELECT id, name, unit, roles, disabled FROM person WHERE office = \(office) ORDER BY id")
      .compactMap { row in
        guard let id = row[0].text, let name = row[1].text, let unit = row[2].text, let roles = row[3].text
        else {
          return nil
        }
        return Person(
          id: id, name: name, unit: unit,
          roles: roles.split(separator: " ").compactMap { Role(rawValue: String($0)) },
          disabled: row[4].integer == 1)
      }
  }
}
