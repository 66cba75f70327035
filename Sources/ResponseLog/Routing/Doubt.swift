package import Model

/// What is doubtful about who has a case, or is to have it; nothing is refused for it, a person should see to it.
package enum Doubt: Sendable, Hashable {
  /// The office has no unit that holds what nobody else does.
  case noDutyUnit
  /// Nobody of the unit, and nobody who stands in for one of them, is on duty and may sign for it.
  case nobodyOnDuty(unit: String)
  /// The person is on leave; `instead` stands in for them.
  case away(person: String, until: Timestamp, instead: String?)
  case disabled(kind: String, id: String)
  /// The person may not act for the unit that has the case.
  case stranger(person: String, unit: String)
  case unknown(kind: String, id: String)
}

extension Doubt: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noDutyUnit: "no unit is on duty; weathervane units add ID --duty names one"
    case .nobodyOnDuty(let unit):
      "nobody of \(unit) is on duty to sign for it; weathervane people add ID --unit \(unit) --role handler, or cases transfer"
    case .away(let person, let until, let instead):
      "\(person) is away until \(until.rfc3339)"
        + (instead.map { "; \($0) stands in" }
          ?? "; nobody stands in: weathervane people add ID --deputy-of \(person)")
    case .disabled(let kind, let id): "\(kind) \(id) is disabled"
    case .stranger(let person, let unit): "\(person) is not of \(unit) and cannot sign for it"
    case .unknown(let kind, let id): "\(kind) \(id) is not known to this store"
    }
  }
}

extension OfficeView {
  /// What is doubtful about who has a case at a moment.
  package func doubts(about file: CaseFile, at time: Timestamp) -> [Doubt] {
    guard file.state.isOpen else { return [] }
    let none: [Doubt] = dutyUnit == nil ? [.noDutyUnit] : []
    switch file.state {
    case .assigned, .acknowledged, .rejected:
      return none + doubts(unit: file.lead, person: file.holder.person, at: time)
    default: return none
    }
  }

  private func doubts(unit: String?, person: String?, at time: Timestamp) -> [Doubt] {
    guard let unit else { return [] }
    var doubts: [Doubt] = units[unit].map(\.disabled) == true ? [.disabled(kind: "unit", id: unit)] : []
    if able(in: unit, at: time) == nil { doubts.append(.nobodyOnDuty(unit: unit)) }
    guard let person, let known = people[person] else { return doubts }
    if known.disabled { return doubts + [.disabled(kind: "person", id: person)] }
    if !acts(known, for: unit, as: .handler, at: time) {
      doubts.append(.stranger(person: person, unit: unit))
    }
    if let leave = known.away.first(where: { $0.from <= time && time < $0.to }) {
      doubts.append(.away(person: person, until: leave.to, instead: deputy(of: person, at: time)))
    }
    return doubts
  }

  private func deputy(of person: String, at time: Timestamp) -> String? {
    people.values.filter { one in
      one.isOnDuty(at: time) && standsIn(one, at: time).contains { $0.id == person }
    }.map(\.id).min()
  }
}
