import Glibc

/// How alike messages word what they say, and how alike any two do by chance: who speaks of one matter names the same
/// things, in whatever words.
///
/// Likeness is the cosine of the pairs of letters, each weighed by how rare it is. What it comes to between messages
/// that have nothing to do with each other is learned from those that come one after another.
struct WordingMix: Sendable {
  /// Pairs with their weights.
  struct Weighed: Sendable {
    fileprivate var slots: [UInt16]
    fileprivate var weights: [Float]
    fileprivate var length: Float
  }

  /// In how many messages a pair stood.
  private var counts = [Int32](repeating: 0, count: Wording.slots)
  private var messages = 0
  private var last: [Weighed] = []
  /// Sum of the likenesses of so many pairs of messages. It begins with what letters to an office were measured to have.
  private var sum: Float = 0.7
  private var compared: Float = 100

  /// Each message is compared with so many before it.
  private static let compared = 2
  /// Likenesses fall off as a Lomax law of this shape; measured on letters to an office up to the rarest thousandth.
  private static let shape: Float = 10
  /// A word in less than one of e^5 messages tells no more than one in so many: rare words often go with a name.
  private static let rarest: Float = 5

  mutating func add(_ wording: Wording) {
    let weighed = weighed(wording.pairs())
    for other in last {
      sum += Self.likeness(weighed, other)
      compared += 1
    }
    last.append(weighed)
    if last.count > Self.compared { last.removeFirst() }
    for slot in weighed.slots { counts[Int(slot)] += 1 }
    messages += 1
  }

  func weighed(_ slots: [UInt16]) -> Weighed {
    let weights = slots.map { slot in
      let rarity = min(Self.rarest, log((Float(messages) + 1) / (Float(counts[Int(slot)]) + 1)))
      return rarity * rarity
    }
    return Weighed(slots: slots, weights: weights, length: weights.reduce(0, +))
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
    var likest = messages.indices.map { place in place == 0 ? 0 : Self.likeness(messages[0], messages[place])
    }
    var best: (first: Int, second: Int, likeness: Float) = (0, 1, -1)
    for second in 1..<count {
      for first in 0..<second {
        let likeness = Self.likeness(messages[first], messages[second])
        if likeness > best.likeness { best = (first, second, likeness) }
      }
    }
    var outside = Set(messages.indices).subtracting([best.first, best.second])
    var (chances, tied) = ([tie(best.likeness, of: count * (count - 1) / 2, least)], 2)
    for place in outside {
      likest[place] = max(
        Self.likeness(messages[best.first], messages[place]),
        Self.likeness(messages[best.second], messages[place]))
    }
    while let next = outside.max(by: { (likest[$0], $1) < (likest[$1], $0) }) {
      chances.append(tie(likest[next], of: tied * outside.count, least))
      outside.remove(next)
      tied += 1
      for place in outside {
        likest[place] = max(likest[place], Self.likeness(messages[next], messages[place]))
      }
    }
    return Self.together(chances)
  }

  /// Most that `agreement` can be for so many messages.
  static func most(of count: Int, least: Double) -> Double {
    guard count > 1 else { return 0 }
    let ways = [count * (count - 1) / 2] + (2..<count).map { $0 * (count - $0) }
    return together(ways.map { 1 - pow(1 - least, Double($0)) })
  }

  /// The chance that the best of so many pairs is as alike.
  private func tie(_ likeness: Float, of ways: Int, _ least: Double) -> Double {
    let chance = pow(1 + likeness * compared / (sum * (Self.shape - 1)), -Self.shape)
    return 1 - pow(1 - max(Double(chance), least), Double(ways))
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
