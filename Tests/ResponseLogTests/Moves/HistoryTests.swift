import Model
import ResponseLog
import Testing

@Suite("Entering what was finished elsewhere")
struct HistoryTests {
  static let noon = Timestamp(seconds: 1_780_000_000)
  static let steps: [(Move, [String: String])] = [
    (.open, ["title": "路灯", "text": "不亮"]), (.assess, ["grade": "ordinary"]), (.assign, ["unit": "police"]),
    (.acknowledge, [:]), (.respond, ["text": "已修"]), (.publish, ["channel": "site", "kind": "response"]),
    (.close, [:]),
  ]

  private func request(
    _ step: (Move, [String: String]), by person: String, _ change: (inout MoveRequest) -> Void = { _ in }
  )
    -> MoveRequest
  {
    var request = MoveRequest(step.0, by: TestOffice.person(person), via: .import)
    (request.options, request.isHistory) = (step.1, true)
    request.occurred = Timestamp(seconds: 1_700_000_000)
    change(&request)
    return request
  }

  /// The case after so many steps.
  private func file(after count: Int) throws -> CaseFile? {
    var file: CaseFile?
    for step in Self.steps.prefix(count) {
      let entry = try Clerk(TestOffice.view()).draft(
        request(step, by: "admin-xu"), on: file, newID: "2026-0001", now: Self.noon
      ).entry
      if file == nil { file = CaseFile(opening: entry) } else { file?.apply(entry) }
    }
    return file
  }

  @Test(
    "An admin enters every step without sign-off; what the file leaves out is null, and nobody is made its handler"
  )
  func wholeWay() throws {
    let acknowledged = try #require(try file(after: 4))
    #expect(acknowledged.holder == Holder(unit: "police", person: nil))
    let closed = try #require(try file(after: 7))
    #expect(closed.state == .closed && closed.isImported && closed.area == nil && closed.kind == nil)
  }

  @Test("The order of the states holds: a step before the one that it follows is refused", arguments: 1..<7)
  func order(_ index: Int) throws {
    let before = try file(after: index - 1)
    #expect(throws: Refusal.self) {
      try Clerk(TestOffice.view()).draft(
        request(Self.steps[index], by: "admin-xu"), on: before, newID: "2026-0001", now: Self.noon)
    }
  }

  @Test("Nobody else may, whatever the move", arguments: ["duty-lin", "chief-wu", "officer-huang"])
  func roles(_ person: String) throws {
    for (index, step) in Self.steps.enumerated() {
      let before = try file(after: index)
      #expect(throws: Refusal.notAllowed(person: person, what: "enter history", needs: .admin)) {
        try Clerk(TestOffice.view()).draft(
          request(step, by: person), on: before, newID: "2026-0001", now: Self.noon)
      }
    }
  }

  @Test("History is imported and has a time: what is done now goes the ordinary way")
  func onlyImports() throws {
    let published = try file(after: 5)
    for change: (inout MoveRequest) -> Void in [
      { $0.via = .cli }, { $0.occurred = nil }, { $0.isHistory = false },
    ] {
      #expect(throws: Refusal.self) {
        try Clerk(TestOffice.view()).draft(
          request(Self.steps[5], by: "admin-xu", change), on: published, now: Self.noon)
      }
    }
  }

  @Test(
    "Types of tickets are read as hotlines write them",
    arguments: [("投诉类", "complaint"), ("咨询", "enquiry"), ("help", "help"), ("信访事项", "petition")])
  func ticketTypes(_ written: String, _ code: String) {
    #expect(TicketType(written: written)?.rawValue == code)
    #expect(TicketType(written: "其他") == nil)
  }
}
