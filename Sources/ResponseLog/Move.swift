package import Model

/// An act on a case (`design.md` §5.8).
package enum Move: String, Sendable, CaseIterable {
  case open, dismiss, assess
  case reportUp = "report-up"
  case confer, supervise, regrade, assign, acknowledge, transfer
  case giveBack = "return"
  case progress, respond, review, publish, rework, decline, close, reopen, archive, merge
  /// Stops a clock 中止计时, and lets it go on 恢复计时.
  case pause, resume
}

/// Where a case stands 状态.
package enum CaseState: String, Sendable, CaseIterable {
  case flagged, assessed, assigned, acknowledged, drafted, approved, rejected, published, closed, archived,
    dismissed
  case declined, merged

  /// Whether somebody still has to do something about it.
  package var isOpen: Bool {
    switch self {
    case .flagged, .assessed, .assigned, .acknowledged, .drafted, .approved, .rejected, .published: true
    case .closed, .archived, .dismissed, .declined, .merged: false
    }
  }

  static let open = allCases.filter(\.isOpen)
}

/// One row of the table of moves: from where, to where, by whom, with what.
package struct MoveRule: Sendable, Hashable {
  package var move: Move
  /// States in which the move is legal; none = it begins a case.
  package var from: [CaseState]
  /// Where it may lead; none = the state stays as it is.
  package var to: [CaseState]
  /// Who may, besides `system` where that stands here.
  package var roles: [Role]
  /// Those of the roles that may do it only for the unit that leads the case (`OfficeView.acts`).
  package var bound: [Role]
  /// Options without which it is refused.
  package var requires: [String]
}

/// The one table of moves that the command line, the pages and the checks read.
package enum MoveTable {
  package static let all: [MoveRule] = Move.allCases.map(rule)

  /// The row of a move.
  package static func rule(_ move: Move) -> MoveRule {
    let office: [Role] = [.duty, .assessor, .supervisor]
    let ofUnits: [Move] = [.acknowledge, .giveBack, .progress, .respond]
    func row(_ from: [CaseState], _ to: [CaseState], _ roles: [Role], _ requires: [String] = []) -> MoveRule {
      MoveRule(
        move: move, from: from, to: to, roles: roles, bound: ofUnits.contains(move) ? [.handler] : [],
        requires: requires)
    }
    let everywhereOpen = CaseState.open
    return switch move {
    case .open:
      row(
        [], [.flagged], [.duty, .assessor, .supervisor, .handler, .system],
        ["item or topic or title and text"])
    case .dismiss: row([.flagged, .assessed], [.dismissed], [.duty, .assessor], ["reason"])
    case .assess: row([.flagged, .assessed], [.assessed], [.duty, .assessor], ["area", "grade", "kind"])
    case .reportUp: row(everywhereOpen, [], office, ["to", "stage"])
    case .confer: row(everywhereOpen, [], office)
    case .supervise: row(everywhereOpen, [], [.supervisor, .assessor])
    case .regrade:
      row(everywhereOpen.filter { $0 != .flagged }, [], [.assessor, .supervisor], ["grade", "reason"])
    case .assign: row([.assessed], [.assigned], office, ["unit"])
    case .acknowledge: row([.assigned], [.acknowledged], [.handler])
    case .transfer: row([.assigned, .acknowledged], [.assigned], office, ["unit", "reason"])
    case .giveBack: row([.assigned, .acknowledged], [.assessed], [.handler], ["reason"])
    case .progress:
      row([.acknowledged, .drafted, .approved, .rejected, .published], [], [.handler, .duty, .assessor])
    case .respond:
      row(
        [.acknowledged, .rejected, .published], [.drafted], [.handler, .assessor],
        ["text", "disposition", "cause, solution and constraints unless the kind is rumour"])
    case .review: row([.drafted], [.approved, .rejected], [.reviewer, .signer], ["stage", "verdict"])
    case .publish: row([.approved, .published], [.published], [.duty, .signer], ["channel", "kind"])
    case .rework:
      row(
        [.drafted, .rejected, .approved, .published], [.acknowledged],
        [.assessor, .reviewer, .signer, .supervisor], ["reason"])
    case .decline: row([.assessed, .acknowledged], [.declined], [.assessor, .supervisor], ["reason"])
    case .close: row([.published, .declined], [.closed], [.assessor, .supervisor, .duty], ["outcome"])
    case .reopen:
      row(
        [.closed, .dismissed, .declined, .archived, .merged], [.assessed, .flagged],
        [.assessor, .supervisor], ["reason"])
    case .archive: row([.closed], [.archived], [.duty, .assessor, .admin])
    case .merge: row(everywhereOpen, [.merged], [.duty, .assessor], ["into"])
    case .pause: row(everywhereOpen, [], [.assessor, .supervisor], ["clock", "reason"])
    case .resume: row(everywhereOpen, [], [.assessor, .supervisor], ["clock"])
    }
  }
}
