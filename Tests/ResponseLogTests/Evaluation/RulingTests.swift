import Model
import ResponseLog
import Testing

@Suite("Appeals against verdicts, and rulings on them")
struct RulingTests {
  private static let clerk = Clerk(TestOffice.view())
  private static let later = TestJournal.noon.adding(seconds: 10 * 86400)

  /// A case that was sent back twice and answered late, with its verdicts.
  private func judged() throws -> (journal: TestJournal, id: String, verdict: Verdict) {
    var journal = TestJournal()
    let id = try journal.reach(.drafted)
    for move in [Move.rework, .respond, .rework] {
      try journal.act(TestOffice.request(move), on: id, now: TestJournal.noon)
    }
    let verdicts = try verdicts(journal, id)
    return (journal, id, try #require(verdicts.first { $0.criterion == .reworked }))
  }

  private func verdicts(_ journal: TestJournal, _ id: String) throws -> [Verdict] {
    try BothEvaluations.of(journal, now: Self.later).cases.first { $0.id == id }?.verdicts ?? []
  }

  private func add(
    _ annotation: Clerk.Annotation, by person: String, to journal: inout TestJournal, _ id: String
  )
    throws
  {
    let (file, actor) = (try #require(journal.files[id]), try #require(TestOffice.person(person)))
    journal.append(
      try Self.clerk.draft(annotation, on: file, by: actor, via: .cli, now: Self.later).entry)
  }

  @Test(
    "An appeal is noted beside the verdict, which stands until it is lifted; lifted, it is no notice and no fault"
  )
  func lifted() throws {
    var (journal, id, verdict) = try judged()
    #expect(verdict.blamed == Holder(unit: "police", person: "officer-huang"))
    try add(.appeal(verdict, reason: "材料是上级要求改的"), by: "officer-huang", to: &journal, id)
    let appealed = try #require(try verdicts(journal, id).first { $0.criterion == .reworked })
    #expect(appealed.appeal == Int64(journal.entries.count) && appealed.stands)
    try add(.rule(appealed, .lifted, reason: "情况属实"), by: "chief-wu", to: &journal, id)
    let evaluation = try BothEvaluations.of(journal, now: Self.later)
    let found = try #require(
      evaluation.cases.first { $0.id == id }?.verdicts.first { $0.criterion == .reworked })
    #expect(!found.stands && found.ruling?.seq == Int64(journal.entries.count))
    // Another failure of the same holder may be shown by the same entries.
    let standing = try verdicts(journal, id).filter {
      $0.stands && $0.verdict == found.verdict && $0.blamed == found.blamed
    }
    let notice = evaluation.notices.first { $0.verdict == found.verdict && $0.blamed == found.blamed }
    #expect((notice?.seq ?? []) == Set(standing.flatMap(\.seq)).sorted())
    try add(.rule(found, .upheld, reason: "复查后维持"), by: "admin-xu", to: &journal, id)
    #expect(try verdicts(journal, id).first { $0.criterion == .reworked }?.stands == true)
  }

  @Test("A ruling on one who was blamed says nothing of another, or of another criterion")
  func onlyThat() throws {
    var (journal, id, verdict) = try judged()
    try add(.rule(verdict, .lifted, reason: "属实"), by: "chief-wu", to: &journal, id)
    let others = try verdicts(journal, id).filter { $0.criterion != .reworked }
    #expect(!others.isEmpty && others.allSatisfy(\.stands))
  }

  @Test(
    "Only who is blamed and their unit appeal; only supervisors and auditors rule, and never on themselves")
  func refusals() throws {
    let (journal, id, verdict) = try judged()
    let file = try #require(journal.files[id])
    func isRefused(_ annotation: Clerk.Annotation, _ person: Person?) throws -> Bool {
      do {
        _ = try Self.clerk.draft(annotation, on: file, by: try #require(person), via: .cli, now: Self.later)
        return false
      } catch let refusal as Refusal {
        return refusal.attempt(by: "") == "role"
      }
    }
    let colleague = Person(id: "officer-lan", name: "蓝", unit: "police", roles: [.handler])
    let own = Person(id: "officer-huang", name: "黄", unit: "police", roles: [.handler, .supervisor])
    #expect(try !isRefused(.appeal(verdict, reason: "r"), colleague))
    #expect(try isRefused(.appeal(verdict, reason: "r"), TestOffice.person("teacher-hong")))
    #expect(try isRefused(.rule(verdict, .lifted, reason: "r"), TestOffice.person("duty-lin")))
    #expect(try isRefused(.rule(verdict, .lifted, reason: "r"), own))
    #expect(try isRefused(.visit(solved: true, satisfied: nil, note: nil), colleague))
  }

  @Test("A visit is counted in the rates of hotline tickets, the last one")
  func visit() throws {
    var journal = TestJournal()
    var opening = TestOffice.request(.open)
    opening.opening?.ticket = Ticket(type: .complaint)
    let id = try #require(try journal.act(opening, on: nil, now: TestJournal.noon).caseID)
    try add(.visit(solved: false, satisfied: nil, note: "没修好"), by: "duty-lin", to: &journal, id)
    try add(.visit(solved: true, satisfied: false, note: nil), by: "duty-lin", to: &journal, id)
    let rates = try BothEvaluations.of(journal, now: Self.later).rates.filter { $0.unit == nil }
    #expect(rates.map(\.share) == [Share(met: 0, of: 0), Share(met: 1, of: 1), Share(met: 0, of: 1)])
  }
}
