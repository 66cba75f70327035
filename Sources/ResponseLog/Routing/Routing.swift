package import Model

extension RoutingBook {
  /// Who should have a case: rows of the office's file first, then the rules of 国办发〔2016〕61号 on who must answer.
  ///
  /// Pure: the office's units and people are those of the moment `now`.
  package func propose(_ question: RoutingQuestion, in office: OfficeView, now: Timestamp) -> RoutingProposal
  {
    let able = rows.filter { $0.matches(question) }
    var proposal = start(question, able, office)
    add(able.filter { $0.lead == nil }, to: &proposal)
    give(.responsibleFirst, to: &proposal)
    territory(question, office, &proposal)
    departments(question, office, &proposal)
    let upper = able.lazy.compactMap(\.upper).first ?? self.upper
    places(question, upper, &proposal)
    vertical(office, &proposal)
    extreme(question, &proposal)
    give(.coordination, to: &proposal)
    return finish(proposal, office, now)
  }

  /// The lead by the closest row, else by what units say that they answer for, else the coordinating office.
  private func start(_ question: RoutingQuestion, _ able: [RoutingRow], _ office: OfficeView)
    -> RoutingProposal
  {
    var (doubts, best): ([Doubt], RoutingRow?) = ([], nil)
    for row in able where row.closeness > best?.closeness ?? -1 {
      guard let lead = row.lead else { continue }
      if let doubt = office.doubt(ofUnit: lead) { doubts.append(doubt) } else { best = row }
    }
    let own = office.units.values.filter { !$0.disabled && $0.level != .above }
      .filter { unit in question.area.map(unit.areas.contains) == true }.map(\.id).min()
    var proposal = RoutingProposal(lead: best?.lead ?? own ?? coordinators[0], coordinators: coordinators)
    proposal.doubts = doubts
    if let best, let lead = best.lead {
      proposal.responsible = best.responsible.isEmpty ? [lead] : best.responsible
      proposal.helpers = best.helpers
      proposal.reasons.append(Self.reason(best))
    } else {
      proposal.responsible = [proposal.lead]
    }
    proposal.firstResponder = proposal.responsible[0]
    return proposal
  }

  private func add(_ rows: [RoutingRow], to proposal: inout RoutingProposal) {
    for row in rows {
      proposal.responsible += row.responsible
      proposal.helpers += row.helpers
      proposal.reasons.append(Self.reason(row))
    }
  }

  /// 属地: units that answer for the place help.
  private func territory(_ question: RoutingQuestion, _ office: OfficeView, _ proposal: inout RoutingProposal)
  {
    let units = office.units.values.filter { unit in
      !unit.disabled && question.places.contains(where: unit.places.contains)
    }.map(\.id).sorted()
    guard !units.isEmpty else { return }
    proposal.helpers += units
    give(.territory, to: &proposal)
  }

  /// A department that is named is the one concerned 涉事部门: it leads if it is ours. Of several each answers for its
  /// part, and the office leads unless one of them does by the row.
  private func departments(
    _ question: RoutingQuestion, _ office: OfficeView, _ proposal: inout RoutingProposal
  ) {
    guard let first = question.departments.first else { return }
    let isAbove = { (id: String) in office.units[id]?.level == .above }
    proposal.helpers += [proposal.lead] + proposal.responsible
    proposal.responsible = question.departments
    if !question.departments.contains(proposal.firstResponder) { proposal.firstResponder = first }
    if question.departments.contains(where: isAbove) { proposal.level = .up }
    if question.departments.count > 1 {
      if !question.departments.contains(proposal.lead) { proposal.lead = coordinators[0] }
      give(.severalDepartments, to: &proposal)
    } else if !isAbove(first) {
      proposal.lead = first
    }
  }

  private func places(_ question: RoutingQuestion, _ upper: String, _ proposal: inout RoutingProposal) {
    guard !question.elsewhere.isEmpty else { return }
    (proposal.level, proposal.firstResponder) = (.up, upper)
    if question.places.isEmpty, question.elsewhere.count == 1 {
      proposal.lead = coordinators[0]
      proposal.responsible = []
      give(.elsewhere, to: &proposal)
    } else {
      give(.severalPlaces, to: &proposal)
    }
  }

  private func vertical(_ office: OfficeView, _ proposal: inout RoutingProposal) {
    guard ([proposal.lead] + proposal.responsible).contains(where: { office.units[$0]?.vertical == true })
    else {
      return
    }
    (proposal.level, proposal.coordinators) = (.up, [upper])
    give(.vertical, to: &proposal)
  }

  private func extreme(_ question: RoutingQuestion, _ proposal: inout RoutingProposal) {
    guard question.grade == .extreme else { return }
    proposal.lead = head
    give(.extreme, to: &proposal)
  }

  private func finish(_ proposal: RoutingProposal, _ office: OfficeView, _ now: Timestamp) -> RoutingProposal
  {
    var proposal = proposal
    proposal.responsible = proposal.responsible.unique(but: [])
    proposal.helpers = proposal.helpers.unique(but: proposal.responsible + [proposal.lead])
    for unit in proposal.responsible + proposal.helpers {
      if let doubt = office.doubt(ofUnit: unit) { proposal.doubts.append(doubt) }
    }
    if office.dutyUnit == nil { proposal.doubts.append(.noDutyUnit) }
    guard let able = office.able(in: proposal.lead, at: now) else {
      proposal.doubts.append(office.doubt(ofUnit: proposal.lead) ?? .nobodyOnDuty(unit: proposal.lead))
      return proposal
    }
    (proposal.person, proposal.instead) = (able.person.id, able.instead?.id)
    return proposal
  }

  private func give(_ principle: RoutingPrinciple, to proposal: inout RoutingProposal) {
    guard let text = principles[principle] else { return }
    proposal.reasons.append(.init(rule: principle.rawValue, says: text.says, basis: text.basis))
  }

  private static func reason(_ row: RoutingRow) -> RoutingProposal.Reason {
    let units = ([row.lead].compactMap(\.self) + row.responsible + row.helpers).joined(separator: ", ")
    let matter = (row.areas + row.kinds + row.grades.map(\.rawValue) + row.places).joined(separator: ", ")
    return .init(rule: row.id, says: "\(matter): \(units)", basis: row.basis)
  }
}

extension OfficeView {
  fileprivate func doubt(ofUnit id: String) -> Doubt? {
    guard let unit = units[id] else { return .unknown(kind: "unit", id: id) }
    return unit.disabled ? .disabled(kind: "unit", id: id) : nil
  }
}

extension [String] {
  /// Each once, in order, without some.
  fileprivate func unique(but others: [String]) -> [String] {
    var seen = Set(others)
    return filter { seen.insert($0).inserted }
  }
}
