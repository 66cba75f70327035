import Desk
import Model
import ResponseLog
import Storage
import Testing

extension Rig {
  /// A store with a duty unit, a station and two people.
  func office() async throws -> (store: Store, desk: CaseDesk) {
    let store = try store()
    let desk = CaseDesk(store: store, areas: ["housing"], reviewStages: 1, clock: { self.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Unit(id: "station", name: "派出所", kind: "station"), by: nil)
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: [.duty, .assessor]), by: nil)
    try await desk.save(Person(id: "hand", name: "经办", unit: "station", roles: [.handler]), by: nil)
    return (store, desk)
  }
}

extension CaseDesk {
  /// Opens a case by hand.
  func openCase() async throws -> String {
    let done = try await act(.open, on: nil, by: "duty", via: .cli) {
      $0.options = ["title": "题", "text": "文"]
    }
    return try #require(done.entry.caseID)
  }
}
