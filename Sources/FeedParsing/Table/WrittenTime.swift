package import Model

/// A time as people and systems write it in a cell.
package struct WrittenTime: Sendable, Hashable {
  package var time: Timestamp
  package var precision: TimePrecision

  /// Reads RFC 3339, `2019-04-24 16:03:40`, `2019/4/24 16:03`, `2019年4月24日`, `昨天 12:30` and the like.
  ///
  /// - Parameter now: what relative words count from; a time without zone is China's.
  /// - Returns: nil where no known form fits the whole text.
  package init?(_ text: String, now: Timestamp) {
    guard let reading = DateReader(offset: chinaOffset, now: now).read(text) else { return nil }
    (time, precision) = (reading.time, reading.precision)
  }
}
