package import Model

/// The days that an evaluation is of.
package struct Period: Sendable {
  package let from: CivilDate
  package let to: CivilDate
  /// The last second that counts: the earlier of now and the end of the last day.
  package let cut: Int64

  package init(from: CivilDate, to: CivilDate, now: Timestamp) {
    (self.from, self.to) = (from, to)
    cut = min(now.seconds, Int64(to.daysSinceEpoch + 1) * 86400 - chinaOffset - 1)
  }

  /// The period of the same length that ends the day before, as it stood then.
  var before: Period {
    let last = from.daysSinceEpoch - 1
    let first = last - (to.daysSinceEpoch - from.daysSinceEpoch)
    return Period(
      from: CivilDate(daysSinceEpoch: first), to: CivilDate(daysSinceEpoch: last),
      now: Timestamp(seconds: cut))
  }

  /// Whether a case that was opened then belongs to it.
  func holds(_ second: Int64) -> Bool {
    let day = Timestamp(seconds: second).chinaDay
    return from <= day && day <= to
  }
}
