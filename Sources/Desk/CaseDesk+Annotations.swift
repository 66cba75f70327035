import Model
package import ResponseLog
import Storage

// Entries that leave a case as it is.
extension CaseDesk {
  /// Notes what was wrong about an entry of a case; the entry itself stays as it was written.
  ///
  /// - Throws: `Refusal`, also for an entry of another case.
  package func correct(
    _ seq: Int64, of caseID: String, note: String, by actor: String, via: Via, auth: Authentication = .none
  ) async throws -> Done {
    try await annotate(caseID, by: actor, via: via, auth: auth) { entries in
      guard let wrong = entries.first(where: { $0.seq == seq }) else {
        throw Refusal.unknown(kind: "entry \(seq) in case", id: caseID, known: entries.map { String($0.seq) })
      }
      return .correct(wrong, note: note)
    }
  }

  /// Tells who complained, or what they wrote unmasked, and logs that somebody looked, whether there was something to
  /// see or not.
  ///
  /// - Returns: the texts, and the entry.
  package func reveal(
    _ secret: Clerk.Secret = .complainant, of caseID: String, reason: String, by actor: String, via: Via,
    auth: Authentication = .none
  ) async throws -> (texts: [String], done: Done) {
    let done = try await annotate(caseID, by: actor, via: via, auth: auth) { _ in
      .reveal(secret, reason: reason)
    }
    var texts: [String] = []
    for entry in try await entries(ofCase: caseID) where secret.stands(in: entry) {
      texts += try await store.content(ofEntry: entry.seq).values.filter { secret.kinds.contains($0.kind) }
        .map(\.text)
    }
    return (texts, done)
  }

  /// Says why a verdict on a case is wrong 申诉.
  ///
  /// - Parameter verdict: as the evaluation found it.
  /// - Throws: `Refusal` to anybody but who is blamed and their unit.
  package func appeal(
    _ verdict: Verdict, of caseID: String, reason: String, by actor: String, via: Via,
    auth: Authentication = .none
  ) async throws -> Done {
    try await annotate(caseID, by: actor, via: via, auth: auth) { _ in .appeal(verdict, reason: reason) }
  }

  /// Upholds or lifts a verdict on a case 复核; lifted, it stays in the list of its case and counts no more.
  ///
  /// - Throws: `Refusal` to anybody but a supervisor or auditor who is not blamed.
  package func rule(
    _ verdict: Verdict, _ outcome: Ruling.Outcome, of caseID: String, reason: String, by actor: String,
    via: Via, auth: Authentication = .none
  ) async throws -> Done {
    try await annotate(caseID, by: actor, via: via, auth: auth) { _ in .rule(verdict, outcome, reason: reason)
    }
  }

  /// Notes what the caller said when asked after the matter was over 回访; nil = not said.
  package func visit(
    _ caseID: String, solved: Bool?, satisfied: Bool?, note: String?, by actor: String, via: Via,
    auth: Authentication = .none
  ) async throws -> Done {
    try await annotate(caseID, by: actor, via: via, auth: auth) { _ in
      .visit(solved: solved, satisfied: satisfied, note: note)
    }
  }

  private func annotate(
    _ caseID: String, by actor: String, via: Via, auth: Authentication,
    _ annotation: @Sendable ([LogEntry]) throws -> Clerk.Annotation
  ) async throws -> Done {
    let given = clock()
    let outcome = try await store.transaction { transaction -> Result<Done, Refusal> in
      let log = LogBook(transaction)
      let (now, office) = (try time(given, log), try view(transaction))
      let entries = try log.entries(ofCase: caseID)
      guard let file = CaseFile(entries) else { throw Refusal.noSuchCase(caseID) }
      guard let person = office.people[actor] else {
        throw Refusal.unknown(kind: "person", id: actor, known: Array(office.people.keys))
      }
      let what = try annotation(entries)
      do {
        var draft = try Clerk(office).draft(what, on: file, by: person, via: via, now: now)
        draft.entry.auth = auth
        let entry = try log.append(draft)
        return .success(Done(entry, try transaction.logHead()?.hash ?? ""))
      } catch let refusal as Refusal {
        let kept = Clerk.refused(
          refusal, what.action, by: person, via: via, on: file, office: store.office, now: now)
        guard var kept else { throw refusal }
        kept.entry.auth = auth
        try log.append(kept)
        return .failure(refusal)
      }
    }
    return try outcome.get()
  }
}
