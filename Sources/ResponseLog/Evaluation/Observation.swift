import Model

/// What was said about a case within one window of time, as the log's `observe` entries hold it.
package struct Observation: Sendable, Hashable {
  /// Number of the window; windows begin at 0, 6, 12 and 18 o'clock in China.
  package var window: Int64
  package var items: Int
  package var sources: Int
  package var negative: Int
  /// The entries that say so.
  package var seq: [Int64]

  /// Seconds of a window.
  package static let length: Int64 = 6 * 3600
  /// Seconds after the last publishing for which a story is still observed.
  package static let aftermath: Int64 = 14 * 86400

  /// The number of the window that holds a moment.
  package static func window(of second: Int64) -> Int64 {
    let local = second + chinaOffset
    return local >= 0 ? local / length : (local - length + 1) / length
  }

  /// Its first second, and the first one behind it.
  package static func start(of window: Int64) -> Int64 { window * length - chinaOffset }
  package var start: Int64 { Self.start(of: window) }
}

extension CaseHistory {
  /// The observations in order of time; what several entries say of one window adds up.
  package var observations: [Observation] {
    var windows: [Int64: Observation] = [:]
    for event in events where event.entry.action == "observe" {
      guard let time = event.entry.time("window") else { continue }
      let window = Observation.window(of: time.seconds)
      var seen = windows[window] ?? Observation(window: window, items: 0, sources: 0, negative: 0, seq: [])
      seen.items += event.entry.count("items")
      seen.sources += event.entry.count("sources")
      seen.negative += event.entry.count("negative")
      seen.seq.append(event.seq)
      windows[window] = seen
    }
    return windows.values.sorted { $0.window < $1.window }
  }

  /// Up to when the story is observed: to the cut while the case is open, else until it was over or, if that is later,
  /// for some time after the last publishing.
  var observedUntil: Int64 {
    guard let last = events.last(where: { $0.entry.to != nil }), last.entry.to?.isOpen == false else {
      return cut
    }
    let published = events.last { $0.entry.move == .publish }
    return min(cut, max(last.second, published.map { $0.second + Observation.aftermath } ?? last.second))
  }
}
