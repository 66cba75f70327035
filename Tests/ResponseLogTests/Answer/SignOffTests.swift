import Model
import ResponseLog
import Testing

@Suite("Who signs a draft off, and with what judgement")
struct SignOffTests {
  private static let passed = ["secrecy": "ok", "privacy": "ok"]

  /// A sign-off by somebody who may.
  private func sign(_ stage: Int, by id: String, _ more: [String: String] = [:]) -> MoveRequest {
    var request = TestOffice.request(.review, ["stage": String(stage)].merging(more) { $1 })
    request.actor = Person(id: id, name: id, unit: "office", roles: [.reviewer, .signer])
    return request
  }

  private func drafted(stages: Int) throws -> (journal: TestJournal, id: String) {
    var journal = TestJournal(stages: stages)
    let id = try journal.reach(.drafted)
    return (journal, id)
  }

  @Test("Three different people let a draft out, the last with a word on secrecy and privacy")
  func three() throws {
    var (journal, id) = try drafted(stages: 3)
    #expect(
      try journal.act(sign(1, by: "a", ["wording": "ok"]), on: id, now: TestJournal.noon).to == .drafted)
    #expect(try journal.act(sign(2, by: "b"), on: id, now: TestJournal.noon).to == .drafted)
    for lacking in [[:], ["secrecy": "ok"], ["secrecy": "ok", "privacy": "no"]] {
      let refusal = #expect(throws: Refusal.self) {
        try journal.act(sign(3, by: "c", lacking), on: id, now: TestJournal.noon)
      }
      #expect(refusal?.description.contains("--privacy ok") == true)
    }
    let last = try journal.act(sign(3, by: "c", Self.passed), on: id, now: TestJournal.noon)
    #expect(last.to == .approved && last.text("secrecy") == "ok" && last.detail["wording"] == .null)
    #expect(journal.files[id]?.signers == ["a", "b", "c"])
  }

  @Test(
    "Two signers who are one person are refused, and so is who wrote the draft; it is kept that they tried")
  func samePerson() throws {
    var (journal, id) = try drafted(stages: 2)
    try journal.act(sign(1, by: "a"), on: id, now: TestJournal.noon)
    let again = sign(2, by: "a")
    let refusal = try #require(
      #expect(throws: Refusal.self) { try journal.act(again, on: id, now: TestJournal.noon) })
    #expect(refusal == .sameSigner(person: "a", did: "signed stage 1 of this draft"))
    #expect(refusal.description.hasPrefix("a signed stage 1 of this draft and may not sign it off as well"))
    let kept = Clerk.refused(
      refusal, again, on: journal.files[id], office: TestOffice.code, now: TestJournal.noon)
    #expect(kept?.entry.detail == ["move": .string("review"), "why": .string("same-signer")])
    #expect(kept?.entry.action == "refused" && kept?.entry.to == .drafted)

    let drafter = try #require(journal.files[id]?.drafter)
    #expect(throws: Refusal.sameSigner(person: drafter, did: "wrote this draft")) {
      try journal.act(sign(2, by: drafter), on: id, now: TestJournal.noon)
    }
  }

  @Test("A new draft may be signed by those who signed the old one")
  func newDraft() throws {
    var (journal, id) = try drafted(stages: 2)
    try journal.act(sign(1, by: "a"), on: id, now: TestJournal.noon)
    try journal.act(sign(2, by: "b", ["verdict": "rejected"]), on: id, now: TestJournal.noon)
    try journal.act(TestOffice.request(.respond), on: id, now: TestJournal.noon)
    try journal.act(sign(1, by: "a"), on: id, now: TestJournal.noon)
    #expect(try journal.act(sign(2, by: "b"), on: id, now: TestJournal.noon).to == .approved)
  }

  @Test("Where one sign-off is all there is, the drafter's own is minded and logged, not refused")
  func smallOffice() throws {
    var (journal, id) = try drafted(stages: 1)
    let drafter = try #require(journal.files[id]?.drafter)
    let entry = try journal.act(sign(1, by: drafter), on: id, now: TestJournal.noon)
    #expect(entry.to == .approved && entry.texts("warnings") == ["own-draft"])
  }

  @Test("History is entered as it was: one signer for all stages, without a judgement")
  func history() throws {
    var (journal, id) = try drafted(stages: 3)
    for stage in 1...3 {
      var request = sign(stage, by: "a")
      (request.via, request.occurred) = (.import, TestJournal.noon)
      try journal.act(request, on: id, now: TestJournal.noon)
    }
    #expect(journal.files[id]?.state == .approved)
  }

  @Test(
    "A rejection without a reason and an approval against the judgement are minded; a strange value is refused"
  )
  func judgement() throws {
    var (journal, id) = try drafted(stages: 2)
    var other = journal
    let against = try journal.act(sign(1, by: "a", ["timing": "wait"]), on: id, now: TestJournal.noon)
    #expect(against.texts("warnings") == ["against-judgement"] && against.text("timing") == "wait")
    let bare = sign(1, by: "a", ["verdict": "rejected", "reason": ""])
    #expect(try other.act(bare, on: id, now: TestJournal.noon).texts("warnings") == ["no-reason"])
    #expect(throws: Refusal.value(option: "manner", given: "bad", allowed: "ok, change")) {
      try journal.act(sign(2, by: "b", ["manner": "bad"]), on: id, now: TestJournal.noon)
    }
  }

  @Test(
    "A grave case closed without a press conference is minded, unless one was held or the grade was lowered")
  func pressConference() throws {
    func closed(_ grades: [String], _ kinds: [String]) throws -> [String] {
      var journal = TestJournal()
      let id = try journal.reach(.flagged)
      try journal.act(TestOffice.request(.assess, ["grade": grades[0]]), on: id, now: TestJournal.noon)
      for move in [Move.assign, .acknowledge, .respond, .review] {
        try journal.act(TestOffice.request(move), on: id, now: TestJournal.noon)
      }
      for kind in kinds {
        try journal.act(TestOffice.request(.publish, ["kind": kind]), on: id, now: TestJournal.noon)
      }
      for grade in grades.dropFirst() {
        try journal.act(TestOffice.request(.regrade, ["grade": grade]), on: id, now: TestJournal.noon)
      }
      return try journal.act(TestOffice.request(.close), on: id, now: TestJournal.noon).texts("warnings")
    }
    #expect(try closed(["major"], ["response"]) == ["no-press-conference"])
    #expect(try closed(["ordinary", "extreme"], ["response"]) == ["no-press-conference"])
    #expect(try closed(["major"], ["response", "press-conference"]) == [])
    #expect(try closed(["major", "considerable"], ["response"]) == [])
    #expect(try closed(["ordinary"], ["response"]) == [])
  }

  @Test("A rumour wants a clarification, and a publication that can be read somewhere a link")
  func clarification() throws {
    var journal = TestJournal()
    let id = try journal.reach(.flagged)
    try journal.act(TestOffice.request(.assess, ["kind": "rumour"]), on: id, now: TestJournal.noon)
    for move in [Move.assign, .acknowledge, .respond, .review] {
      try journal.act(TestOffice.request(move), on: id, now: TestJournal.noon)
    }
    let link = ["link": "https://example.org/1"]
    let plain = try journal.act(TestOffice.request(.publish, link), on: id, now: TestJournal.noon)
    #expect(plain.texts("warnings") == ["not-clarification"])
    let right = TestOffice.request(.publish, ["kind": "clarification"].merging(link) { $1 })
    #expect(try journal.act(right, on: id, now: TestJournal.noon).texts("warnings") == [])
    let unlinked = TestOffice.request(.publish, ["kind": "clarification", "channel": "weibo"])
    #expect(try journal.act(unlinked, on: id, now: TestJournal.noon).texts("warnings") == ["no-link"])
  }

  @Test(
    "Policy documents and their interpretation are counted and kept as links; anything but an address is refused"
  )
  func policies() throws {
    var (journal, id) = try drafted(stages: 1)
    try journal.act(sign(1, by: "a"), on: id, now: TestJournal.noon)
    var request = TestOffice.request(.publish, ["link": "https://example.org/answer"])
    (request.policies, request.explainers) = (
      ["https://example.org/p1", "https://example.org/p2"], ["http://example.org/e"]
    )
    let entry = try journal.act(request, on: id, now: TestJournal.noon)
    #expect(entry.detail["policies"] == .integer(2) && entry.detail["explainers"] == .integer(1))
    #expect(entry.content.filter { $0.kind == "link" }.count == 4)
    request.policies = ["仑政〔2018〕109号"]
    #expect(throws: Refusal.self) { try journal.act(request, on: id, now: TestJournal.noon) }
  }
}
