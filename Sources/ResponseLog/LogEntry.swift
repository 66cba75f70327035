package import Model

/// Who has a case in hand; both nil where nobody has.
package struct Holder: Sendable, Hashable {
  package var unit: String?
  package var person: String?

  package init(unit: String? = nil, person: String? = nil) {
    self.unit = unit
    self.person = person
  }

  package static let nobody = Holder()
}

/// How an act reached the log.
package enum Via: String, Sendable, CaseIterable {
  case cli, console, api, link, `import`, system
}

/// How the actor proved who they are.
package enum Authentication: String, Sendable, CaseIterable {
  case none, password, token, link
}

/// A free text of an entry, which lives apart: the entry carries only its salted digest.
package struct ContentReference: Sendable, Hashable {
  /// `title text reason note cause solution constraints link complainant`.
  package var kind: String
  /// Hex SHA-256 of a random 16-byte salt followed by the text.
  package var digest: String

  package init(kind: String, digest: String) {
    self.kind = kind
    self.digest = digest
  }
}

/// One line of the response log 处置记录: ids, codes, numbers and times only (`design.md` §5.7).
package struct LogEntry: Sendable, Hashable {
  /// From 1, without gaps per office.
  package var seq: Int64
  package var office: String
  /// When it was recorded; never decreases.
  package var at: Timestamp
  /// When it is said to have happened; nil = when recorded.
  package var occurred: Timestamp?
  /// `YYYY-NNNN`; nil for what concerns no case.
  package var caseID: String?
  package var topic: String?
  /// A person's id, or `system`.
  package var actor: String
  /// Of the actor, at that time.
  package var unit: String?
  package var role: Role?
  package var via: Via
  package var auth: Authentication
  /// A move, or what the system records of itself (`observe`, `clock_breached` …).
  package var action: String
  package var from: CaseState?
  package var to: CaseState?
  /// Who holds the case after this act.
  package var holder: Holder
  /// Codes, ids, numbers and times; all keys of its action, unknown = null.
  package var detail: [String: JSONValue]
  package var content: [ContentReference]
  package var rulebook: String?
  /// The entry that this one corrects.
  package var corrects: Int64?

  package init(
    seq: Int64, office: String, at: Timestamp, occurred: Timestamp? = nil, caseID: String? = nil,
    topic: String? = nil, actor: String, unit: String? = nil, role: Role? = nil, via: Via,
    auth: Authentication = .none,
    action: String, from: CaseState? = nil, to: CaseState? = nil, holder: Holder = .nobody,
    detail: [String: JSONValue] = [:], content: [ContentReference] = [], rulebook: String? = nil,
    corrects: Int64? = nil
  ) {
    self.seq = seq
    self.office = office
    self.at = at
    self.occurred = occurred
    self.caseID = caseID
    self.topic = topic
    self.actor = actor
    self.unit = unit
    self.role = role
    self.via = via
    self.auth = auth
    self.action = action
    self.from = from
    self.to = to
    self.holder = holder
    self.detail = detail
    self.content = content
    self.rulebook = rulebook
    self.corrects = corrects
  }

  /// The move that it records, if any.
  package var move: Move? { Move(rawValue: action) }

  /// When it counts in evaluations: what is imported counts when it happened (`design.md` §5.9).
  package var time: Timestamp { via == .import ? occurred ?? at : at }
}

extension LogEntry: Detailed {}

extension LogEntry {
  /// The body that is stored and hashed: every key written, null included.
  package var body: String { json.text }

  private var json: JSONValue {
    .object([
      "seq": .integer(seq), "office": .string(office), "at": .integer(at.milliseconds),
      "occurred": Self.milliseconds(occurred), "case": JSONValue(caseID), "topic": JSONValue(topic),
      "actor": .string(actor), "unit": JSONValue(unit), "role": JSONValue(role?.rawValue),
      "via": .string(via.rawValue), "auth": .string(auth.rawValue), "action": .string(action),
      "from": JSONValue(from?.rawValue), "to": JSONValue(to?.rawValue),
      "holder": .object(["unit": JSONValue(holder.unit), "person": JSONValue(holder.person)]),
      "detail": .object(detail),
      "content": .array(content.map { .object(["kind": .string($0.kind), "digest": .string($0.digest)]) }),
      "rulebook": JSONValue(rulebook), "corrects": corrects.map(JSONValue.integer) ?? .null,
    ])
  }

