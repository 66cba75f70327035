package import Model
package import ResponseLog
package import Storage

/// Where people act on cases: each act is one transaction that reads the case, decides, and appends to the log.
package struct CaseDesk: Sendable {
  package let store: Store
  /// What is only looked at is read here, so that no page waits for what is being written.
  let reader: Store
  let areas: Set<String>
  private let reviewStages: Int
  /// Says which clocks may be stopped; nil = nobody asks.
  private let book: ClockBook?
  package let clock: @Sendable () -> Timestamp?
  /// Asked for only when words are looked at; nil = they are not.
  package let safeguards: @Sendable () throws -> Safeguards?

  /// - Parameters:
  ///   - reader: a second connection to the store, to look things up on; nil = there is but the one.
  ///   - areas: ids of the areas that a case may be assessed to.
  ///   - book: says which clocks may be stopped 中止; nil = nobody asks.
  ///   - clock: what time it is; nil = as late as the last entry, for a simulated store.
  ///   - safeguards: what drafts are held against; nil = nothing.
  package init(
    store: Store, reader: Store? = nil, areas: Set<String>, reviewStages: Int, book: ClockBook? = nil,
    safeguards: @escaping @Sendable () throws -> Safeguards? = { nil },
    clock: @escaping @Sendable () -> Timestamp?
  ) {
    self.store = store
    self.reader = reader ?? store
    self.areas = areas
    self.reviewStages = reviewStages
    self.book = book
    self.safeguards = safeguards
    self.clock = clock
  }

  /// An act that was done.
  package struct Done: Sendable {
    /// As it stands in the log.
    package let entry: LogEntry
    package let hash: String
    /// What the actor should mind; the entry holds their codes.
    package let warnings: [AnswerFinding]

    init(_ entry: LogEntry, _ hash: String, _ warnings: [AnswerFinding] = []) {
      (self.entry, self.hash, self.warnings) = (entry, hash, warnings)
    }
  }

  /// Does a move on a case, or opens one.
  ///
  /// - Parameters:
  ///   - actor: id of the person; nil = the system.
  ///   - change: completes the request with what the person said.
  /// - Throws: `Refusal`, with nothing written but that somebody tried who may not; `StorageError`.
  package func act(
    _ move: Move, on caseID: String?, by actor: String?, via: Via,
    _ change: @Sendable (inout MoveRequest) -> Void
  ) async throws -> Done {
    let given = clock()
    let outcome = try await store.transaction { transaction -> Result<Done, Refusal> in
      let log = LogBook(transaction)
      let now = try time(given, log)
      let office = try view(transaction)
      var request = MoveRequest(move, by: try person(actor, office), via: via)
      change(&request)
      if move == .open, let topic = request.opening?.topic, let known = try transaction.caseID(ofTopic: topic)
      {
        throw Refusal.alreadyOpen(known)
      }
      if let topic = request.opening?.topic { request.opening?.warned = try transaction.warned(topic: topic) }
      let file = try caseID.map { id in try Self.file(id, log) }
      let residue = try examine(&request, file, transaction)
      let other = try request.options["into"].flatMap { CaseFile(try log.entries(ofCase: $0)) }
      do {
        let draft = try Clerk(office).draft(
          request, on: file, newID: move == .open ? try log.nextCaseID(now) : nil,
          now: now,
          isOpenCase: { other?.id == $0 && other?.state.isOpen == true })
        if let runs = try clocks(of: file, now, log, for: move) {
          try Clerk(office).checkPause(request, runs, now: now)
        }
        if let residue { throw residue }
        let entry = try log.append(draft)
        return .success(Done(entry, try transaction.logHead()?.hash ?? "", draft.warnings))
      } catch let refusal as Refusal {
        guard let kept = Clerk.refused(refusal, request, on: file, office: store.office, now: now) else {
          throw refusal
        }
        try log.append(kept)
        return .failure(refusal)
      }
    }
    return try outcome.get()
  }

  /// The clocks of a case, where the move is about one and the desk knows how long they run.
  private func clocks(of file: CaseFile?, _ now: Timestamp, _ log: LogBook, for move: Move) throws
    -> [ClockRun]?
  {
    guard [.pause, .resume].contains(move), let book, let file,
      let history = CaseHistory(try log.entries(ofCase: file.id), cut: now.seconds)
    else { return nil }
    return ClockLedger.runs(history, book).runs
  }

  /// What is doubtful about who has a case now; empty for an unknown one.
  package func doubts(about id: String) async throws -> [Doubt] {
    let entries = try await entries(ofCase: id)
    guard let file = CaseFile(entries), let last = entries.last?.at else { return [] }
    return try await view().doubts(about: file, at: max(clock() ?? last, last))
  }

  /// The office with its units and people as they are now.
  package func view() async throws -> OfficeView {
    OfficeView(
      code: store.office, areas: areas, units: try await reader.units(), people: try await reader.people(),
      reviewStages: reviewStages)
  }

  /// When an act is recorded: never before the last entry. On a simulated store a time given that lies before it is
  /// refused; a real clock that was put back is no fault.
  package func time(_ given: Timestamp?, _ log: LogBook) throws -> Timestamp {
    let last = try log.lastTime()
    if store.simulated, let given, let last, given < last { throw Refusal.earlier(last: last) }
    return [given, last].compactMap(\.self).max() ?? Timestamp(milliseconds: 0)
  }

  package func view(_ transaction: Transaction) throws -> OfficeView {
    OfficeView(
      code: store.office, areas: areas, units: try transaction.units(),
      people: try transaction.people(), reviewStages: reviewStages)
  }

  package func person(_ id: String?, _ office: OfficeView) throws -> Person? {
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
    for id in try await reader.caseIDs() {
      let entries = try LogEntry.read(await reader.bodies(ofCase: id))
      if let file = CaseFile(entries) { cases.append((file, entries)) }
    }
    return cases
  }

  /// The entries of one case; empty if there is none of that id.
  package func entries(ofCase id: String) async throws -> [LogEntry] {
    try LogEntry.read(await reader.bodies(ofCase: id))
  }
}
