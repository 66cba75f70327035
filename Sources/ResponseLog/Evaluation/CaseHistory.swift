import Model

/// The entries of one case in the order in which evaluations count them, times cut down to whole seconds.
package struct CaseHistory: Sendable {
  /// An entry, for which its act stands, with the second that it counts at.
  package struct Event: Sendable {
    package let second: Int64
    /// Whole second at which it was recorded.
    let recorded: Int64
    package let seq: Int64
    private let shared: SharedAct

    package var entry: Act { shared.act }

    init(_ entry: LogEntry, _ act: SharedAct) {
      (second, recorded, seq, shared) = (entry.time.seconds, entry.at.seconds, entry.seq, act)
    }

    /// By time, then seq.
    static func < (left: Event, right: Event) -> Bool {
      (left.second, left.seq) < (right.second, right.seq)
    }
  }

  package let id: String
  /// Whole second up to which entries exist.
  package let cut: Int64
  /// By time, then seq; only entries recorded up to the cut.
  package let events: [Event]
  /// The entry that opened the case.
  package let opening: Event

  /// - Parameter cut: whole second; entries recorded later do not exist.
  /// - Returns: nil if the case was not open by then.
  package init?(_ entries: [LogEntry], cut: Int64) {
    guard let id = entries.first?.caseID else { return nil }
    self.init(id, entries.map { Event($0, SharedAct(Act($0))) }, cut: cut)
  }

  /// The same of events in order of seq.
  init?(_ id: String, _ events: [Event], cut: Int64) {
    let known = events.filter { $0.recorded <= cut }.sorted(by: <)
    guard let opening = Self.opening(known, cut: cut) else { return nil }
    (self.id, self.cut, self.events, self.opening) = (id, cut, known, opening)
  }

  static func opening(_ events: [Event], cut: Int64) -> Event? {
    events.filter { $0.entry.move == .open && $0.recorded <= cut }.min(by: <)
  }

  /// When a move was first done.
  package func first(_ move: Move, where holds: (Act) -> Bool = { _ in true }) -> Int64? {
    events.first { $0.entry.move == move && holds($0.entry) }?.second
  }

  package func count(_ move: Move) -> Int { events.count { $0.entry.move == move } }

  /// The entries that recorded a move, by seq.
  package func entries(_ move: Move) -> [Int64] {
    events.filter { $0.entry.move == move }.map(\.seq).sorted()
  }

  /// Where grade, area and place were last set.
  package func last(_ name: String, by moves: [Move]) -> String? {
    for event in events.reversed() {
      guard let move = event.entry.move, moves.contains(move) else { continue }
      return event.entry.text(name)
    }
    return nil
  }

  /// The latest area, before the first assessment that of the opening; likewise the place.
  package var area: String? { last("area", by: [.assess]) ?? opening.entry.text("area") }
  package var place: String? { last("place", by: [.assess]) ?? opening.entry.text("place") }

  /// Where the case stands.
  package var state: CaseState { events.last { $0.entry.to != nil }?.entry.to ?? .flagged }

  /// The last closing that no reopening followed.
  package var closed: Int64? {
    guard let index = events.lastIndex(where: { $0.entry.move == .close }),
      !events[index...].contains(where: { $0.entry.move == .reopen })
    else { return nil }
    return events[index].second
  }

  /// Lead and person of the last assign, transfer or acknowledge.
  package var lead: Holder {
    let moves: [Move] = [.assign, .transfer, .acknowledge]
    return events.last { $0.entry.move.map(moves.contains) ?? false }?.entry.holder ?? .nobody
  }

  /// Who held the case at a second, and by which entry; nobody before its first.
  package func holder(at second: Int64) -> (holder: Holder, seq: Int64?) {
    guard let event = events.last(where: { $0.second <= second }) else { return (.nobody, nil) }
    return (event.entry.holder, event.seq)
  }

  /// Who last had the case before an event; nobody if nobody ever had.
  func lastHolder(before event: Event) -> Holder {
    let earlier = events.prefix { $0 < event }
    return earlier.last { $0.entry.holder != .nobody }?.entry.holder ?? .nobody
  }

  /// Who held the case from one second to another, in order, neighbours of the same holder as one; nobody before its
  /// opening.
  package func holders(from start: Int64, to end: Int64) -> [HeldSpan] {
    guard end > start else { return [] }
    let opened = opening.second
    var turns = [(from: start, holder: start < opened ? .nobody : holder(at: start).holder)]
    for event in events where event.second > start && event.second >= opened && event.second < end {
      // Of several within a second only the last held it for any time.
      if turns.last?.from == event.second { turns.removeLast() }
      if turns.last?.holder != event.entry.holder { turns.append((event.second, event.entry.holder)) }
    }
    return zip(turns, turns.dropFirst().map(\.from) + [end]).map { turn, to in
      HeldSpan(holder: turn.holder, from: turn.from, to: to)
    }
  }
}

/// A stretch in which one holder had the case, in whole seconds.
package struct HeldSpan: Sendable, Hashable {
  package var holder: Holder
  package var from: Int64
  package var to: Int64
}
