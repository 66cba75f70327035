package import Desk
import Model
package import ResponseLog
import Storage

/// What became of a case that a file brought.
package enum BroughtOutcome: Sendable, Hashable {
  case opened(String)
  /// It was brought before, as this case.
  case known(String)
  /// Nothing of it was written.
  case refused(Refusal)
}

extension CaseDesk {
  /// Enters the cases of a file in one transaction: each whole or, if one of its acts is refused, not at all.
  ///
  /// - Parameters:
  ///   - actor: id of the person; nil = the system, which may open tickets but not enter history.
  ///   - dryRun: do everything, tell what it came to, and undo it.
  /// - Returns: an outcome for each case, in their order.
  package func bring(_ cases: [BroughtCase], by actor: String?, dryRun: Bool) async throws -> [BroughtOutcome]
  {
    let given = clock()
    return try await store.trial(dryRun) { transaction in
      let log = LogBook(transaction)
      let (now, office) = (try time(given, log), try view(transaction))
      let person = try person(actor, office)
      let guards = cases.contains(where: \.isHistory) ? try safeguards() : nil
      var isRefusalKept = false
      return try cases.map { one in
        if let known = try transaction.importedCase(one.key) { return .known(known) }
        let id = try log.nextCaseID(now)
        do {
          for draft in try one.drafts(Clerk(office), guards, id: id, by: person, now: now) {
            try log.append(draft)
          }
        } catch let refusal as Refusal {
          // One entry says that somebody tried who may not, and not one a row.
          let tried = MoveRequest(.open, by: person, via: .import)
          let kept = Clerk.refused(refusal, tried, on: nil, office: store.office, now: now)
          if let kept, !isRefusalKept { try log.append(kept) }
          isRefusalKept = isRefusalKept || kept != nil
          return .refused(refusal)
        }
        try transaction.saveImportedCase(one.key, id)
        return .opened(id)
      }
    }
  }
}

extension BroughtCase {
  /// Its entries, before any is written.
  fileprivate func drafts(
    _ clerk: Clerk, _ guards: Safeguards?, id: String, by actor: Person?, now: Timestamp
  ) throws(Refusal) -> [Clerk.Draft] {
    var (file, drafts) = (CaseFile?.none, [Clerk.Draft]())
    let answer = acts.lazy.compactMap { $0.move == .respond ? Answer($0.options) : nil }.first
    for act in acts {
      var request = MoveRequest(act.move, by: actor, via: .import)
      (request.options, request.occurred, request.isHistory) = (act.options, act.occurred, isHistory)
      if act.move == .open { request.opening = opening }
      if act.move == .publish, let answer { request.findings = guards?.findings(published: answer) ?? [] }
      var draft = try clerk.draft(request, on: file, newID: id, now: now)
      if act.move == .open, let complainant { draft.content.append(("complainant", complainant)) }
      if file == nil { file = CaseFile(opening: draft.entry) } else { file?.apply(draft.entry) }
      drafts.append(draft)
    }
    return drafts
  }
}
