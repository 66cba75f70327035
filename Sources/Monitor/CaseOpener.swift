import Classifier
import Desk
import Model
import ResponseLog
import Storage

/// Opens a case for a flagged story, once (`design.md` §3): ours or perhaps ours, or from a local feed; not backlog.
struct CaseOpener: Sendable {
  /// Items published longer than this before we first saw them are backlog and open no case.
  static let backlogAfter: Int64 = 72 * 3600

  let areas: Set<String>

  /// Whether a case was opened for the item's topic.
  func openIfDue(
    _ item: Item, _ assessment: Assessment, topic: String, items: Int, feed: Feed, now: Timestamp,
    in transaction: Transaction
  ) throws -> Bool {
    guard assessment.flagged, concernsUs(assessment.jurisdiction, feed), !isBacklog(item) else {
      return false
    }
    guard try transaction.caseID(ofTopic: topic) == nil else { return false }
    var opening = Opening()
    opening.topic = topic
    opening.published = item.published
    opening.collected = item.collected
    opening.flagged = now
    opening.warned = try transaction.warned(topic: topic)
    opening.area = assessment.area
    opening.severity = assessment.severity
    opening.items = items
    opening.place = assessment.places.first { $0.code != nil }?.code
    opening.rumour = assessment.rumour
    opening.rulebook = assessment.rulebook
    var request = MoveRequest(.open, by: nil, via: .system)
    request.opening = opening
    request.options["title"] = item.headline
    let log = LogBook(transaction)
    let office = OfficeView(
      code: transaction.officeCode, areas: areas, units: try transaction.units(), people: [])
    let draft = try Clerk(office).draft(request, on: nil, newID: try log.nextCaseID(now), now: now)
    try log.append(draft)
    return true
  }

  private func concernsUs(_ jurisdiction: Jurisdiction, _ feed: Feed) -> Bool {
    switch jurisdiction {
    case .ours, .maybe: true
    case .unknown: feed.scope == .local
    case .elsewhere: false
    }
  }

  private func isBacklog(_ item: Item) -> Bool {
    guard let published = item.published else { return false }
    return item.collected.seconds - published.seconds > Self.backlogAfter
  }
}
