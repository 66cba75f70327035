import Desk
package import Model
import ResponseLog
package import Storage

/// For how long texts are kept 留存期限: the office's own rule, in the settings; what has none is kept.
package struct RetentionPolicy: Sendable, Hashable {
  /// Days since collection for items of no open case.
  package var items: Int?
  /// Days since closing for who complained and how to reach them.
  package var complainants: Int?
  /// Days since closing for all texts of a case.
  package var texts: Int?

  package init(items: Int? = nil, complainants: Int? = nil, texts: Int? = nil) {
    (self.items, self.complainants, self.texts) = (items, complainants, texts)
  }

  /// Reads the `retention` member of the settings: days, from 1.
  package init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["items", "complainants", "texts"])
    func days(_ name: String) throws(DataFileError) -> Int? {
      fields.has(name) ? Int(try fields.number(name, in: 1...36_500)) : nil
    }
    self.init(items: try days("items"), complainants: try days("complainants"), texts: try days("texts"))
  }

  package var isEmpty: Bool { items == nil && complainants == nil && texts == nil }
}

/// Takes away texts whose time is over, or that a person ordered to be destroyed; the log says what and why and
/// itself loses nothing.
package struct Retention: Sendable {
  /// What was or would be taken away.
  package struct Outcome: Sendable, Hashable {
    package var items = 0
    package var texts = 0
  }

  private let store: Store
  /// Entries hold at most so many ids each.
  private static let chunk = 200

  package init(_ store: Store) { self.store = store }

  /// Applies a policy.
  ///
  /// - Parameter dryRun: count only.
  package func apply(_ policy: RetentionPolicy, now: Timestamp, dryRun: Bool = false) async throws -> Outcome
  {
    let outcome = try await store.transaction { transaction in
      let log = LogBook(transaction)
      var (outcome, open): (Outcome, Set<String>) = (Outcome(), [])
      for id in try transaction.caseIDs() {
        guard let file = CaseFile(try log.entries(ofCase: id)) else { continue }
        if file.state.isOpen {
          open.insert(id)
        } else if let closed = try Self.ended(id, log) {
          let kinds = Self.expired(policy, closed: closed, now)
          guard let kinds else { continue }
          let digests = try transaction.digests(ofCase: id, kinds: kinds)
          outcome.texts += digests.count
          if !dryRun { try destroy(digests, of: id, "retention", now, transaction) }
        }
      }
      if let days = policy.items {
        let items = try transaction.itemsCollected(
          before: Timestamp(milliseconds: now.milliseconds - Int64(days) * 86_400_000), sparing: open,
          limit: .max)
        outcome.items = Set(items).count
        if !dryRun { try destroy(items: Array(Set(items)).sorted(), of: nil, "retention", now, transaction) }
      }
      return outcome
    }
    if !dryRun, outcome != Outcome() { try await store.wipeFreed() }
    return outcome
  }

  /// Which kinds of a closed case's texts are over their time: nil = none, empty = all.
  private static func expired(_ policy: RetentionPolicy, closed: Timestamp, _ now: Timestamp) -> Set<String>?
  {
    func isOver(_ days: Int?) -> Bool {
      days.map { now.milliseconds - closed.milliseconds >= Int64($0) * 86_400_000 } ?? false
    }
    if isOver(policy.texts) { return [] }
    return isOver(policy.complainants) ? ["complainant"] : nil
  }

  private static func ended(_ id: String, _ log: LogBook) throws -> Timestamp? {
    try log.entries(ofCase: id).last { $0.to.map { !$0.isOpen } ?? false }?.at
  }

  /// Takes away everything said in and about one case, by order of a person.
  ///
  /// - Throws: `Refusal` if there is no such case, or the person may not (admin only).
  package func destroy(caseID: String, by actor: Person, reason: String, now: Timestamp) async throws
    -> Outcome
  {
    guard actor.roles.contains(.admin), !actor.disabled else {
      throw Refusal.notAllowed(person: actor.id, what: "destroy texts", needs: .admin)
    }
    let outcome = try await store.transaction { transaction in
      guard CaseFile(try LogBook(transaction).entries(ofCase: caseID)) != nil else {
        throw Refusal.noSuchCase(caseID)
      }
      let items = try transaction.items(ofCase: caseID)
      let digests = try transaction.digests(ofCase: caseID, kinds: [])
      try destroy(digests, of: caseID, "order", now, transaction, by: actor, reason: reason)
      try destroy(items: items, of: caseID, "order", now, transaction, by: actor, reason: reason)
      return Outcome(items: items.count, texts: digests.count)
    }
    try await store.wipeFreed()
    return outcome
  }

  private func destroy(
    _ digests: [String], of caseID: String, _ why: String, _ now: Timestamp, _ transaction: Transaction,
    by actor: Person? = nil, reason: String? = nil
  ) throws {
    for digest in digests { try transaction.destroy(content: digest) }
    try record("content", digests, of: caseID, why, now, transaction, by: actor, reason: reason)
  }

  private func destroy(
    items: [String], of caseID: String?, _ why: String, _ now: Timestamp, _ transaction: Transaction,
    by actor: Person? = nil, reason: String? = nil
  ) throws {
    for id in items { try transaction.destroy(item: id) }
    if !items.isEmpty { try transaction.settleSearch() }
    try record("items", items, of: caseID, why, now, transaction, by: actor, reason: reason)
  }

  /// One entry for each so many ids.
  private func record(
    _ what: String, _ ids: [String], of caseID: String?, _ why: String, _ now: Timestamp,
    _ transaction: Transaction, by actor: Person?, reason: String?
  ) throws {
    let log = LogBook(transaction)
    let file = try caseID.flatMap { CaseFile(try log.entries(ofCase: $0)) }
    for start in stride(from: 0, to: ids.count, by: Self.chunk) {
      let part = ids[start..<min(start + Self.chunk, ids.count)]
      var draft = Clerk.Draft.system(
        "destroy", office: store.office, at: now,
        detail: [
          "what": .string(what), "why": .string(why), "ids": .array(part.map(JSONValue.string)),
        ], caseID: caseID, topic: file?.topic, holder: file?.holder ?? .nobody)
      if let actor {
        (draft.entry.actor, draft.entry.unit, draft.entry.role, draft.entry.via) = (
          actor.id, actor.unit, .admin, .cli
        )
      }
      if let reason { draft.content.append(("reason", reason)) }
      try log.append(draft)
    }
  }
}
