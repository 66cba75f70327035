package import Model

extension Clerk {
  /// Why somebody may not do a move on a case as it stands, whatever they would say with it; nil = they may. The same
  /// checks as those of `draft`: what a page offers is what the log takes.
  package func obstacle(_ move: Move, on file: CaseFile, by actor: Person, now: Timestamp) -> Refusal? {
    let request = MoveRequest(move, by: actor, via: .console)
    do throws(Refusal) {
      try admit(request, file, now)
      try checkSigner(request, file)
      return nil
    } catch {
      return error
    }
  }

  /// The moves that somebody may do on a case now, in the order of the table.
  package func moves(on file: CaseFile, by actor: Person, now: Timestamp) -> [Move] {
    MoveTable.all.map(\.move).filter {
      $0 != .open && obstacle($0, on: file, by: actor, now: now) == nil
    }
  }
}
