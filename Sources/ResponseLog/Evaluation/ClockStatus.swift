package import Model

/// How a clock stands at a moment.
package enum ClockStatus: String, Sendable {
  case met, running
  case dueSoon = "due-soon"
  case breached
}

extension ClockRun {
  /// How the clock stands: near its end as `ClockBook.dueSoon` says, breached from the second after `due`.
  package func status(_ now: Timestamp, _ book: ClockBook) -> ClockStatus {
    if met != nil { return .met }
    if now.seconds > due { return .breached }
    let soon = book.isDueSoon(start: Timestamp(seconds: start), due: Timestamp(seconds: due), now: now)
    return soon ? .dueSoon : .running
  }
}
