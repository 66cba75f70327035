import Desk
package import Model
import ResponseLog
package import Storage
package import Topics

/// A watch on its way through what a store holds: from the first sighting on, step by step.
///
/// A step that the store remembers is gone through as it was then, with the sightings it had; a new one takes all that
/// came before its end. So a run that was stopped anywhere, and begun anew, warns the same bytes.
package struct WatchRun: Sendable {
  /// What one page or step came to.
  package enum Progress: Sendable {
    /// More is to be read before the step is over.
    case reading
    /// A step is over; `isNew` = the store does not know of it yet.
    case step(WatchStep, [Warning], isNew: Bool)
    /// Nothing is left whose step is over.
    case done
  }

  private var watch: Watch
  private let levels: WarningLevels
  private let step: Step
  /// The last sighting that was taken.
  private var seq: Int64 = 0
  /// Sightings read behind it, for many steps end before a page does; the first comes last.
  private var ahead: [StoredSighting] = []
  /// End of the last step, and the latest time of its sightings.
  private var end = Timestamp(milliseconds: 0)
  private var latest = Timestamp(milliseconds: 0)
  /// End of the step that is being read.
  private var current: Timestamp?
  private var closings = ClosingReader()

  /// Sightings read at once.
  private static let page = 500

  package init(levels: WarningLevels, step: Step = .service) {
    watch = Watch(levels: levels, step: step, withUpdates: true)
    (self.levels, self.step) = (levels, step)
  }

  /// Goes on by at most a page.
  ///
  /// - Parameter followsStore: whether steps that the store remembers are gone through as they were.
  package mutating func advance(
    to now: Timestamp, in transaction: Transaction, followsStore: Bool = true
  ) throws -> Progress {
    if followsStore, let known = try transaction.watchStep(after: end) {
      while let next = try next(transaction), next.seq <= known.lastSeq {
        ahead.removeLast()
        take(next, before: known.end)
        if ahead.isEmpty { return .reading }
      }
      return .step(known, try finish(known.end, transaction), isNew: false)
    }
    return try takeNew(now, transaction)
  }

  private mutating func takeNew(_ now: Timestamp, _ transaction: Transaction) throws -> Progress {
    while let next = try next(transaction) {
      let end = current ?? step.end(of: time(of: next))
      guard end <= now else { return .done }
      current = end
      guard time(of: next) < end else { return try close(transaction) }
      ahead.removeLast()
      take(next, before: end)
      if ahead.isEmpty { return .reading }
    }
    return try close(transaction)
  }

  /// The next sighting, which stays the next until it is taken.
  private mutating func next(_ transaction: Transaction) throws -> StoredSighting? {
    if ahead.isEmpty { ahead = try transaction.sightings(after: seq, limit: Self.page).reversed() }
    return ahead.last
  }

  private mutating func close(_ transaction: Transaction) throws -> Progress {
    guard let end = current else { return .done }
    return .step(WatchStep(end: end, lastSeq: seq), try finish(end, transaction), isNew: true)
  }

  /// When it came in, though never before what came earlier: a clock that was put back does not put a step back.
  private func time(of sighting: StoredSighting) -> Timestamp { max(sighting.collected, latest, end) }

  private mutating func take(_ sighting: StoredSighting, before end: Timestamp) {
    let time = min(time(of: sighting), Timestamp(milliseconds: end.milliseconds - 1))
    (seq, latest) = (sighting.seq, time)
    let shown = Sighting(
      id: .string(sighting.item), title: sighting.title, text: sighting.text, published: time, heat: nil,
      source: sighting.feed, concern: sighting.concern, topic: sighting.topic, by: levels)
    let age = sighting.published.map { sighting.collected.seconds - $0.seconds } ?? 0
    if age > CaseOpener.backlogAfter { watch.learn(shown) } else { _ = watch.take(shown) }
  }

  private mutating func finish(_ end: Timestamp, _ transaction: Transaction) throws -> [Warning] {
    if let changed = try closings.changed(transaction) { watch.know(changed) }
    (self.end, current) = (end, nil)
    return watch.finish()
  }
}

/// Which cases are closed, read again when the log has grown.
private struct ClosingReader: Sendable {
  private var head: Int64?

  /// All closings of the log; nil if the log is as it was.
  mutating func changed(_ transaction: Transaction) throws -> [Closing]? {
    let newest = try transaction.logHead()?.seq
    guard newest != head else { return nil }
    head = newest
    let log = LogBook(transaction)
    let cases = Set(try LogEntry.read(transaction.bodies(of: Move.close.rawValue)).compactMap(\.caseID))
    return try cases.sorted().flatMap {
      try Self.closings(try log.entries(ofCase: $0), transaction.officeCode)
    }
  }

  private static func closings(_ entries: [LogEntry], _ office: String) throws -> [Closing] {
    guard let first = entries.first, var file = CaseFile(opening: first) else { return [] }
    var found: [Closing] = []
    for entry in entries.dropFirst() {
      file.apply(entry)
      if entry.move == .close {
        // The office's own name is no place where one matter is: everything happens there.
        let place = file.place == office ? nil : file.place
        found.append(
          Closing(
            caseID: file.id, topic: file.topic, area: file.area, place: place, closed: entry.at,
            reopened: nil))
      } else if entry.move == .reopen, !found.isEmpty {
        found[found.count - 1].reopened = entry.at
      }
    }
    return found
  }
}
