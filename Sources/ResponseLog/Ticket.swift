import Model

/// What kind of hotline ticket 工单类型 a case came from: it picks the case's time limits.
package enum TicketType: String, Sendable, CaseIterable {
  case enquiry, complaint, report, proposal, help, petition

  /// What the hotline calls it.
  package var name: String {
    switch self {
    case .enquiry: "咨询"
    case .complaint: "投诉"
    case .report: "举报"
    case .proposal: "建议"
    case .help: "求助"
    case .petition: "信访"
    }
  }

  /// Reads a type as exports write it: `投诉`, `投诉类`, `complaint`; nil for anything else.
  package init?(written text: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == text || text.contains($0.name) }) else {
      return nil
    }
    self = found
  }
}

/// What an opening says of the ticket that it is about. The ticket's number is a text, for it leads to a person.
package struct Ticket: Sendable, Hashable {
  package var type: TicketType
  /// Whether the matter is on the list of services 便民服务清单; nil = not said.
  package var listed: Bool?

  package init(type: TicketType, listed: Bool? = nil) {
    self.type = type
    self.listed = listed
  }

  var json: JSONValue {
    .object(["type": .string(type.rawValue), "listed": listed.map(JSONValue.bool) ?? .null])
  }
}
