package import Model

/// A span of time, aligned to midnight in China.
package struct Step: Sendable, Hashable {
  /// In seconds.
  package let seconds: Int64

  /// `30m`, `1h`, `7d`; nil for anything else, and for a span that would not be aligned: neither whole days nor a part of
  /// one that goes into it without rest.
  package init?(_ text: String) {
    let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86400]
    guard let unit = text.last.flatMap({ units[$0] }), text.dropLast().allSatisfy(\.isWholeNumber),
      let number = Int64(text.dropLast()), (1...10_000).contains(number)
    else { return nil }
    seconds = number * unit
    guard 86400 % seconds == 0 || seconds % 86400 == 0 else { return nil }
  }

  /// How often the services look.
  package static let service = Step(seconds: 900)

  /// How often an archive is looked at if nothing else is said.
  package static let hour = Step(seconds: 3600)

  private init(seconds: Int64) { self.seconds = seconds }

  /// The end of the step that holds a moment: steps are `[start, end)`.
  package func end(of time: Timestamp) -> Timestamp {
    let local = time.seconds + chinaOffset
    let steps = local >= 0 ? local / seconds : (local - seconds + 1) / seconds
    return Timestamp(seconds: (steps + 1) * seconds - chinaOffset)
  }
}
