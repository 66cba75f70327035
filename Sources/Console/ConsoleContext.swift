package import Classifier
package import Desk
package import Model
package import Redaction
package import ResponseLog
package import Storage

/// What the pages are made from.
package struct ConsoleContext: Sendable {
  package var store: Store
  /// The areas of the rule book, for their names.
  package var areas: [Area]
  package var clocks: ClockBook
  package var criteria: VerdictCriteria
  package var scores: ScoreTable
  /// Whether the store holds data made for a demonstration: every page then says so.
  package var simulated: Bool
  package var officeName: String
  /// Titles of feeds by id; an unknown feed is shown by its id.
  package var feedTitles: [String: String]
  /// Where people act on cases.
  package var desk: CaseDesk
  /// Masks what citizens wrote.
  package var redactor: Redactor
  package var door: Door
  package var hosts: HostRule
  /// Who should have a case, with the reasons; nil where the office's file does not say.
  package var propose: @Sendable (CaseFile, OfficeView, Timestamp) -> RoutingProposal?
  /// Shared by all requests.
  let memory = ConsoleMemory()
  /// What time it is in the store.
  package var now: @Sendable () async throws -> Timestamp

  package init(
    store: Store, areas: [Area], clocks: ClockBook, criteria: VerdictCriteria,
    scores: ScoreTable = ScoreTable(), simulated: Bool, officeName: String,
    feedTitles: [String: String] = [:],
    desk: CaseDesk, redactor: Redactor, door: Door, hosts: HostRule = .loopback,
    propose: @escaping @Sendable (CaseFile, OfficeView, Timestamp) -> RoutingProposal? = { _, _, _ in nil },
    now: @escaping @Sendable () async throws -> Timestamp
  ) {
    (self.store, self.areas, self.clocks, self.criteria) = (store, areas, clocks, criteria)
    self.scores = scores
    (self.simulated, self.officeName, self.feedTitles) = (simulated, officeName, feedTitles)
    (self.desk, self.redactor, self.door, self.hosts) = (desk, redactor, door, hosts)
    (self.propose, self.now) = (propose, now)
  }
}
