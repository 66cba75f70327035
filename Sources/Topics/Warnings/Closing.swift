package import Model

/// A matter whose case is closed: whoever speaks of it again should be heard 复发.
package struct Closing: Sendable, Hashable {
  package var caseID: String
  /// Topic that the case was opened for.
  package var topic: String?
  package var area: String?
  package var place: String?
  package var closed: Timestamp
  /// When somebody opened it again; nil = nobody has.
  package var reopened: Timestamp?

  package init(
    caseID: String, topic: String?, area: String?, place: String?, closed: Timestamp, reopened: Timestamp?
  ) {
    (self.caseID, self.topic, self.area, self.place) = (caseID, topic, area, place)
    (self.closed, self.reopened) = (closed, reopened)
  }

  func isOver(at time: Timestamp) -> Bool { closed < time && reopened.map { time < $0 } ?? true }

  /// A case that is closed twice can recur twice.
  var key: String { "\(caseID) \(closed.milliseconds)" }
}

/// Closed matters, by what a new item is known by.
struct ClosingBook: Sendable {
  private var byTopic: [String: [Closing]] = [:]
  private var byPlace: [Watch.AreaPlace: [Closing]] = [:]

  init(_ closings: [Closing] = []) {
    for closing in closings {
      if let topic = closing.topic { byTopic[topic, default: []].append(closing) }
      if let area = closing.area, let place = closing.place {
        byPlace[Watch.AreaPlace(area: area, place: place), default: []].append(closing)
      }
    }
  }

  var isEmpty: Bool { byTopic.isEmpty && byPlace.isEmpty }

  /// The last closed of a story's cases that were closed at that time.
  func closing(ofTopic topic: String, at time: Timestamp) -> Closing? { Self.last(byTopic[topic], time) }

  func closing(of key: Watch.AreaPlace, at time: Timestamp) -> Closing? { Self.last(byPlace[key], time) }

  private static func last(_ closings: [Closing]?, _ time: Timestamp) -> Closing? {
    closings?.filter { $0.isOver(at: time) }.max { ($0.closed, $0.caseID) < ($1.closed, $1.caseID) }
  }
}
