import Classifier
import Foundation
import Model
import ResponseLog
import Storage

extension Town {
  /// Does a move now, as the clerk allows it, and appends its entry to the log.
  @discardableResult
  func act(
    _ move: Move, on caseID: String?, by actor: String?, _ change: @Sendable (inout MoveRequest) -> Void
  ) async throws -> LogEntry {
    let (now, areas) = (now, Set(try Keywords.shipped.get().classifier.book.areas.map(\.id)))
    return try await store.transaction { transaction in
      let people = try transaction.people()
      var request = MoveRequest(move, by: people.first { $0.id == actor }, via: actor == nil ? .system : .cli)
      change(&request)
      let office = OfficeView(
        code: transaction.officeCode, areas: areas, units: try transaction.units(), people: people)
      let file = try caseID.flatMap { CaseFile(try LogEntry.read(transaction.bodies(ofCase: $0))) }
      let last = try transaction.lastCaseID(year: 2026).flatMap { Int($0.dropFirst(5)) } ?? 0
      let id = "2026-" + String(String(10_001 + last).dropFirst())
      let draft = try Clerk(office).draft(request, on: file, newID: move == .open ? id : nil, now: now)
      return try transaction.append(draft)
    }
  }

  /// Notes beside an entry of a case what was wrong about it.
  func correct(_ entry: LogEntry, note: String) async throws {
    let now = now
    try await store.transaction { transaction in
      let people = try transaction.people()
      guard let actor = people.first(where: { $0.id == entry.actor }),
        let file = CaseFile(try LogEntry.read(transaction.bodies(ofCase: entry.caseID ?? "")))
      else { return }
      let office = OfficeView(
        code: transaction.officeCode, areas: [], units: try transaction.units(), people: people)
      let draft = try Clerk(office).draft(
        .correct(entry, note: note), on: file, by: actor, via: .console, now: now)
      _ = try transaction.append(draft)
    }
  }

  /// Appends an entry that the system makes of itself.
  func note(_ action: String, _ detail: [String: JSONValue]) async throws {
    let now = now
    try await store.transaction { transaction in
      let entry = LogEntry(
        seq: 0, office: transaction.officeCode, at: now, actor: "system", role: .system, via: .system,
        action: action, detail: detail)
      _ = try transaction.append(Clerk.Draft(entry: entry))
    }
  }
}

extension Transaction {
  /// Gives a draft its place behind the last entry.
  func append(_ draft: Clerk.Draft) throws -> LogEntry {
    let head = try logHead()
    var entry = draft.entry
    entry.seq = (head?.seq ?? 0) + 1
    let content = draft.content.map { kind, text in
      let salt = UUID().uuidString
      return StoredContent(kind: kind, text: text, salt: salt, digest: Chain.hash(prev: salt, body: text))
    }
    entry.content = content.map { ContentReference(kind: $0.kind, digest: $0.digest) }
    let (prev, body) = (head?.hash ?? Chain.beginning, entry.body)
    let row = LogRow(
      office: entry.office, seq: entry.seq, body: body, prev: prev, hash: Chain.hash(prev: prev, body: body))
    try append(
      row, caseID: entry.caseID, topic: entry.move == .open ? entry.topic : nil, content: content)
    return entry
  }
}
