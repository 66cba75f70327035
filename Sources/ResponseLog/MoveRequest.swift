package import Model

/// What somebody wants to do with a case, before it is known whether they may.
package struct MoveRequest: Sendable {
  package var move: Move
  /// nil = the system itself.
  package var actor: Person?
  package var via: Via
  package var auth = Authentication.none
  /// When it is said to have happened.
  package var occurred: Timestamp?
  /// Refuse if the case's last entry is another.
  package var ifSeq: Int64?
  /// Values by option name without dashes: `area`, `grade`, `unit` … (`design.md` §5.8).
  package var options: [String: String] = [:]
  package var helpers: [String] = []
  /// Addresses of the policy documents 政策文件 that an answer rests on, and of their interpretation 解读材料.
  package var policies: [String] = []
  package var explainers: [String] = []
  /// What is to be said against the words of the draft; found by who knows them.
  package var findings: [AnswerFinding] = []
  /// Deadline that goes with an assignment.
  package var due: Timestamp?
  /// What an `open` knows of the item that it is about.
  package var opening: Opening?
  /// Whether it is a step of a history that was finished elsewhere: see `Clerk.recorders`.
  package var isHistory = false

  package init(_ move: Move, by actor: Person?, via: Via) {
    self.move = move
    self.actor = actor
    self.via = via
  }
}

/// What is known of a story when its case is opened; nil = unknown.
package struct Opening: Sendable, Hashable {
  package var topic: String?
  package var published: Timestamp?
  package var collected: Timestamp?
  package var flagged: Timestamp?
  package var warned: Timestamp?
  package var area: String?
  package var severity: EventGrade?
  /// Items of the topic so far.
  package var items: Int?
  package var place: String?
  package var rumour: RumourState?
  package var rulebook: String?
  /// The hotline ticket that brought it; nil for any other story.
  package var ticket: Ticket?

  package init() {}

  var detail: [String: JSONValue] {
    func milliseconds(_ time: Timestamp?) -> JSONValue { time.map { .integer($0.milliseconds) } ?? .null }
    return [
      "published": milliseconds(published), "collected": milliseconds(collected),
      "flagged": milliseconds(flagged),
      "warned": milliseconds(warned), "area": JSONValue(area), "severity": JSONValue(severity?.rawValue),
      "items": JSONValue(items), "place": JSONValue(place), "rumour": JSONValue(rumour?.rawValue),
      "ticket": ticket?.json ?? .null,
    ]
  }
}

/// The office as a move meets it.
package struct OfficeView: Sendable {
  package var code: String
  /// Ids of the areas of the rule book.
  package var areas: Set<String>
  package var units: [String: Unit]
  package var people: [String: Person]
  /// Sign-offs that a draft needs, 1–3.
  package var reviewStages: Int

  package init(code: String, areas: Set<String>, units: [Unit], people: [Person], reviewStages: Int = 1) {
    self.code = code
    self.areas = areas
    self.units = Dictionary(units.map { ($0.id, $0) }) { first, _ in first }
    self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    self.reviewStages = reviewStages
  }

  /// The unit on duty: it holds what nobody else does.
  package var dutyUnit: String? { units.values.filter { $0.duty && !$0.disabled }.map(\.id).min() }
}
