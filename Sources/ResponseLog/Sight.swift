package import Model

// What of the office's cases somebody gets to see.
extension Role {
  /// The roles of the office itself, which see every case; a handler sees those of their unit.
  package static let office: [Role] = [
    .duty, .assessor, .reviewer, .signer, .supervisor, .auditor, .admin,
  ]
}

extension OfficeView {
  /// Whether a person may see a case: people of the office every one; others those that a unit of theirs, or one below it,
  /// leads, helps, holds or opened, and those of whom they stand in for.
  package func maySee(_ person: Person, _ file: CaseFile, at time: Timestamp) -> Bool {
    if person.disabled { return false }
    if person.roles.contains(where: Role.office.contains) { return true }
    let units = [file.lead, file.holder.unit, file.handler?.unit, file.opener.unit].compactMap(\.self)
    return (units + file.helpers).contains { unit in
      chain(of: unit).contains(person.unit) || acts(person, for: unit, as: .handler, at: time)
    }
  }
}
