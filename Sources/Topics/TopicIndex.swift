package import Model

/// The topics of the last days, ready to tell where a new item belongs.
///
/// An item joins the topic whose first report it repeats or tells otherwise; it is never compared with later members, so
/// no chain of small differences can pull two stories together. What it joins depends on the item and on the topics
/// that began near it in time, on nothing else: an index made anew from stored founders goes on as the old one would.
package struct TopicIndex: Sendable {
  /// How the comparison is tuned.
  package struct Tuning: Sendable {
    /// Topics that began earlier than this many seconds before an item do not take it, nor those that began later.
    package var window: Int64 = 3 * 86400
    /// Short titles are one story only within so many seconds: 关于停水的通知 comes again next week.
    package var windowOfShort: Int64 = 86400
    /// So many of the topics that share most with an item are looked at closely.
    package var candidates = 24

    package init() {}
  }

  private let tuning: Tuning
  private var shelf = Shelf()
  /// Days since the epoch whose topics are here.
  private var days: Set<Int> = []

  package init(tuning: Tuning = Tuning()) {
    self.tuning = tuning
  }

  /// How many topics are held.
  package var count: Int { shelf.entries.count }

  /// The days, since the epoch, whose topics must be added before these items can be placed.
  package func missingDays(for items: [Item]) -> [Int] {
    var wanted: Set<Int> = []
    for item in items {
      let time = Self.time(of: item)
      wanted.formUnion(
        Self.day(time.adding(seconds: -tuning.window))...Self.day(time.adding(seconds: tuning.window)))
    }
    return wanted.subtracting(days).sorted()
  }

  /// Adds all topics that began on a day.
  package mutating func add(_ founders: [TopicFounder], day: Int) {
    guard days.insert(day).inserted else { return }
    for founder in founders { add(founder, Telling(founder)) }
  }

  /// First and last moment of a day since the epoch.
  package static func span(ofDay day: Int) -> ClosedRange<Timestamp> {
    Timestamp(seconds: Int64(day) * 86400)...Timestamp(milliseconds: Int64(day + 1) * 86_400_000 - 1)
  }

  private static func day(_ time: Timestamp) -> Int {
    Int((Double(time.milliseconds) / 86_400_000).rounded(.down))
  }

  private static func time(of item: Item) -> Timestamp { item.published ?? item.collected }

  /// The topic of a new item, which is added as the first of its own if none fits.
  package mutating func place(_ item: Item) -> TopicPlacement {
    place(title: item.headline, text: item.text, time: Self.time(of: item), id: item.id)
  }

  /// The topic of a new item that is known by its words only.
  ///
  /// - Parameter id: as an item's, `i` + digits: the topic that it founds is `t` + the same digits.
  package mutating func place(title: String, text: String, time: Timestamp, id: String) -> TopicPlacement {
    let telling = Telling(title: title, text: text)
    if let found = match(telling, time) { return found }
    let topic = "t" + id.dropFirst()
    add(TopicFounder(topic: topic, title: title, text: text, started: time), telling)
    return TopicPlacement(topic: topic, relation: .first, score: nil)
  }

  /// Forgets the topics that began on the days before a moment's. Items that come a window later are placed as if nothing had been
  /// forgotten.
  package mutating func forget(before time: Timestamp) {
    let first = Self.day(time)
    let start = Self.span(ofDay: first).lowerBound
    // Making the shelf anew costs as much as it holds, so it waits until half of it is old.
    guard shelf.entries.count(where: { $0.started < start }) * 2 > shelf.entries.count else { return }
    days = days.filter { $0 >= first }
    var kept = Shelf()
    for entry in shelf.entries where entry.started >= start { kept.add(entry) }
    shelf = kept
  }

  private mutating func add(_ founder: TopicFounder, _ telling: Telling) {
    shelf.add(Shelf.Entry(topic: founder.topic, started: founder.started, telling: telling))
  }

  /// The topic that tells the story of this title, if one does; nothing is added.
  package mutating func topic(of title: String, at time: Timestamp) -> TopicPlacement? {
    match(Telling(title: title, text: ""), time)
  }

  /// The best of the topics near in time; of equals the one that began first, so that neither the order of loading nor
  /// that of a dictionary decides anything.
  private mutating func match(_ telling: Telling, _ time: Timestamp) -> TopicPlacement? {
    let near = shelf.candidates(for: telling, most: tuning.candidates) { [tuning] entry in
      let isShort = min(telling.letters.count, Int(entry.letters)) < Likeness.shortest
      let window = isShort ? tuning.windowOfShort : tuning.window
      return abs(time.seconds - entry.started.seconds) <= window
    }
    let crowded =
      near.isEmpty
      ? []
      : shelf.crowdedPairs(of: telling) { [tuning] in
        abs(time.seconds - $0.started.seconds) <= tuning.window
      }
    var best: (entry: Shelf.Entry, likeness: Likeness)?
    for entry in near {
      let likeness = Likeness(entry.telling, telling, crowded: crowded)
      guard likeness.relation != nil else { continue }
      if let known = best, !likeness.isCloser(than: known.likeness) { continue }
      best = (entry, likeness)
    }
    return best.flatMap { entry, likeness in
      likeness.relation.map {
        TopicPlacement(topic: entry.topic, relation: $0, score: likeness.score, why: likeness.why)
      }
    }
  }
}
