import Classifier
import Model
import Reports
import ResponseLog
import Storage

/// One look at the store: the time and the names that all parts of a page share.
struct Visit: Sendable {
  let context: ConsoleContext
  let now: Timestamp
  let names: EvaluationNames

  init(_ context: ConsoleContext) async throws {
    self.context = context
    now = try await context.now()
    names = EvaluationNames(
      office: context.officeName, simulated: context.simulated,
      areas: Dictionary(context.areas.map { ($0.id, $0.name) }) { first, _ in first },
      units: try await context.store.units(), people: try await context.store.people(),
      criteria: context.criteria)
  }

  func feed(_ id: String) -> String { context.feedTitles[id] ?? id }

  /// Every case as it stands, oldest first.
  func cases() async throws -> [CaseView] {
    var bodies: [String: [String]] = [:]
    var order: [String] = []
    for row in try await context.store.caseBodies() {
      if bodies[row.caseID] == nil { order.append(row.caseID) }
      bodies[row.caseID, default: []].append(row.body)
    }
    return try order.compactMap { id in
      CaseView(try LogEntry.read(bodies[id] ?? []), context.clocks, now)
    }
  }

  /// One case; nil if there is none of that id.
  func oneCase(_ id: String) async throws -> CaseView? {
    CaseView(try LogEntry.read(try await context.store.bodies(ofCase: id)), context.clocks, now)
  }

  func title(_ id: String) async throws -> String { try await context.store.title(ofCase: id) ?? "（无题）" }
}
