import Glibc
import Model

/// By which numbers the effect of an answer is judged: `effect` in `verdicts.json5`.
package struct EffectRules: Sendable, Hashable {
  /// Share of the highest window above which a later one is a flaring up again.
  package var reignition = 0.6
  /// Items that such a window must have: below, chance makes waves.
  package var least = 5
  /// Items that either side of a comparison must have.
  package var sample = 30

  package init() {}

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["reignition", "least", "sample"])
    reignition = try fields.number("reignition", in: 0...1, default: reignition)
    least = try fields.whole("least", in: 1...100_000, default: least)
    sample = try fields.whole("sample", in: 1...100_000, default: sample)
  }
}

/// What became of the talk about a case 回应效果, from its observations alone. H(t) is the number of items of a window of six
/// hours; a window that nothing was observed in counts as none once it is over and while the story is observed.
package struct Effect: Sendable, Hashable {
  /// In order of time, never empty.
  package let windows: [Observation]
  /// The highest window, the first of several.
  package let peak: Observation
  /// Seconds from the peak to the first of two windows in a row of at most half of it; nil = not so far.
  package let halfLife: Int64?
  /// Items of the window 24 hours after the peak; nil = it is not over.
  package let dayAfterPeak: Int?
  /// −ln(H(peak + 24 h) / H(peak)) / 24, per hour; nil where either is nothing.
  package let decay: Double?
  /// The first window above a share of the highest before it, after two in a row of at most half of that; where there
  /// is an answer, the first that began after it.
  package let reignition: Observation?
  /// Whether the highest window holds too few items to conclude from.
  package let small: Bool
  /// The 24 hours before and after the first answer; nil = there is none.
  package let aroundAnswer: Comparison?

  /// What was said in the four windows before, and in the four after, the one in which the answer fell.
  package struct Comparison: Sendable, Hashable {
    package struct Side: Sendable, Hashable {
      package var items = 0
      package var negative = 0
    }

    package var before = Side()
    package var after = Side()
    /// Share of the negative after less that before, −1 to 1; nil = too few items 样本不足, or the day is not over.
    package var change: Double?
  }

  /// - Parameter answered: second of the first answer.
  /// - Returns: nil where nothing was observed.
  package init?(_ history: CaseHistory, answered: Int64?, _ rules: EffectRules) {
    let windows = history.observations
    guard let peak = windows.max(by: { $0.items < $1.items }), peak.items > 0 else { return nil }
    let talk = Talk(windows, until: history.observedUntil)
    (self.windows, self.peak, small) = (windows, peak, peak.items < rules.least)
    halfLife = talk.fall(after: peak).map { ($0 - peak.window) * Observation.length }
    let later = talk.items(peak.window + 4)
    dayAfterPeak = later
    decay = later.flatMap { $0 > 0 ? -log(Double($0) / Double(peak.items)) / 24 : nil }
    reignition = talk.reignition(from: answered ?? .min, rules)
    aroundAnswer = answered.map { talk.comparison(Observation.window(of: $0), rules) }
  }
}

/// The windows of a story, with those in which nothing was seen.
private struct Talk {
  private let windows: [Observation]
  private let byWindow: [Int64: Observation]
  /// The last window that is over and was observed.
  private let last: Int64

  init(_ windows: [Observation], until end: Int64) {
    self.windows = windows
    byWindow = Dictionary(windows.map { ($0.window, $0) }) { first, _ in first }
    last = Observation.window(of: end) - 1
  }

  /// nil = not known yet, or not observed any more.
  func items(_ window: Int64) -> Int? { byWindow[window]?.items ?? (window <= last ? 0 : nil) }

  /// The first of two windows in a row of at most half of an earlier one.
  func fall(after peak: Observation) -> Int64? {
    var window = peak.window + 1
    while let one = items(window), let next = items(window + 1) {
      if one * 2 <= peak.items, next * 2 <= peak.items { return window }
      window += 1
    }
    return nil
  }

  func reignition(from start: Int64, _ rules: EffectRules) -> Observation? {
    var (highest, low, fallen) = (0, Int64(0), false)
    var before: Int64?
    for one in windows {
      // Windows between two observed ones were silent.
      if let before, highest > 0 { low += one.window - before - 1 }
      fallen = fallen || low >= 2
      before = one.window
      if fallen, one.items >= rules.least, Double(one.items) > rules.reignition * Double(highest) {
        if one.start >= start { return one }
        fallen = false
      }
      if one.items > highest { (highest, fallen) = (one.items, false) }
      low = highest > 0 && one.items * 2 <= highest ? low + 1 : 0
    }
    return nil
  }

  func comparison(_ answer: Int64, _ rules: EffectRules) -> Effect.Comparison {
    func side(_ range: Range<Int64>) -> Effect.Comparison.Side {
      range.reduce(into: Effect.Comparison.Side()) { side, window in
        side.items += byWindow[window]?.items ?? 0
        side.negative += byWindow[window]?.negative ?? 0
      }
    }
    var result = Effect.Comparison(before: side(answer - 4..<answer), after: side(answer + 1..<answer + 5))
    if result.before.items >= rules.sample, result.after.items >= rules.sample, answer + 4 <= last {
      result.change =
        Double(result.after.negative) / Double(result.after.items)
        - Double(result.before.negative) / Double(result.before.items)
    }
    return result
  }
}
