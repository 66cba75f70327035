import Glibc

/// How unlikely a count is where little is known: a Poisson count whose rate is uncertain (Gamma), together a negative
/// binomial, which stays honest at counts of nought to three.
struct Surprise: Sendable, Hashable {
  /// Expected count.
  let baseline: Double
  /// Probability of at least this much by chance, > 0 and ≤ 1.
  let chance: Double

  /// −log10 of the chance, ≥ 0.
  var value: Double { max(0, -log10(chance)) }

  init(baseline: Double, chance: Double) {
    self.baseline = baseline
    self.chance = min(1, max(chance, 1e-300))
  }

  /// - Parameters:
  ///   - seen: `count` in `exposure` now, `past` in `history` before, both exposures in the same unit.
  ///   - prior: so many are expected of what was never seen, in so much exposure.
  ///   - sure: no rate is known better than so many sightings would tell it, since what people write of comes in bursts.
  init(
    count: Int, exposure: Double, past: Double, history: Double, prior: (count: Double, exposure: Double),
    sure: Double
  ) {
    let baseline = (prior.count + past) * exposure / (prior.exposure + history)
    let shape = min(prior.count + past, sure)
    self.init(
      baseline: baseline, chance: Self.tail(count, shape: shape, stay: shape / (shape + baseline)))
  }

  /// The same with a second, independent coincidence, given as −log10 of its chance.
  func with(_ other: Double) -> Surprise { Surprise(baseline: baseline, chance: chance * pow(10, -other)) }

  /// P(X ≥ count); summed from above where the tail is small, so that nothing cancels.
  private static func tail(_ count: Int, shape: Double, stay: Double) -> Double {
    let go = 1 - stay
    // Nothing below what is expected anyway is a surprise; its exact chance is not worth the sum.
    guard count > 0, Double(count) > shape * go / stay else { return 1 }
    let seen = Double(count)
    // The geometric law, which needs no sum.
    if shape == 1 { return pow(go, seen) }
    let point = lgamma(shape + seen) - lgamma(shape) - lgamma(seen + 1) + shape * log(stay) + seen * log(go)
    var (term, sum, k) = (exp(point), 0.0, count)
    while term > sum * 1e-7, k < count + 10_000 {
      sum += term
      term *= (shape + Double(k)) / Double(k + 1) * go
      k += 1
    }
    return sum
  }
}
