/// When we saw what a superior's ticket is about.
package enum TruthState: String, Sendable, CaseIterable {
  /// Collected before the ticket's time.
  case seenBefore = "seen-before"
  /// Collected only after it.
  case seenLater = "seen-later"
  case missed

  /// Whether it counts as 漏报: never seen, or seen after others.
  package var isMissed: Bool { self != .seenBefore }
}

/// How far what a ticket is about came with us.
package enum TruthReason: String, Sendable, CaseIterable {
  /// No source of ours brought it.
  case neverCollected = "never-collected"
  /// Collected, and the rule book did not flag it.
  case notFlagged = "not-flagged"
  /// Flagged, and taken for another place's.
  case elsewhere
  /// Flagged, and too old when it came in to open a case.
  case backlog
  /// Flagged, and without a case for any other reason, such as an unknown place from a national feed.
  case noCase = "no-case"
  case caseOpened = "case-opened"
}

/// A ticket of a superior 上级交办: what really happened, against which our own seeing is measured.
package struct Truth: Sendable, Hashable {
  /// The ticket's number, or a digest where it has none.
  package var id: String
  package var title: String
  /// When the ticket was made.
  package var time: Timestamp
  /// The channel that it came by.
  package var source: String?
  package var state = TruthState.missed
  package var reason = TruthReason.neverCollected
  /// The topic that tells the same story.
  package var topic: String?
  package var caseID: String?
  /// When the topic's first item was collected.
  package var seen: Timestamp?
  /// When its case was opened.
  package var opened: Timestamp?
  /// Why the rule book did not flag it.
  package var whyNot: String?

  package init(id: String, title: String, time: Timestamp, source: String?) {
    (self.id, self.title, self.time, self.source) = (id, title, time, source)
  }

  /// Seconds by which we saw it before the ticket; negative = after it.
  package var lead: Int64? { seen.map { time.seconds - $0.seconds } }

  /// Seconds by which our case was open before the ticket; negative = after it.
  package var caseLead: Int64? { opened.map { time.seconds - $0.seconds } }
}
