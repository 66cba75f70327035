package import Model

/// How a clock stands at a moment.
package enum ClockStatus: String, Sendable {
  case met, running
  /// It stands still 中止.
  case paused
  case dueSoon = "due-soon"
  case breached
}

extension ClockRun {
  /// How the clock stands: near its end as `ClockBook.dueSoon` says, breached from the second after `due`.
  package func status(_ now: Timestamp, _ book: ClockBook) -> ClockStatus {
    if met != nil { return .met }
    if pausedSince != nil { return .paused }
    if now.seconds > due { return .breached }
    return book.isDueSoon(start: begun, due: end, now: now) ? .dueSoon : .running
  }

  /// How far the office has gone about a clock that has run out; nil if it has not.
  package func step(_ now: Timestamp, _ book: ClockBook) -> LadderStep.Step? {
    status(now, book) == .breached ? book.steps(after: end, now: now).last : nil
  }

  /// What the log should say of the clock by now: the share that has passed, or each step since it ran out.
  package func notices(_ now: Timestamp, _ book: ClockBook) -> [ClockNotice] {
    switch status(now, book) {
    case .met, .paused: []
    case .running, .dueSoon:
      book.passedShare(start: begun, due: end, now: now).map { [ClockNotice(self, .dueSoon(share: $0))] }
        ?? []
    case .breached: book.steps(after: end, now: now).map { ClockNotice(self, .breached($0)) }
    }
  }

  private var begun: Timestamp { Timestamp(seconds: start) }
  private var end: Timestamp { Timestamp(seconds: due) }
}

/// An entry about a clock, which stands in the log once.
package struct ClockNotice: Sendable, Hashable {
  package enum Matter: Sendable, Hashable {
    /// Per cent of the span that have passed.
    case dueSoon(share: Int)
    case breached(LadderStep.Step)
  }

  package var clock: ClockKind
  /// Milliseconds since the epoch.
  package var due: Int64
  package var matter: Matter

  init(_ run: ClockRun, _ matter: Matter) {
    (clock, due, self.matter) = (run.clock, run.due * 1000, matter)
  }

  package var action: String {
    switch matter {
    case .dueSoon: "clock_due_soon"
    case .breached: "clock_breached"
    }
  }

  package var detail: [String: JSONValue] {
    let (key, value): (String, JSONValue) =
      switch matter {
      case .dueSoon(let share): ("share", JSONValue(share))
      case .breached(let step): ("step", .string(step.rawValue))
      }
    return ["clock": .string(clock.rawValue), "due": .integer(due), key: value]
  }

  /// Whether an entry says so. Entries of a time that knew one share and one step say neither.
  package func stands(in entry: LogEntry, _ book: ClockBook) -> Bool {
    guard entry.action == action, entry.text("clock") == clock.rawValue, entry.detail["due"] == .integer(due)
    else { return false }
    return switch matter {
    case .dueSoon(let share):
      (entry.detail["share"] ?? book.lastShare.map { JSONValue($0) }) == JSONValue(share)
    case .breached(let step): entry.text("step") ?? LadderStep.Step.urge.rawValue == step.rawValue
    }
  }
}
