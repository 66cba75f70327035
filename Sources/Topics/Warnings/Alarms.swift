/// What was warned of, so that growth is told from news.
struct Alarms: Sendable {
  private struct Alarm: Sendable {
    /// Serial numbers of its items, those that joined later too.
    var items: Set<Int>
    /// How many items were last told.
    var told: Int
    /// Of the closed case that it is about again.
    var recurrence: String?
  }

  private var alarms: [Alarm] = []

  /// False for news, true for growth by half; nil where nothing is to be said.
  mutating func take(_ finding: Finding) -> Bool? {
    guard let known = alarms.firstIndex(where: { Self.isSame($0, finding) }) else {
      alarms.append(
        Alarm(
          items: Set(finding.items), told: finding.items.count, recurrence: finding.closing?.key))
      return false
    }
    alarms[known].items.formUnion(finding.items)
    guard 2 * finding.items.count >= 3 * alarms[known].told else { return nil }
    alarms[known].told = finding.items.count
    return true
  }

  /// One matter: nearly all who speak of it were warned of together, or half of the items of either.
  private static func isSame(_ alarm: Alarm, _ finding: Finding) -> Bool {
    if let closing = finding.closing { return alarm.recurrence == closing.key }
    let voiced = finding.voiced ?? finding.items
    if 5 * voiced.count(where: alarm.items.contains) >= 4 * voiced.count { return true }
    let shared = finding.items.count(where: alarm.items.contains)
    return 2 * shared >= finding.items.count && 2 * shared >= alarm.items.count
  }

  /// Lets go of what left the window.
  mutating func forget(before first: Int) {
    alarms.removeAll { $0.items.allSatisfy { $0 < first } }
  }
}
