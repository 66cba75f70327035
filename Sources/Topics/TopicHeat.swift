package import Model

/// How a story spreads 热度: who tells it, hour by hour, how fast it fades, whether it flares up again.
package struct TopicHeat: Sendable, Hashable {
  /// One telling of the story, reprints included.
  package struct Telling: Sendable, Hashable {
    package var time: Timestamp
    package var feed: String
    /// nil = the feed is not known any more.
    package var tier: MediaTier?
    package var mood: Mood?

    package init(time: Timestamp, feed: String, tier: MediaTier?, mood: Mood?) {
      (self.time, self.feed, self.tier, self.mood) = (time, feed, tier, mood)
    }
  }

  /// How many tellings an hour had; it is known by its start.
  package struct Hour: Sendable, Hashable {
    package var start: Timestamp
    package var items: Int
  }

  /// Quiet hours after which a telling by several is a flare.
  static let quiet = 24
  /// Tellings within `quiet` hours that make a flare.
  static let flare = 2

  package let items: Int
  /// Independent of each other as far as feeds are.
  package let sources: Int
  /// Of the feeds, by tier.
  package let tiers: [MediaTier: Int]
  package let moods: [Mood: Int]
  /// Those that had any, in order.
  package let hours: [Hour]
  /// The hour with most of them, the first of equals.
  package let peak: Timestamp?
  /// Seconds from the end of the peak until half of what followed it had been told; nil if nothing followed.
  package let halfLife: Int64?
  /// Hours in which it was taken up again after a quiet day, by two tellings or more within a day.
  package let flares: [Timestamp]

  package init(_ tellings: [Telling]) {
    items = tellings.count
    let feeds = Dictionary(tellings.map { ($0.feed, $0.tier) }) { first, _ in first }
    sources = feeds.count
    tiers = feeds.values.compactMap(\.self).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    moods = tellings.compactMap(\.mood).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let counts = tellings.reduce(into: [Int64: Int]()) { $0[$1.time.seconds / 3600, default: 0] += 1 }
    let sorted = counts.sorted { $0.key < $1.key }
    hours = sorted.map { Hour(start: Timestamp(seconds: $0.key * 3600), items: $0.value) }
    let top = sorted.max { ($0.value, $1.key) < ($1.value, $0.key) }
    peak = top.map { Timestamp(seconds: $0.key * 3600) }
    halfLife = top.flatMap { top in
      let end = (top.key + 1) * 3600
      let later = tellings.map(\.time.seconds).filter { $0 >= end }.sorted()
      return later.isEmpty ? nil : later[(later.count + 1) / 2 - 1] - end
    }
    flares = zip(sorted, sorted.dropFirst()).compactMap { before, after in
      guard after.key - before.key > Int64(Self.quiet) else { return nil }
      let within = sorted.filter { $0.key >= after.key && $0.key < after.key + Int64(Self.quiet) }
      let told = within.reduce(0) { $0 + $1.value }
      return told >= Self.flare ? Timestamp(seconds: after.key * 3600) : nil
    }
  }

  /// `{items, sources, tiers, moods, hours:[{hour,items}], peak, half_life_seconds, flares}`.
  package var json: JSONValue {
    func counts<Key: RawRepresentable<String>>(_ values: [Key: Int]) -> JSONValue {
      .object(
        Dictionary(values.map { ($0.key.rawValue, JSONValue($0.value)) }) { first, _ in first })
    }
    return .object([
      "items": JSONValue(items), "sources": JSONValue(sources), "tiers": counts(tiers),
      "moods": counts(moods),
      "hours": .array(hours.map { .object(["hour": JSONValue($0.start), "items": JSONValue($0.items)]) }),
      "peak": JSONValue(peak), "half_life_seconds": halfLife.map(JSONValue.integer) ?? .null,
      "flares": .array(flares.map { JSONValue($0) }),
    ])
  }
}
