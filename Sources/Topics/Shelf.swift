import Model

/// First reports, and where to find those that could be like a new one.
struct Shelf: Sendable {
  struct Entry: Sendable {
    var topic: String
    var started: Timestamp
    var telling: Telling
  }

  /// What of an entry says whether it is near; apart, for it is asked of many.
  struct Outline: Sendable {
    var started: Timestamp
    /// Letters and pairs of its title.
    var letters: Int32
    var pairs: Int32
  }

  private(set) var entries: [Entry] = []
  private var outlines: [Outline] = []
  private var byPair: [UInt64: [Int32]] = [:]
  private var byFingerprint = FingerprintTable()
  /// For the entries touched by one search what they share with it; zero between searches.
  private var tallies: [Tally] = []

  private struct Tally {
    /// Pairs in common.
    var pairs: Int32 = 0
    /// The same, weighed by how much they say.
    var weight: Int32 = 0
  }

  mutating func add(_ entry: Entry) {
    let number = Int32(entries.count)
    entries.append(entry)
    outlines.append(
      Outline(
        started: entry.started, letters: Int32(entry.telling.letters.count),
        pairs: Int32(entry.telling.pairs.count)))
    tallies.append(Tally())
    if entry.telling.letters.count >= Likeness.shortestSame {
      for pair in entry.telling.pairs { byPair[pair, default: []].append(number) }
    }
    if let fingerprint = entry.telling.fingerprint { byFingerprint.insert(fingerprint, number: number) }
  }

  /// The entries worth a close look: nearly the same pairs or text, and up to `most` that share names; those that
  /// began first come first, and none of which `isNear` is false.
  mutating func candidates(for telling: Telling, most: Int, isNear: (Outline) -> Bool) -> [Entry] {
    let touched = tally(telling)
    var alike: [Int] = []
    var related: [(number: Int, weight: Int32)] = []
    for number in touched {
      let tally = tallies[number]
      tallies[number] = Tally()
      let all = telling.pairs.count + Int(outlines[number].pairs)
      let isAlike = Double(2 * tally.pairs) >= Likeness.similarity * Double(all)
      guard isAlike || tally.weight >= 2, isNear(outlines[number]) else { continue }
      if isAlike { alike.append(number) } else { related.append((number, tally.weight)) }
    }
    // Captured by name, or each comparison would copy the shelf.
    let precedes = { [entries, outlines] in Self.precedes($0, $1, entries, outlines) }
    related.sort { $0.weight == $1.weight ? precedes($0.number, $1.number) : $0.weight > $1.weight }
    let sameText = near(telling.fingerprint).filter { isNear(outlines[$0]) }
    return Set(alike + related.prefix(most).map(\.number) + sameText).sorted(by: precedes).map { entries[$0] }
  }

  /// A name that so many topics share says little: a star, or what everybody talks of in many ways.
  private static let crowd = 5

  /// The title's pieces of names that stand in the first reports of many near topics.
  func crowdedPairs(of telling: Telling, isNear: (Outline) -> Bool) -> Set<UInt64> {
    Set(
      telling.weighedPairs.filter { pair, weight in
        guard weight == 2, let numbers = byPair[pair], numbers.count >= Self.crowd else { return false }
        var near = 0
        for number in numbers where near < Self.crowd && isNear(outlines[Int(number)]) { near += 1 }
        return near == Self.crowd
      }.keys)
  }

  /// Of topics that fit equally well the one that began first, and of those the lower id.
  private static func precedes(_ left: Int, _ right: Int, _ entries: [Entry], _ outlines: [Outline]) -> Bool {
    let (one, other) = (outlines[left].started, outlines[right].started)
    return one == other ? entries[left].topic < entries[right].topic : one < other
  }

  private func near(_ fingerprint: Fingerprint?) -> [Int] {
    guard let fingerprint else { return [] }
    var found: [Int] = []
    byFingerprint.forEachNear(fingerprint) { found.append(Int($0)) }
    return found
  }

  /// Counts what each entry shares with the title; the entries that share anything.
  private mutating func tally(_ telling: Telling) -> [Int] {
    guard telling.letters.count >= Likeness.shortestSame else { return [] }
    var touched: [Int] = []
    for (pair, weight) in telling.weighedPairs {
      for number in byPair[pair] ?? [] {
        let number = Int(number)
        if tallies[number].pairs == 0 { touched.append(number) }
        tallies[number].pairs += 1
        tallies[number].weight += weight
      }
    }
    return touched
  }
}
