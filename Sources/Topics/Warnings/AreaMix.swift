import Glibc

/// What share of the items is about an area, so that agreeing on it can be told from chance: of all that came, drawn
/// towards what came lately, for in September every second message is about a school.
struct AreaMix: Sendable {
  private struct Count: Sendable {
    var area: String
    var all = 0
    var lately = 0
  }

  /// Sorted by name, so that sums come out the same in every run.
  private var counts: [Count] = []
  private var all = 0
  private var lately = 0

  /// So many items of the long run weigh as much as the latest ones.
  private static let steady = 100.0
  /// Before anything came, each of so many areas is as likely as the other.
  private static let areas = 15.0

  /// Counts a new item of the window; nil = of no area.
  mutating func add(_ area: String?) {
    learn(area)
    lately += 1
    if let place = place(of: area) { counts[place].lately += 1 }
  }

  /// Counts what never was in the window.
  mutating func learn(_ area: String?) {
    all += 1
    guard let area else { return }
    if place(of: area) == nil {
      counts.insert(Count(area: area), at: counts.firstIndex { area < $0.area } ?? counts.count)
    }
    if let place = place(of: area) { counts[place].all += 1 }
  }

  /// The item leaves the window.
  mutating func leave(_ area: String?) {
    lately -= 1
    if let place = place(of: area) { counts[place].lately -= 1 }
  }

  /// −log10 of the chance that at least `count` of `size` items agree on any one area, ≥ 0.
  func agreement(_ count: Int, of size: Int) -> Double {
    guard count > 1 else { return 0 }
    let chance = counts.reduce(0) { $0 + Self.tail(count, of: size, share: share($1)) }
    return max(0, -log10(max(chance, 1e-300)))
  }

  private func share(_ count: Count) -> Double {
    let steady = (Double(count.all) + 1) / (Double(all) + Self.areas)
    return min(0.95, (Double(count.lately) + Self.steady * steady) / (Double(lately) + Self.steady))
  }

  /// Binomial P(X ≥ count).
  private static func tail(_ count: Int, of size: Int, share: Double) -> Double {
    // All of them: no sum is needed, and it is asked of every name.
    if count == size { return pow(share, Double(size)) }
    let size = Double(size)
    return (count...Int(size)).reduce(0) { sum, number in
      let k = Double(number)
      let ways = lgamma(size + 1) - lgamma(k + 1) - lgamma(size - k + 1)
      return sum + exp(ways + k * log(share) + (size - k) * log1p(-share))
    }
  }

  private func place(of area: String?) -> Int? {
    guard let area else { return nil }
    return counts.firstIndex { $0.area == area }
  }
}
