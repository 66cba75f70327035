import Model
import ResponseLog
import Testing

/// Every move against every role, for people of the unit that leads, of one below it, of a helper and of a stranger.
@Suite("Who may do what for whose unit")
struct MembershipTests {
  /// Units of people in the trial: the case is led by `police`, `school` helps.
  enum Place: String, CaseIterable {
    case lead = "police"
    case below = "patrol"
    case helper = "school"
    case office
    case stranger = "clinic"
  }

  static let handlersOnly: [Move: Set<Place>] = [
    .acknowledge: [.lead, .below], .giveBack: [.lead, .below], .respond: [.lead, .below],
    .progress: [.lead, .below, .helper],
  ]

  /// `design.md` §5.8 leaves the roles to the table; this is the table said a second time.
  static let roles: [Move: Set<Role>] = [
    .open: [.duty, .assessor, .supervisor, .handler, .system], .dismiss: [.duty, .assessor],
    .assess: [.duty, .assessor], .reportUp: [.duty, .assessor, .supervisor],
    .confer: [.duty, .assessor, .supervisor], .supervise: [.supervisor, .assessor],
    .regrade: [.assessor, .supervisor], .assign: [.duty, .assessor, .supervisor], .acknowledge: [.handler],
    .transfer: [.duty, .assessor, .supervisor], .giveBack: [.handler],
    .progress: [.handler, .duty, .assessor], .respond: [.handler, .assessor], .review: [.reviewer, .signer],
    .publish: [.duty, .signer], .rework: [.assessor, .reviewer, .signer, .supervisor],
    .decline: [.assessor, .supervisor], .close: [.assessor, .supervisor, .duty],
    .reopen: [.assessor, .supervisor], .archive: [.duty, .assessor, .admin], .merge: [.duty, .assessor],
    .pause: [.assessor, .supervisor], .resume: [.assessor, .supervisor],
  ]

  /// The office with a patrol below the police and a clinic that has nothing to do with the case.
  static func view(_ people: [Person], units: [Unit] = []) -> OfficeView {
    var patrol = Unit(id: "patrol", name: "巡逻队", kind: "station")
    patrol.parent = "police"
    return OfficeView(
      code: TestOffice.code, areas: ["schooling"],
      units: TestOffice.units + [patrol, Unit(id: "clinic", name: "卫生院", kind: "clinic")] + units,
      people: TestOffice.people + people)
  }

  /// A case in a state, led by the police with the school to help.
  static func file(in state: CaseState) throws -> (file: CaseFile, id: String) {
    var journal = TestJournal()
    let id = try journal.reach(state, helpers: ["school"])
    return (try #require(journal.files[id]), id)
  }

  @Test(
    "Each move is open to its roles, some only for the units that have the case", arguments: Move.allCases)
  func table(move: Move) throws {
    let state = MoveTable.rule(move).from.first { $0 != .assessed } ?? .assessed
    let (file, _) = try Self.file(in: state)
    for role in Role.allCases {
      for place in Place.allCases {
        let person = Person(id: "x", name: "某", unit: place.rawValue, roles: [role])
        var request = TestOffice.request(move)
        request.actor = person
        let may = Self.roles[move]?.contains(role) == true
        let fits = role != .handler || Self.handlersOnly[move].map { $0.contains(place) } ?? true
        let outcome = Result { () throws(Refusal) in
          try Clerk(Self.view([person])).draft(
            request, on: move == .open ? nil : file, newID: "2026-0009", now: TestJournal.noon,
            isOpenCase: { $0 == "2026-0002" })
        }
        switch outcome {
        case .success(let draft):
          #expect(may && fits, "\(role) of \(place) may \(move)")
          #expect(draft.entry.role == role && draft.entry.unit == place.rawValue)
        case .failure(let refusal):
          #expect(!may || !fits, "\(role) of \(place) may not \(move): \(refusal)")
          #expect(refusal.attempt(by: "x") == (may ? "unit" : "role"))
          #expect(refusal.description.contains("x (") && refusal.description.contains(move.rawValue))
        }
      }
    }
  }

  @Test("Whoever stands in for a member may act while the member is away, and only then")
  func deputies() throws {
    let (file, _) = try Self.file(in: .assigned)
    var absent = Person(id: "head", name: "所长", unit: "police", roles: [.handler])
    absent.away = [Leave(from: TestJournal.noon, to: TestJournal.noon.adding(seconds: 3600))]
    var deputy = Person(id: "deputy", name: "副手", unit: "clinic", roles: [.handler])
    deputy.deputyOf = ["head"]
    var request = TestOffice.request(.acknowledge)
    request.actor = deputy
    let clerk = Clerk(Self.view([absent, deputy]))
    let entry = try clerk.draft(request, on: file, now: TestJournal.noon).entry
    #expect(entry.holder == Holder(unit: "police", person: "deputy") && entry.unit == "clinic")
    for seconds in [-1, 3600] {
      #expect(
        throws: Refusal.notOfUnit(person: "deputy", unit: "clinic", move: .acknowledge, units: ["police"])
      ) { try clerk.draft(request, on: file, now: TestJournal.noon.adding(seconds: Int64(seconds))) }
    }
  }

