package import Model

/// A case 舆情单 as its entries make it: a fold over the log and nothing else.
package struct CaseFile: Sendable, Hashable {
  package let id: String
  package private(set) var topic: String?
  package private(set) var state: CaseState
  package private(set) var holder: Holder
  /// Seq of its last entry, the system's included.
  package private(set) var lastSeq: Int64
  package private(set) var opened: Timestamp
  package private(set) var collected: Timestamp?
  package private(set) var area: String?
  /// Handling grade; nil before the first assessment.
  package private(set) var grade: EventGrade?
  /// Kind given at the last assessment.
  package private(set) var kind: String?
  package private(set) var place: String?
  /// Lead and person of the last acknowledgement.
  package private(set) var handler: Holder?
  /// Number of the newest draft, from 1; 0 = none yet.
  package private(set) var draft: Int
  /// Stages of review that the newest draft has passed.
  package private(set) var stagesPassed: Int

  /// Begins with the entry that opened the case; nil for any other.
  package init?(opening entry: LogEntry) {
    guard entry.move == .open, let id = entry.caseID else { return nil }
    self.id = id
    (topic, state, holder, lastSeq) = (entry.topic, .flagged, entry.holder, entry.seq)
    (opened, collected) = (entry.at, entry.time("collected"))
    (area, place) = (entry.text("area"), entry.text("place"))
    (grade, kind, handler, draft, stagesPassed) = (nil, nil, nil, 0, 0)
  }

  /// The case that these entries, in order of seq, make; nil if they do not begin with its opening.
  package init?(_ entries: [LogEntry]) {
    guard let first = entries.first else { return nil }
    self.init(opening: first)
    for entry in entries.dropFirst() { apply(entry) }
  }

  /// Takes in the case's next entry.
  package mutating func apply(_ entry: LogEntry) {
    lastSeq = entry.seq
    holder = entry.holder
    guard let move = entry.move else { return }
    state = entry.to ?? state
    switch move {
    case .assess:
      (area, kind) = (entry.text("area"), entry.text("kind"))
      grade = entry.text("grade").flatMap(EventGrade.init)
      place = entry.text("place") ?? place
    case .regrade: grade = entry.text("grade").flatMap(EventGrade.init)
    case .acknowledge: handler = entry.holder
    case .respond: (draft, stagesPassed) = (draft + 1, 0)
    case .review where entry.text("verdict") == "approved": stagesPassed += 1
    default: break
    }
  }
}
