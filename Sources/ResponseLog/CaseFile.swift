package import Model

/// A case 舆情单 as its entries make it: a fold over the log and nothing else.
package struct CaseFile: Sendable, Hashable {
  package let id: String
  package private(set) var topic: String?
  package private(set) var state: CaseState
  package private(set) var holder: Holder
  /// Seq of its last entry, the system's included, refusals not.
  package private(set) var lastSeq: Int64
  package private(set) var opened: Timestamp
  package private(set) var collected: Timestamp?
  package private(set) var area: String?
  /// Handling grade; nil before the first assessment.
  package private(set) var grade: EventGrade?
  /// Kind given at the last assessment.
  package private(set) var kind: String?
  package private(set) var place: String?
  /// Unit that leads 牵头, by the last assignment or transfer; nil before the first.
  package private(set) var lead: String?
  /// Units that help 协助 it.
  package private(set) var helpers: [String]
  /// Lead and person of the last acknowledgement.
  package private(set) var handler: Holder?
  /// Number of the newest draft, from 1; 0 = none yet.
  package private(set) var draft: Int
  /// Stages of review that the newest draft has passed.
  package private(set) var stagesPassed: Int
  /// Whether it was brought by file 导入: its times are claims.
  package let isImported: Bool
  /// Who opened it, and their unit then; the system has none.
  package let opener: Holder
  /// Who wrote the newest draft; nil = none yet.
  package private(set) var drafter: String?
  /// Who signed it off so far, in order.
  package private(set) var signers: [String] = []
  /// Kinds under which something was published for the case.
  package private(set) var publishedKinds: Set<String> = []

  /// Begins with the entry that opened the case; nil for any other.
  package init?(opening entry: LogEntry) {
    guard entry.move == .open, let id = entry.caseID else { return nil }
    self.id = id
    isImported = entry.via == .import
    opener = Holder(unit: entry.unit, person: entry.actor)
    (topic, state, holder, lastSeq) = (entry.topic, .flagged, entry.holder, entry.seq)
    (opened, collected) = (entry.at, entry.time("collected"))
    (area, place) = (entry.text("area"), entry.text("place"))
    (grade, kind, lead, helpers, handler, draft, stagesPassed) = (nil, nil, nil, [], nil, 0, 0)
  }

  /// The case that these entries, in order of seq, make; nil if they do not begin with its opening.
  package init?(_ entries: [LogEntry]) {
    guard let first = entries.first else { return nil }
    self.init(opening: first)
    for entry in entries.dropFirst() { apply(entry) }
  }

  /// Takes in the case's next entry.
  package mutating func apply(_ entry: LogEntry) {
    // An act that was refused has not moved the case on.
    if entry.action != "refused" { lastSeq = entry.seq }
    holder = entry.holder
    guard let move = entry.move else { return }
    state = entry.to ?? state
    switch move {
    case .assess:
      (area, kind) = (entry.text("area"), entry.text("kind"))
      grade = entry.text("grade").flatMap(EventGrade.init)
      place = entry.text("place") ?? place
    case .regrade: grade = entry.text("grade").flatMap(EventGrade.init)
    case .assign, .transfer: (lead, helpers) = (entry.text("lead"), entry.texts("helpers"))
    case .acknowledge: handler = entry.holder
    case .respond: (draft, stagesPassed, drafter, signers) = (draft + 1, 0, entry.actor, [])
    case .review where entry.text("verdict") == "approved":
      stagesPassed += 1
      signers.append(entry.actor)
    case .publish: publishedKinds.formUnion(entry.text("kind").map { [$0] } ?? [])
    default: break
    }
  }
}
