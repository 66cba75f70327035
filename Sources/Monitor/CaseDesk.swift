package import Model
package import ResponseLog
package import Storage

/// Where people act on cases: each act is one transaction that reads the case, decides, and appends to the log.
package struct CaseDesk: Sendable {
  private let store: Store
  private let areas: Set<String>
  private let reviewStages: Int
  private let clock: @Sendable () -> Timestamp?

  /// - Parameters:
  ///   - areas: ids of the areas that a case may be assessed to.
  ///   - clock: what time it is; nil = as late as the last entry, for a simulated store.
  package init(
    store: Store, areas: Set<String>, reviewStages: Int, clock: @escaping @Sendable () -> Timestamp?
  ) {
    self.store = store
    self.areas = areas
    self.reviewStages = reviewStages
    self.clock = clock
  }

  /// Does a move on a case, or opens one.
  ///
  /// - Parameters:
  ///   - actor: id of the person; nil = the system.
  ///   - change: completes the request with what the person said.
  /// - Returns: the entry as it stands in the log, and its hash.
  /// - Throws: `Refusal`, with nothing written; `StorageError`.
  package func act(
    _ move: Move, on caseID: String?, by actor: String?, via: Via,
    _ change: @Sendable (inout MoveRequest) -> Void
  ) async throws -> (entry: LogEntry, hash: String) {
    let given = clock()
    return try await store.transaction { transaction in
      let log = LogBook(transaction)
      let now = try time(given, log)
      let office = try view(transaction)
      var request = MoveRequest(move, by: try person(actor, office), via: via)
      change(&request)
      if move == .open, let topic = request.opening?.topic, let known = try transaction.caseID(ofTopic: topic)
      {
        throw Refusal.alreadyOpen(known)
      }
      let file = try caseID.map { id in try Self.file(id, log) }
      let other = try request.options["into"].flatMap { CaseFile(try log.entries(ofCase: $0)) }
      let draft = try Clerk(office).draft(
        request, on: file, newID: move == .open ? try log.nextCaseID(now) : nil,
        now: now,
        isOpenCase: { other?.id == $0 && other?.state.isOpen == true })
      let entry = try log.append(draft)
      return (entry, try transaction.logHead()?.hash ?? "")
    }
  }

  /// Adds or changes a unit.
  package func save(_ unit: Unit, by actor: String?) async throws {
    try await change("unit_changed", unit.detail, by: actor) { try $0.save(unit) }
  }

  /// Adds or changes a person; their unit must be known.
  package func save(_ person: Person, by actor: String?) async throws {
    try await change("person_changed", person.detail, by: actor) { transaction in
      let units = try transaction.units().map(\.id)
      guard units.contains(person.unit) else {
        throw Refusal.unknown(kind: "unit", id: person.unit, known: units)
      }
      try transaction.save(person)
    }
  }

  private func change(
    _ action: String, _ detail: [String: JSONValue], by actor: String?,
    _ write: @Sendable (Transaction) throws -> Void
  ) async throws {
    let given = clock()
    try await store.transaction { transaction in
      let log = LogBook(transaction)
      let now = try time(given, log)
      var draft = Clerk.Draft.system(action, office: store.office, at: now, detail: detail)
      if let actor = try person(actor, try view(transaction)) {
        if actor.disabled { throw Refusal.disabled(kind: "person", id: actor.id) }
        (draft.entry.actor, draft.entry.unit, draft.entry.role) = (actor.id, actor.unit, actor.roles.first)
        draft.entry.via = .cli
      }
      try write(transaction)
      try log.append(draft)
    }
  }

  /// When an act is recorded: never before the last entry. On a simulated store a time given that lies before it is
  /// refused; a real clock that was put back is no fault.
  private func time(_ given: Timestamp?, _ log: LogBook) throws -> Timestamp {
    let last = try log.lastTime()
    if store.simulated, let given, let last, given < last { throw Refusal.earlier(last: last) }
    return [given, last].compactMap(\.self).max() ?? Timestamp(milliseconds: 0)
  }

  private func view(_ transaction: Transaction) throws -> OfficeView {
    OfficeView(
      code: store.office, areas: areas, units: try transaction.units(),
      people: try transaction.people(), reviewStages: reviewStages)
  }

  private func person(_ id: String?, _ office: OfficeView) throws -> Person? {
    guard let id else { return nil }
    guard let person = office.people[id] else {
      throw Refusal.unknown(kind: "person", id: id, known: Array(office.people.keys))
    }
    return person
  }

  private static func file(_ id: String, _ log: LogBook) throws -> CaseFile {
    guard let file = CaseFile(try log.entries(ofCase: id)) else { throw Refusal.noSuchCase(id) }
    return file
  }

  /// Every case as it stands, oldest first, with its entries.
  package func cases() async throws -> [(file: CaseFile, entries: [LogEntry])] {
    var cases: [(CaseFile, [LogEntry])] = []
    for id in try await store.caseIDs() {
      let entries = try LogEntry.read(await store.bodies(ofCase: id))
      if let file = CaseFile(entries) { cases.append((file, entries)) }
    }
    return cases
  }

  /// The entries of one case; empty if there is none of that id.
  package func entries(ofCase id: String) async throws -> [LogEntry] {
    try LogEntry.read(await store.bodies(ofCase: id))
  }
}
