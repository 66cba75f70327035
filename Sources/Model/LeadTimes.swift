/// When a story reached each step on its way to us 先知先觉; nil = it has not, or nobody knows.
package struct LeadTimes: Sendable, Hashable {
  /// By its earliest item.
  package var published: Timestamp?
  package var collected: Timestamp?
  package var flagged: Timestamp?
  package var warned: Timestamp?
  /// Its case's.
  package var opened: Timestamp?
  package var acknowledged: Timestamp?

  package init() {}

  /// Seconds by which we had warned before a moment; negative = after it.
  package func warningLead(before time: Timestamp) -> Int64? { warned.map { time.seconds - $0.seconds } }

  /// In the order of the way, as reports name them.
  package var steps: [(name: String, time: Timestamp?)] {
    [
      ("published", published), ("collected", collected), ("flagged", flagged), ("warned", warned),
      ("opened", opened), ("acknowledged", acknowledged),
    ]
  }
}