  private static func milliseconds(_ time: Timestamp?) -> JSONValue {
    time.map { .integer($0.milliseconds) } ?? .null
  }

  /// Reads a stored body; nil where a member is missing or of the wrong kind.
  package init?(_ body: JSONValue) {
    guard case .object(let members) = body else { return nil }
    self.init { members[$0.description] }
  }

  /// The same from bytes in the form in which they are stored, several times as fast; nil for anything else.
  private init?(canonical body: String) {
    var reader = CanonicalReader(body)
    guard reader.take(UInt8(ascii: "{")) else { return nil }
    self.init { reader.member($0) }
    guard reader.take(UInt8(ascii: "}")), reader.isAtEnd else { return nil }
  }

  /// - Parameter member: the value of a member; asked in the byte order of their names, in which they are stored.
  private init?(_ member: (StaticString) -> JSONValue?) {
    guard case .string(let action)? = member("action"), case .string(let actor)? = member("actor"),
      case .integer(let at)? = member("at"), let auth = Self.text(member("auth")).flatMap(Authentication.init)
    else { return nil }
    let caseID = Self.text(member("case"))
    guard case .array(let content)? = member("content") else { return nil }
    let corrects = Self.time(member("corrects"))?.milliseconds
    guard case .object(let detail)? = member("detail") else { return nil }
    let from = Self.text(member("from")).flatMap(CaseState.init)
    guard case .object(let holder)? = member("holder") else { return nil }
    let occurred = Self.time(member("occurred"))
    guard case .string(let office)? = member("office") else { return nil }
    let role = Self.text(member("role")).flatMap(Role.init)
    let rulebook = Self.text(member("rulebook"))
    guard case .integer(let seq)? = member("seq") else { return nil }
    let to = Self.text(member("to")).flatMap(CaseState.init)
    let (topic, unit) = (Self.text(member("topic")), Self.text(member("unit")))
    guard let via = Self.text(member("via")).flatMap(Via.init) else { return nil }
    self.init(
      seq: seq, office: office, at: Timestamp(milliseconds: at), occurred: occurred, caseID: caseID,
      topic: topic, actor: actor, unit: unit, role: role, via: via, auth: auth, action: action, from: from,
      to: to,
      holder: Holder(unit: Self.text(holder["unit"]), person: Self.text(holder["person"])), detail: detail,
      content: content.compactMap(Self.reference), rulebook: rulebook, corrects: corrects)
  }

  private static func text(_ value: JSONValue?) -> String? {
    if case .string(let text)? = value { text } else { nil }
  }

  private static func time(_ value: JSONValue?) -> Timestamp? {
    if case .integer(let number)? = value { Timestamp(milliseconds: number) } else { nil }
  }

  private static func reference(_ value: JSONValue) -> ContentReference? {
    guard case .object(let members) = value, let kind = text(members["kind"]),
      let digest = text(members["digest"])
    else {
      return nil
    }
    return ContentReference(kind: kind, digest: digest)
  }
}

/// A stored body that is no entry.
package struct DamagedEntry: Error, Sendable, CustomStringConvertible {
  package var description: String { "an entry of the log cannot be read; weathervane log verify tells which" }
}

extension LogEntry {
  /// Reads a stored body.
  package init(stored body: String) throws(DamagedEntry) {
    guard let entry = LogEntry(canonical: body) ?? JSONValue(text: body).flatMap(LogEntry.init) else {
      throw DamagedEntry()
    }
    self = entry
  }

  /// Reads stored bodies.
  package static func read(_ bodies: [String]) throws(DamagedEntry) -> [LogEntry] {
    var entries: [LogEntry] = []
    entries.reserveCapacity(bodies.count)
    for body in bodies { entries.append(try LogEntry(stored: body)) }
    return entries
  }
}
