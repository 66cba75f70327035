package import Model

/// What of a case picks its clocks.
package struct ClockSubject: Sendable, Hashable {
  /// Handling grade; nil = not yet assessed, when only the judge clock runs.
  package var grade: EventGrade?
  package var area: String?
  /// Assessed as a rumour 谣言: it must be clarified.
  package var isRumour = false
  /// The hotline ticket that brought it.
  package var ticket: Ticket?

  package init(grade: EventGrade?, area: String? = nil, ticket: Ticket? = nil) {
    (self.grade, self.area, self.ticket) = (grade, area, ticket)
  }
}

extension Ticket {
  /// Reads what an opening says; nil where it names no ticket.
  init?(_ detail: JSONValue?) {
    guard case .object(let members)? = detail, case .string(let name)? = members["type"],
      let type = TicketType(rawValue: name)
    else { return nil }
    let listed: Bool? = if case .bool(let value)? = members["listed"] { value } else { nil }
    self.init(type: type, listed: listed)
  }
}
