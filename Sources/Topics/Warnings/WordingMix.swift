import Glibc

/// How alike messages word what they say, and how alike any two do by chance: who speaks of one matter names the same
/// things, in whatever words.
///
/// Likeness is the cosine of the pairs of letters, each weighed by how rare it is. What it comes to between messages
/// that have nothing to do with each other is learned from those that come one after another. Of messages too short to
/// be compared it is known only whether they are of one area, and how many are.
struct WordingMix: Sendable {
  /// Pairs with their weights.
  struct Weighed: Sendable {
    fileprivate var slots: [UInt16]
    fileprivate var weights: [Float]
    fileprivate var length: Float
    fileprivate var area: String?
  }

  /// In how many messages a pair stood.
  private var counts = [Int32](repeating: 0, count: Wording.slots)
  private var messages = 0
  private var last: [Weighed] = []
  /// Sum of the likenesses of so many pairs of messages, lately: in a flood all letters are more alike. It begins with
  /// what letters to an office were measured to have.
  private var sum: Float = 0.7
  private var compared: Float = 100
  /// What part of the messages is of an area, lately: in September every second one is about a school.
  private var shares: [String: Double] = [:]

  /// Each message is compared with so many before it.
  private static let compared = 2
  /// So much of what was learned is forgotten with each comparison.
  private static let fading: Float = 0.001
  /// Messages of fewer pairs are too short to be compared.
  private static let few = 20
  /// Likenesses fall off as a Lomax law of this shape; measured on letters to an office up to the rarest thousandth.
  private static let shape: Float = 10
  /// A word in less than one of e^5 messages tells no more than one in so many: rare words often go with a name.
  private static let rarest: Float = 5
  /// Of an area that nobody wrote of such a part is expected.
  static let unseen = 1.0 / 15
  /// An area's part is known by about so many messages.
  private static let memory = 500.0

  mutating func add(_ wording: Wording, area: String?) {
    let weighed = weighed(wording.pairs(), area: area)
    if weighed.slots.count >= Self.few {
      for other in last {
        sum += Self.likeness(weighed, other) - sum * Self.fading
        compared += 1 - compared * Self.fading
      }
      last.append(weighed)
      if last.count > Self.compared { last.removeFirst() }
    }
    for slot in weighed.slots { counts[Int(slot)] += 1 }
    messages += 1
    shares = shares.mapValues { $0 * (1 - 1 / Self.memory) }
    if let area { shares[area, default: Self.unseen] += 1 / Self.memory }
  }

  func weighed(_ slots: [UInt16], area: String?) -> Weighed {
    let weights = slots.map { slot in
      let rarity = min(Self.rarest, log((Float(messages) + 1) / (Float(counts[Int(slot)]) + 1)))
      return rarity * rarity
    }
    return Weighed(slots: slots, weights: weights, length: weights.reduce(0, +), area: area)
  }

  /// −log10 of the chance that so many messages of nothing in common are as alike, ≥ 0.
  ///
  /// The messages are tied together by their closest likenesses; each tie is the best of all that could have been, and
  /// all ties together are a chance by Fisher's rule.
  ///
  /// - Parameter least: no two messages are held to be alike by less than this chance: a form letter is no proof.
  func agreement(of messages: [Weighed], least: Double) -> Double {
    let count = messages.count
    guard count > 1 else { return 0 }
    guard messages.count(where: { $0.slots.count >= Self.few }) > 1 else {
      return min(areaAgreement(of: messages), Self.most(of: count, least: least))
    }
    var closest: (first: Int, second: Int, chance: Double) = (0, 1, 2)
    for second in 1..<count {
      for first in 0..<second {
        let chance = chance(messages[first], messages[second])
        if chance < closest.chance { closest = (first, second, chance) }
      }
    }
    var outside = Set(messages.indices).subtracting([closest.first, closest.second])
    var ties = [Self.best(closest.chance, of: count * (count - 1) / 2, least)]
    var chances = [Double](repeating: 1, count: count)
    var newest = [closest.first, closest.second]
    while !outside.isEmpty {
      for place in outside {
        for tied in newest { chances[place] = min(chances[place], chance(messages[tied], messages[place])) }
      }
      guard let next = outside.min(by: { (chances[$0], $0) < (chances[$1], $1) }) else { break }
      ties.append(Self.best(chances[next], of: (count - outside.count) * outside.count, least))
      outside.remove(next)
      newest = [next]
    }
    return Self.together(ties)
  }

  /// −log10 of the chance that as many of them are of one area as are of the commonest.
  private func areaAgreement(of messages: [Weighed]) -> Double {
    var most = 0.0
    for (area, share) in shares {
      let same = messages.count { $0.area == area }
      guard same > 1 else { continue }
      // Of whichever area the first is, the others agree with it.
      let (all, agreed, others) = (Double(messages.count), Double(same), Double(messages.count - same))
      let ways = lgamma(all + 1) - lgamma(agreed + 1) - lgamma(others + 1)
      most = max(most, -(ways + (agreed - 1) * log(share)) / log(10))
    }
    return most
  }

  /// Most that `agreement` can be for so many messages.
  static func most(of count: Int, least: Double) -> Double {
    guard count > 1 else { return 0 }
    let ways = [count * (count - 1) / 2] + (2..<count).map { $0 * (count - $0) }
    return together(ways.map { best(0, of: $0, least) })
  }

  /// Mean likeness of messages that have nothing in common; never nought, by which nothing could be divided.
  private var usual: Float { max(sum / compared, 1e-4) }

  /// The chance that two messages are as alike.
  private func chance(_ left: Weighed, _ right: Weighed) -> Double {
    guard min(left.slots.count, right.slots.count) >= Self.few else {
      return left.area == right.area ? left.area.flatMap { shares[$0] } ?? 1 : 1
    }
    let likeness = Self.likeness(left, right)
    return Double(pow(1 + likeness / (usual * (Self.shape - 1)), -Self.shape))
  }

  /// The chance that the best of so many ties is as good.
  private static func best(_ chance: Double, of ways: Int, _ least: Double) -> Double {
    1 - pow(1 - max(chance, least), Double(ways))
  }

  /// −log10 of the chance that independent chances come to as small a product (Fisher).
  private static func together(_ chances: [Double]) -> Double {
    let exponent = -chances.reduce(0) { $0 + log(max($1, 1e-300)) }
    var (term, sum) = (1.0, 1.0)
    for number in 1..<chances.count {
      term *= exponent / Double(number)
      sum += term
    }
    return max(0, (exponent - log(sum)) / log(10))
  }

  private static func likeness(_ left: Weighed, _ right: Weighed) -> Float {
    var (i, j, shared) = (0, 0, Float(0))
    while i < left.slots.count, j < right.slots.count {
      let (one, other) = (left.slots[i], right.slots[j])
      if one == other { shared += left.weights[i] }
      if one <= other { i += 1 }
      if other <= one { j += 1 }
    }
    let length = (left.length * right.length).squareRoot()
    return length > 0 ? shared / length : 0
  }
}