  @Test("The deputy of a deputy takes over where both are away; a ring of deputies ends")
  func chainOfDeputies() {
    func away(_ id: String, _ deputyOf: [String]) -> Person {
      var person = Person(id: id, name: id, unit: "police", roles: [.handler])
      person.away = [Leave(from: TestJournal.noon, to: TestJournal.noon.adding(seconds: 60))]
      person.deputyOf = deputyOf
      return person
    }
    let (first, second) = (away("a", ["b"]), away("b", ["a"]))
    var third = Person(id: "c", name: "c", unit: "clinic", roles: [.handler])
    third.deputyOf = ["b"]
    let office = Self.view([first, second, third])
    #expect(office.standsIn(third, at: TestJournal.noon).map(\.id) == ["a", "b"])
    #expect(office.ring(closedBy: first) == ["a", "b", "a"])
    #expect(office.ring(closedBy: third) == nil)
  }

  @Test("A unit that would belong to itself by way of others is told, and a ring in the store ends")
  func rings() {
    let office = Self.view([])
    var police = Unit(id: "police", name: "派出所", kind: "station")
    police.parent = "patrol"
    #expect(office.ring(closedBy: police) == ["police", "patrol", "police"])
    police.parent = "police"
    #expect(office.ring(closedBy: police) == ["police", "police"])
    #expect(Self.view([], units: []).chain(of: "patrol") == ["patrol", "police"])
  }

  @Test("A unit above the office is assigned nothing; a transfer hands a case over to it")
  func above() throws {
    let county = Unit(id: "bureau", name: "市局", kind: "county")
    let clerk = Clerk(Self.view([], units: [county]))
    let assign = TestOffice.request(.assign, ["unit": "bureau", "person": ""])
    #expect(throws: Refusal.above(unit: "bureau")) {
      try clerk.draft(assign, on: Self.file(in: .assessed).file, now: TestJournal.noon)
    }
    #expect(Refusal.above(unit: "bureau").description.contains("transfer hands it over"))
    let transfer = TestOffice.request(.transfer, ["unit": "bureau", "person": ""])
    let entry = try clerk.draft(transfer, on: Self.file(in: .assigned).file, now: TestJournal.noon).entry
    #expect(entry.holder == Holder(unit: "bureau"))
  }

  @Test("What is doubtful about who has a case is said: nobody on duty, away, disabled, of another unit")
  func doubts() throws {
    let file = try Self.file(in: .assigned).file
    let now = TestJournal.noon
    #expect(Self.view([]).doubts(about: file, at: now).isEmpty)
    func office(_ change: (inout Person) -> Void) -> OfficeView {
      var view = Self.view([])
      guard var huang = view.people["officer-huang"] else { return view }
      change(&huang)
      view.people["officer-huang"] = huang
      return view
    }
    let leave = Leave(from: now, to: now.adding(seconds: 60))
    #expect(
      office { $0.away = [leave] }.doubts(about: file, at: now) == [
        .nobodyOnDuty(unit: "police"), .away(person: "officer-huang", until: leave.to, instead: nil),
      ])
    #expect(
      office { $0.disabled = true }.doubts(about: file, at: now) == [
        .nobodyOnDuty(unit: "police"), .disabled(kind: "person", id: "officer-huang"),
      ])
    #expect(
      office { $0.unit = "clinic" }.doubts(about: file, at: now) == [
        .nobodyOnDuty(unit: "police"), .stranger(person: "officer-huang", unit: "police"),
      ])
    var unmanned = Self.view([])
    unmanned.units["office"]?.duty = false
    #expect(unmanned.doubts(about: file, at: now) == [.noDutyUnit])
  }
}
