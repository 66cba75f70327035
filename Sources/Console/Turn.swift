import Model
import ResponseLog

/// Whose turn it is: what a case waits for, and who may do it.
struct Turn {
  let viewer: Person
  let office: OfficeView
  let now: Timestamp

  /// Whether a case waits for the viewer.
  func waits(_ file: CaseFile) -> Bool {
    guard let move = file.state.awaited else { return false }
    let rule = MoveTable.rule(move)
    // What a unit does itself is no matter of the office, though the office may do it, too.
    return (rule.bound.isEmpty ? rule.roles : rule.bound).contains { role in
      guard viewer.roles.contains(role) else { return false }
      guard rule.bound.contains(role), let unit = file.lead ?? file.holder.unit else { return true }
      return office.acts(viewer, for: unit, as: role, at: now)
    }
  }
}

extension Visit {
  /// Whose turn it is, seen by who looks.
  var turn: Turn { Turn(viewer: viewer.person, office: office, now: now) }
}

extension CaseState {
  /// The move that takes a case on from here; nil where nothing is awaited.
  var awaited: Move? {
    switch self {
    case .flagged: .assess
    case .assessed: .assign
    case .assigned: .acknowledge
    case .acknowledged, .rejected: .respond
    case .drafted: .review
    case .approved: .publish
    case .published, .declined: .close
    case .closed, .archived, .dismissed, .merged: nil
    }
  }
}
