package import Model

/// Decides whether a move may be done, and writes its entry. Pure: who, what and when are given.
package struct Clerk: Sendable {
  let office: OfficeView

  package init(_ office: OfficeView) {
    self.office = office
  }

  /// An entry that waits for its place in the log: its `seq` is 0, its free texts are still texts.
  package struct Draft: Sendable {
    package var entry: LogEntry
    /// Kind and text, to be stored apart.
    package var content: [(kind: String, text: String)]
    /// What the actor should mind; the entry holds their codes.
    package var warnings: [AnswerFinding] = []

    package init(entry: LogEntry, content: [(kind: String, text: String)] = []) {
      self.entry = entry
      self.content = content
    }
  }

  /// The kinds of an assessment: the five of 国办发〔2016〕61号, then ours.
  package static let kinds = [
    "misreading", "interests", "morality", "emergency", "ordered", "hot-topic", "rumour", "other",
  ]
  /// The six of 国办发〔2016〕80号.
  package static let dispositions = [
    "adopted", "solved", "investigated", "explained", "corrected", "referred",
  ]
  package static let publishKinds = ["response", "clarification", "press-conference", "follow-up"]
  package static let outcomes = ["solved", "partly", "unsolved", "unfounded"]
  private static let contentOptions = [
    "title", "text", "reason", "note", "cause", "solution", "constraints", "link", "complainant",
  ]

  /// The entry of a move.
  ///
  /// - Parameters:
  ///   - file: the case as it stands; nil for `open`.
  ///   - newID: id for the case that `open` begins.
  ///   - isOpenCase: whether a case of this id is open, for `merge`.
  package func draft(
    _ request: MoveRequest, on file: CaseFile?, newID: String? = nil, now: Timestamp,
    isOpenCase: (String) -> Bool = { _ in false }
  ) throws(Refusal) -> Draft {
    let role = try admit(request, file, now)
    if let occurred = request.occurred, occurred > now { throw .future(option: "occurred") }
    let options = Options(request)
    var (detail, extra) = (try detail(request, options, file), [(kind: String, text: String)]())
    if request.move == .merge { try checkMerge(options, file, isOpenCase) }
    try checkSigner(request, file)
    let warnings = request.findings + warnings(request, options, file)
    try answerDetail(&detail, request, warnings)
    Self.moveFreeText(&detail, &extra)
    let state = try target(request, options, file)
    let entry = LogEntry(
      seq: 0, office: office.code, at: now, occurred: request.occurred, caseID: file?.id ?? newID,
      topic: file?.topic ?? request.opening?.topic, actor: request.actor?.id ?? "system",
      unit: request.actor?.unit,
      role: role, via: request.via, auth: request.auth, action: request.move.rawValue, from: file?.state,
      to: state,
      holder: holder(request, options, file, state), detail: detail, rulebook: request.opening?.rulebook)
    var draft = Draft(entry: entry, content: content(request) + links(request) + extra)
    draft.warnings = warnings
    return draft
  }

  /// The role under which the actor may do it to the case as it stands, whatever the request says beside.
  @discardableResult
  func admit(_ request: MoveRequest, _ file: CaseFile?, _ now: Timestamp) throws(Refusal) -> Role {
    let rule = MoveTable.rule(request.move)
    let roles = try roles(request, rule)
    if let file { try check(request, file, rule) } else if request.move != .open { throw .noSuchCase("") }
    return try role(roles, request, file, rule, now)
  }

  /// Those of the actor's roles that may do it.
  private func roles(_ request: MoveRequest, _ rule: MoveRule) throws(Refusal) -> [Role] {
    guard let actor = request.actor else {
      guard rule.roles.contains(.system) else {
        throw .role(person: "system", has: [.system], move: rule.move, needs: rule.roles)
      }
      return [.system]
    }
    if actor.disabled { throw .disabled(kind: "person", id: actor.id) }
    if let role = try Self.recorder(request, actor) { return [role] }
    let roles = rule.roles.filter(actor.roles.contains)
    guard !roles.isEmpty else {
      throw .role(person: actor.id, has: actor.roles, move: rule.move, needs: rule.roles)
    }
    return roles
  }

  /// The first of the roles that the actor may use on this case: some are good only for the cases of one's own unit.
  private func role(
    _ roles: [Role], _ request: MoveRequest, _ file: CaseFile?, _ rule: MoveRule, _ now: Timestamp
  ) throws(Refusal) -> Role {
    guard let actor = request.actor else { return .system }
    let units = [file?.lead].compactMap(\.self) + (rule.move == .progress ? file?.helpers ?? [] : [])
    // History is entered by those who were there then.
    let time = request.via == .import ? request.occurred ?? now : now
    let role = roles.first { role in
      !rule.bound.contains(role) || units.contains { office.acts(actor, for: $0, as: role, at: time) }
    }
    guard let role else {
      throw .notOfUnit(person: actor.id, unit: actor.unit, move: rule.move, units: units)
    }
    return role
  }

  private func check(_ request: MoveRequest, _ file: CaseFile, _ rule: MoveRule) throws(Refusal) {
    if let seen = request.ifSeq, seen != file.lastSeq {
      throw .stale(given: seen, actual: file.lastSeq, state: file.state)
    }
    guard Self.legal(request, rule).contains(file.state) else {
      throw .state(move: rule.move, state: file.state, legal: rule.from)
    }
  }

  private func checkMerge(_ options: Options, _ file: CaseFile?, _ isOpenCase: (String) -> Bool)
    throws(Refusal)
  {
    let into = try options.required(["into"])[0]
    guard into != file?.id else { throw .value(option: "into", given: into, allowed: "another case") }
    guard isOpenCase(into) else { throw .value(option: "into", given: into, allowed: "an open case") }
  }

  /// The state after the move.
  private func target(_ request: MoveRequest, _ options: Options, _ file: CaseFile?) throws(Refusal)
    -> CaseState
  {
    switch request.move {
    case .review:
      if options["verdict"] == "rejected" { return .rejected }
      return (file?.stagesPassed ?? 0) + 1 >= office.reviewStages ? .approved : .drafted
    case .reopen: return file?.grade == nil ? .flagged : .assessed
    default: return MoveTable.rule(request.move).to.first ?? file?.state ?? .flagged
    }
  }

  /// Who holds the case after the move (`design.md` §5.8).
  private func holder(_ request: MoveRequest, _ options: Options, _ file: CaseFile?, _ state: CaseState)
    -> Holder
  {
    switch request.move {
    case .open, .giveBack, .reopen, .decline, .respond:
      // An office without a unit on duty has nobody to hold it; that must not keep a story from becoming a case.
      return Holder(unit: office.dutyUnit)
    case .assign, .transfer: return Holder(unit: options["unit"], person: options["person"])
    case .acknowledge:
      // Who enters history is not who had the case.
      return Holder(unit: file?.holder.unit, person: request.isHistory ? nil : request.actor?.id)
    case .rework, .publish: return file?.handler ?? file?.holder ?? .nobody
    case .review where state == .rejected: return file?.handler ?? file?.holder ?? .nobody
    case .dismiss, .close, .archive, .merge: return .nobody
    default: return file?.holder ?? .nobody
    }
  }

  /// The free texts that come with the move.
  private func content(_ request: MoveRequest) -> [(kind: String, text: String)] {
    Self.contentOptions.compactMap { kind in
      request.options[kind].flatMap { $0.isEmpty ? nil : (kind, $0) }
    }
  }

  /// A log entry holds codes; what somebody wrote in words instead goes to the texts.
  private static func moveFreeText(
    _ detail: inout [String: JSONValue], _ extra: inout [(kind: String, text: String)]
  ) {
    for key in ["to", "channel", "place"] {
      guard case .string(let text)? = detail[key], !isCode(text) else { continue }
      detail[key] = .string("other")
      extra.append(("note", text))
    }
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 || $0 == 46
      }
  }
}
