import Model

/// How hot the items of a source's list are in one step, and how grave its items were before.
struct Heat: Sendable {
  struct Entry: Sendable {
    var serial: Int
    var heat: Double
    var isGrave: Bool
  }

  /// Newest heat of each item in this step, by serial number.
  private(set) var now: [Int: Entry] = [:]
  private var items = 0
  private var grave = 0
  private var rows = 0

  /// Whether the source shows the same items again and again with new heat.
  var isRanking: Bool { rows >= 2 * items && items > 0 }

  mutating func see(_ entry: Entry, isNew: Bool) {
    rows += 1
    if isNew {
      items += 1
      if entry.isGrave { grave += 1 }
    }
    now[entry.serial] = entry
  }

  mutating func endStep() { now.removeAll(keepingCapacity: true) }

  /// Grave items among the hottest `share` of a list of at least `least`, hottest first, with how rare as hot and as
  /// grave an item is.
  func hottest(share: Double, least: Int) -> [(entry: Entry, surprise: Surprise)] {
    guard now.count >= least else { return [] }
    let ranked = now.values.sorted { ($1.heat, $0.serial) < ($0.heat, $1.serial) }
    let count = Int((Double(ranked.count) * share).rounded(.down))
    let graveShare = Double(grave + 1) / Double(items + 20)
    return ranked.prefix(count).enumerated().filter { $1.isGrave }.map { place, entry in
      let chance = Double(place + 1) / Double(ranked.count) * graveShare
      return (entry, Surprise(baseline: chance * Double(ranked.count), chance: chance))
    }
  }
}
