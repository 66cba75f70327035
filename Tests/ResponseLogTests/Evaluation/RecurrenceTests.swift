import Model
import ResponseLog
import Testing

@Suite("The same matter again at the same place")
struct RecurrenceTests {
  private func day(_ day: Int64) -> Timestamp { TestJournal.noon.adding(seconds: day * 86400) }

  private func open(_ journal: inout TestJournal, place: String?, at time: Timestamp) throws -> String {
    var request = TestOffice.request(.open)
    request.opening?.place = place
    request.opening?.area = "schooling"
    return try #require(try journal.act(request, on: nil, now: time).caseID)
  }

  /// What the first case earns when another is opened after it was closed on its day 3.
  private func verdict(
    place: String? = "luncang-dayu", again: String? = "luncang-dayu", after days: Int64 = 10,
    outcome: String = "solved", then acts: [(Move, [String: String])] = []
  ) throws -> Verdict? {
    var journal = TestJournal()
    let first = try open(&journal, place: place, at: day(0))
    for move in [Move.assess, .assign, .acknowledge, .respond, .review, .publish] {
      try journal.act(TestOffice.request(move), on: first, now: day(2))
    }
    try journal.act(TestOffice.request(.close, ["outcome": outcome]), on: first, now: day(3))
    let second = try open(&journal, place: again, at: day(3 + days))
    for (move, options) in acts {
      try journal.act(TestOffice.request(move, options), on: second, now: day(4 + days))
    }
    let evaluation = try BothEvaluations.of(journal, now: day(40))
    let found = evaluation.cases.flatMap(\.verdicts).filter { $0.criterion == .recurred }
    #expect(found.allSatisfy { $0.other == [second] })
    #expect(found.count <= 1)
    return found.first
  }

  @Test("It is the failure of who closed the first case, whose closing it cites; the other case is named")
  func found() throws {
    let verdict = try #require(try verdict())
    #expect(verdict.verdict == .ineffectiveHandling)
    #expect(verdict.blamed == Holder(unit: "police", person: "officer-huang") && verdict.seq.count == 1)
    #expect(try self.verdict(after: 30) != nil)
    #expect(try self.verdict(then: [(.assess, [:]), (.assign, [:])]) != nil)
  }

  @Test(
    "Not found: another place, no place, the whole town, too late, unfounded, dismissed, another unit's or area's"
  )
  func notFound() throws {
    #expect(try verdict(again: "luncang-meiyu") == nil)
    #expect(try verdict(place: nil, again: nil) == nil)
    #expect(try verdict(place: TestOffice.code, again: TestOffice.code) == nil)
    #expect(try verdict(after: 31) == nil)
    #expect(try verdict(outcome: "unfounded") == nil)
    #expect(try verdict(then: [(.dismiss, [:])]) == nil)
    #expect(try verdict(then: [(.assess, ["area": "work-safety"])]) == nil)
    #expect(try verdict(then: [(.assess, [:]), (.assign, ["unit": "school", "person": ""])]) == nil)
  }
}
