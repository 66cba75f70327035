package import Classifier
package import HTTPServer
package import Model
package import ResponseLog
package import Storage

package struct ConsoleContext: Sendable {
  package var store: Store
  package var areas: [Area]
  package var clocks: ClockBook
  package var criteria: VerdictCriteria
  package var simulated: Bool
  package var officeName: String
  package var now: @Sendable () async throws -> Timestamp

  package init(
    store: Store, areas: [Area], clocks: ClockBook, criteria: VerdictCriteria, simulated: Bool,
    officeName: String,
    now: @escaping @Sendable () async throws -> Timestamp
  ) {
    self.store = store
    self.areas = areas
    self.clocks = clocks
    self.criteria = criteria
    self.simulated = simulated
    self.officeName = officeName
    self.now = now
  }
}

package struct Console: Sendable {
  package init(_ context: ConsoleContext) {}
  package func respond(_ request: HTTPRequest) async -> HTTPResponse { .notFound }
}
