/// The model of the fit: the chance of an area grows with its points.
///
/// Minimised is the sum over the texts of −log(chance of the accepted areas) plus `hold` times the squared distance of
/// each weight from the points of its word's tier. No weight leaves the tiers next to its word's own (below the faintest
/// lies 0), so that one run moves a word one step at most and a person can follow.
struct FitModel {
  /// How much surer one point makes: e^0.4, so that a strong word against none is odds of three to one.
  static let sharpness = 0.4
  /// How hard the author's tier is to move: about five texts that contradict it move a word by half a point.
  static let hold = 0.3
  /// A word in fewer texts stays where its author put it.
  static let leastTexts = 8
  static let steps = 200

  private let lessons: FitLessons
  private let areas: [Int]
  private let prior: [Double]
  private let bounds: [ClosedRange<Double>]

  init(_ lessons: FitLessons, _ entries: [ContextEntry], _ scoring: ContextScoring) {
    self.lessons = lessons
    areas = entries.map(\.area)
    prior = entries.map(\.points)
    let steps = ([0] + scoring.points.values).sorted()
    let counts = lessons.counts(entries)
    bounds = zip(entries.map(\.points), counts).map { points, count in
      guard count.texts >= Self.leastTexts else { return points...points }
      return (steps.last { $0 < points } ?? 0)...(steps.first { $0 > points } ?? points)
    }
  }

  /// Weights by entry, learned from these texts: gradient steps with momentum, each weight's step as long as its
  /// curvature allows.
  func weights(from texts: [Int]) -> [Double] {
    let steps = lengths(texts)
    var (weights, ahead) = (prior, prior)
    for step in 0..<Self.steps {
      let slopes = slopes(ahead, texts)
      let momentum = Double(step) / Double(step + 3)
      for index in weights.indices {
        let next = bounded(ahead[index] - steps[index] * slopes[index], index)
        ahead[index] = bounded(next + momentum * (next - weights[index]), index)
        weights[index] = next
      }
    }
    return weights
  }

  private func bounded(_ weight: Double, _ index: Int) -> Double {
    min(max(weight, bounds[index].lowerBound), bounds[index].upperBound)
  }

  /// One over a bound of the curvature along each weight.
  private func lengths(_ texts: [Int]) -> [Double] {
    var bounds = Array(repeating: 2 * Self.hold, count: prior.count)
    for text in texts {
      let words = lessons.all[text].words
      let sum = words.reduce(0) { $0 + $1.factor }
      for (entry, factor) in words { bounds[entry] += Self.sharpness * Self.sharpness * factor * sum / 2 }
    }
    return bounds.map { 1 / $0 }
  }

  private func slopes(_ weights: [Double], _ texts: [Int]) -> [Double] {
    var slopes = weights.indices.map { 2 * Self.hold * (weights[$0] - prior[$0]) }
    for text in texts {
      let lesson = lessons.all[text]
      let excess = pull(lesson, weights).excess
      for (entry, factor) in lesson.words { slopes[entry] += Self.sharpness * factor * excess[areas[entry]] }
    }
    return slopes
  }

  /// What a text says of the model's chances, by area.
  struct Pull {
    var chance: [Double]
    /// The chance less that among the accepted areas: what each point too much costs.
    var excess: [Double]
  }

  /// By text, what it says of the lists as they are.
  func pulls() -> [Pull] { lessons.all.map { pull($0, prior) } }

  private func pull(_ lesson: FitLessons.Lesson, _ weights: [Double]) -> Pull {
    var scores = lesson.rules
    for (entry, factor) in lesson.words { scores[areas[entry]] += weights[entry] * factor }
    let top = scores.indices.filter { lesson.among[$0] }.map { scores[$0] }.max() ?? 0
    let odds = scores.indices.map { lesson.among[$0] ? Self.power(Self.sharpness * (scores[$0] - top)) : 0 }
    let own = odds.indices.map { lesson.accepted[$0] ? odds[$0] : 0 }
    let (sum, ownSum) = (odds.reduce(0, +), own.reduce(0, +))
    let chance = odds.map { $0 / sum }
    guard ownSum > 0 else { return Pull(chance: chance, excess: odds.map { _ in 0 }) }
    return Pull(chance: chance, excess: odds.indices.map { chance[$0] - own[$0] / ownSum })
  }

  /// e to a power that is not above 0, by halves and a series: the same on every machine, and no room that judges needs
  /// a library of the system for it.
  static func power(_ exponent: Double) -> Double {
    guard exponent > -700 else { return 0 }
    let ln2 = 0.693_147_180_559_945_3
    let halves = (exponent / ln2).rounded()
    let rest = exponent - halves * ln2
    var (sum, term) = (1.0, 1.0)
    for step in 1...14 {
      term *= rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(halves), significand: sum)
  }
}
