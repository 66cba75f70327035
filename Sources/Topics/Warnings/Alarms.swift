/// What was warned of, so that growth is told from news.
struct Alarms: Sendable {
  private struct Alarm: Sendable {
    /// Serial numbers of its items, those that joined later too.
    var items: Set<Int>
    /// The items that it was raised with.
    var first: [Int]
    /// Its name, if it is of one.
    var name: UInt64?
    /// Of what it was raised with.
    var surprise: Double
    /// How many items were last told.
    var told: Int
    /// Serial number of the item at which it was last found again or joined.
    var latest = 0
    /// Of the closed case that it is about again.
    var recurrence: String?
  }

  /// By number, in the order in which they were raised.
  private var alarms: [Int: Alarm] = [:]
  private var next = 0
  /// Numbers of the alarms that hold an item, and those that are of a closed case.
  private var ofItem: [Int: [Int]] = [:]
  private var ofRecurrence: [String: Int] = [:]
  /// By name: what it was told in, and how often it was said when it was last looked at.
  private var ofName: [UInt64: (number: Int, count: Int)] = [:]

  /// False for news, true for growth by half; nil where nothing is to be said.
  ///
  /// - Parameters:
  ///   - serial: number of the next item.
  ///   - holds: whether an item holds a name.
  mutating func take(_ finding: Finding, at serial: Int, holds: (Int, UInt64) -> Bool) -> Bool? {
    guard let number = known(finding, holds), let alarm = alarms[number] else {
      note(finding, next)
      raise(finding, at: serial)
      return false
    }
    note(finding, number)
    join(finding.items, number, at: serial)
    guard 2 * finding.items.count >= 3 * alarm.told else { return nil }
    alarms[number]?.told = finding.items.count
    return true
  }

  /// Whether a name was told of and has not grown by a quarter since: then who says it now joins those who did, and
  /// nothing else is to be found out.
  mutating func isTold(_ name: UInt64, count: Int, by item: Int) -> Bool {
    guard let (number, before) = ofName[name], alarms[number] != nil, 4 * count < 5 * before else {
      return false
    }
    join([item], number, at: item)
    return true
  }

  private mutating func note(_ finding: Finding, _ number: Int) {
    if let name = finding.name { ofName[name.gram] = (number, name.count) }
  }

  /// The first alarm about the same matter.
  private func known(_ finding: Finding, _ holds: (Int, UInt64) -> Bool) -> Int? {
    if let closing = finding.closing { return ofRecurrence[closing.key] }
    let sharing = Set(finding.items.flatMap { ofItem[$0] ?? [] })
    return sharing.sorted().first { number in
      alarms[number].map { Self.isSame($0, finding) && !Self.isOther($0, finding, holds) } ?? false
    }
  }

  private mutating func raise(_ finding: Finding, at serial: Int) {
    alarms[next] = Alarm(
      items: [], first: finding.items, name: finding.name?.gram, surprise: finding.surprise.value,
      told: finding.items.count,
      recurrence: finding.closing?.key)
    if let closing = finding.closing { ofRecurrence[closing.key] = next }
    join(finding.items, next, at: serial)
    next += 1
  }

  private mutating func join(_ items: [Int], _ number: Int, at serial: Int) {
    alarms[number]?.latest = serial
    for item in items where alarms[number]?.items.insert(item).inserted == true {
      ofItem[item, default: []].append(number)
    }
  }

  /// One matter: nearly all who speak of it were warned of together, or half of the items of either.
  private static func isSame(_ alarm: Alarm, _ finding: Finding) -> Bool {
    let voiced = finding.voiced ?? finding.items
    if 5 * voiced.count(where: alarm.items.contains) >= 4 * voiced.count { return true }
    let shared = finding.items.count(where: alarm.items.contains)
    return 2 * shared >= finding.items.count && 2 * shared >= alarm.items.count
  }

  /// Another matter in spite of the items they share, which only speak of it as well: most of those told of before do not
  /// hold this name, nor most of these that one; unless it surprises far more than the other did.
  private static func isOther(_ alarm: Alarm, _ finding: Finding, _ holds: (Int, UInt64) -> Bool) -> Bool {
    guard let name = finding.name?.gram, let before = alarm.name, name != before,
      2 * alarm.first.count(where: { holds($0, name) }) < alarm.first.count
    else { return false }
    return finding.surprise.value > alarm.surprise + Self.farMore
      || 2 * finding.items.count(where: { holds($0, before) }) < finding.items.count
  }

  /// A thousand times less likely.
  private static let farMore = 3.0

  /// Lets go of the items that left the window, and of alarms that nothing was heard of any more.
  ///
  /// - Parameter quiet: serial number of the first item that is not long ago.
  mutating func forget(before first: Int, quietSince quiet: Int) {
    ofItem = ofItem.filter { $0.key >= first }
    for (number, alarm) in alarms {
      if alarm.latest < quiet {
        alarms[number] = nil
        if let recurrence = alarm.recurrence { ofRecurrence[recurrence] = nil }
      } else {
        alarms[number]?.items = alarm.items.filter { $0 >= first }
      }
    }
    ofName = ofName.filter { alarms[$0.value.number] != nil }
  }
}
