import Foundation
import Model
import ResponseLog
import Testing

@Suite("Who is proposed for a case, and by what rule")
struct RoutingTests {
  static let principles = RoutingPrinciple.allCases.map {
    #"{ id: "\#($0.rawValue)", says: "s", source: "61号", certainty: "verified" }"#
  }.joined(separator: ", ")

  static func text(_ rows: String, head: String = "office") -> String {
    """
    {
      units: [{ id: "office" }, { id: "press" }, { id: "police" }, { id: "school" }, { id: "bureau" }, { id: "gone" }],
      routing: {
        coordinators: ["office", "press"], upper: "bureau", head: "\(head)", principles: [\(principles)],
        rows: [
          \(rows)
        ],
      },
    }
    """
  }

  static let rows = """
    { id: "lead-schooling", areas: ["schooling"], lead: "school", source: "s", certainty: "recommended" },
    { id: "grave-schooling", areas: ["schooling"], grades: ["major"], lead: "police", responsible: ["school"],
      source: "s", certainty: "recommended" },
    { id: "east-schooling", areas: ["schooling"], places: ["east"], grades: ["ordinary"], lead: "office",
      source: "s", certainty: "recommended" },
    { id: "lead-moon", areas: ["moon"], lead: "gone", source: "s", certainty: "recommended" },
    { id: "beside-rumour", kinds: ["rumour"], helpers: ["press", "police"], source: "s", certainty: "verified" },
    """

  static func book(_ text: String) throws(DataFileError) -> RoutingBook {
    try RoutingBook(
      DataFields(file: "350583101.json5", bytes: Array(text.utf8)), areas: ["schooling", "moon"])
  }

  static func office() -> OfficeView {
    var units = TestOffice.units.filter { $0.id != "school" }
    var school = Model.Unit(id: "school", name: "中心小学", kind: "school")
    school.areas = ["environment"]
    var village = Model.Unit(id: "west-village", name: "西村", kind: "village")
    village.places = ["west"]
    units += [
      school, village, Model.Unit(id: "press", name: "宣传办", kind: "office"),
      Model.Unit(id: "bureau", name: "市府办", kind: "county"),
      Model.Unit(id: "gone", name: "撤", kind: "line", disabled: true),
    ]
    return OfficeView(
      code: TestOffice.code, areas: ["schooling"], units: units, people: TestOffice.people)
  }

  func propose(
    _ area: String?, _ grade: EventGrade? = .ordinary, kind: String? = nil,
    _ change: (inout RoutingQuestion) -> Void = { _ in }
  ) throws -> RoutingProposal {
    var question = RoutingQuestion(area: area, grade: grade, kind: kind)
    change(&question)
    return try Self.book(Self.text(Self.rows)).propose(question, in: Self.office(), now: TestJournal.noon)
  }

  @Test("The row with most conditions leads, and its responsible unit is the first to answer")
  func closest() throws {
    #expect(try propose("schooling").lead == "school")
    #expect(try propose("schooling", nil).lead == "school")
    let grave = try propose("schooling", .major)
    #expect((grave.lead, grave.firstResponder, grave.person) == ("police", "school", "officer-huang"))
    #expect(grave.level == .own && grave.coordinators == ["office", "press"])
    #expect(try propose("schooling") { $0.places = ["east"] }.lead == "office")
    #expect(grave.reasons.map(\.rule) == ["grave-schooling", "responsible-first", "coordination"])
    #expect(grave.reasons.allSatisfy { !$0.basis.source.isEmpty })
  }

  @Test("Without a row a unit that answers for the area leads, else the office; a disabled lead is told")
  func withoutRow() throws {
    #expect(try propose("environment").lead == "school")
    #expect(try propose(nil).lead == "office")
    let moon = try propose("moon")
    #expect(moon.lead == "office" && moon.doubts.contains(.disabled(kind: "unit", id: "gone")))
  }

  @Test("Rows without a lead add their helpers, the village of the place helps, nobody twice")
  func helpers() throws {
    let proposal = try propose("schooling", .major, kind: "rumour") { $0.places = ["west"] }
    #expect(proposal.helpers == ["press", "west-village"])
    #expect(proposal.reasons.map(\.rule).contains("territory"))
  }

  @Test("Several places: the department above is first to respond; a place that is not ours is handed over")
  func places() throws {
    let several = try propose("schooling") {
      ($0.places, $0.elsewhere) = (["west"], ["next-town"])
    }
    #expect((several.lead, several.firstResponder, several.level) == ("school", "bureau", .up))
    let own = try propose("schooling") { $0.places = ["west", "east"] }
    #expect(own.level == .own)
    let away = try propose("schooling") { $0.elsewhere = ["next-town"] }
    #expect((away.lead, away.firstResponder, away.responsible) == ("office", "bureau", []))
    #expect(away.reasons.map(\.rule).contains("elsewhere"))
  }

  @Test("Several departments: each answers for its part, and the office leads unless one of them does")
  func departments() throws {
    let strange = try propose("schooling") { $0.departments = ["police", "press"] }
    #expect((strange.lead, strange.responsible) == ("office", ["police", "press"]))
    let known = try propose("schooling") { $0.departments = ["police", "school"] }
    #expect((known.lead, known.firstResponder) == ("school", "school"))
    let single = try propose("schooling") { $0.departments = ["police"] }
    #expect((single.lead, single.firstResponder, single.helpers) == ("police", "police", ["school"]))
    let county = try propose("schooling") { $0.departments = ["bureau"] }
    #expect((county.lead, county.firstResponder, county.level) == ("school", "bureau", .up))
  }

  @Test(
    "A unit of a vertical line is coordinated from above; the gravest case is led by the head of government")
  func verticalAndExtreme() throws {
    var office = Self.office()
    office.units["school"]?.vertical = true
    let question = RoutingQuestion(area: "schooling", grade: .ordinary)
    let vertical = try Self.book(Self.text(Self.rows)).propose(question, in: office, now: TestJournal.noon)
    #expect((vertical.lead, vertical.level, vertical.coordinators) == ("school", .up, ["bureau"]))
    let extreme = try propose("schooling", .extreme)
    #expect((extreme.lead, extreme.firstResponder) == ("office", "school"))
    #expect(extreme.doubts == [.nobodyOnDuty(unit: "office")])
  }

  @Test("Who is away is not proposed, but who stands in for them")
  func absent() throws {
    var office = Self.office()
    let leave = Leave(from: TestJournal.noon, to: TestJournal.noon.adding(seconds: 60))
    office.people["teacher-hong"]?.away = [leave]
    let question = RoutingQuestion(area: "schooling", grade: .ordinary)
    let book = try Self.book(Self.text(Self.rows))
    let alone = book.propose(question, in: office, now: TestJournal.noon)
    #expect(alone.person == nil && alone.doubts == [.nobodyOnDuty(unit: "school")])
    office.people["officer-huang"]?.deputyOf = ["teacher-hong"]
    let stood = book.propose(question, in: office, now: TestJournal.noon)
    #expect((stood.person, stood.instead) == ("officer-huang", "teacher-hong"))
    #expect(book.propose(question, in: office, now: leave.to).person == "teacher-hong")
  }

  @Test(
    "A mistake in the file is told with file, line and field",
    arguments: [
      (#"{ id: "a", lead: "navy", source: "s", certainty: "verified" }"#, 6, "rows[a].lead"),
      (#"{ id: "a", lead: "school", certainty: "verified" }"#, 6, "rows[a].source"),
      (
        #"{ id: "a", lead: "school", grades: ["red"], source: "s", certainty: "verified" }"#, 6,
        "rows[a].grades"
      ),
      (
        #"{ id: "a", kinds: ["gossip"], lead: "school", source: "s", certainty: "verified" }"#, 6,
        "rows[a].kinds"
      ),
      (#"{ id: "a", areas: ["moon"], source: "s", certainty: "verified" }"#, 6, "rows[a].lead"),
      (#"{ id: "a", led: "school", source: "s", certainty: "verified" }"#, 6, "rows[a].led"),
      (
        #"{ id: "a", areas: ["sun"], lead: "school", source: "s", certainty: "verified" }"#, 6,
        "rows[a].areas"
      ),
    ])
  func mistakes(row: String, line: Int, field: String) throws {
    let error = try #require(throws: DataFileError.self) { try Self.book(Self.text(row)) }
    #expect((error.file, error.line, error.field) == ("350583101.json5", line, "routing.\(field)"))
  }

  @Test(
    "The routing that is shipped holds for every area of the rule book, each row and principle with its source"
  )
  func shipped() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let keywords = root.appending(path: "Keywords")
    let reserved: Set = ["severity", "places", "clocks", "calendar", "verdicts"]
    let areas = Set(
      try FileManager.default.contentsOfDirectory(atPath: keywords.path)
        .filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.filter { !reserved.contains($0) })
    #expect(areas.count >= 15)
    let bytes = Array(try Data(contentsOf: keywords.appending(path: "offices/350583101.json5")))
    let fields = try DataFields(file: "350583101.json5", bytes: bytes)
    let book = try RoutingBook(fields, areas: areas)
    var units: [Model.Unit] = []
    for entry in try fields.objects("units") {
      units.append(Model.Unit(id: try entry.string("id"), name: "n", kind: try entry.string("kind")))
    }
    let office = OfficeView(code: TestOffice.code, areas: [], units: units, people: [])
    for area in areas {
      let proposal = book.propose(
        RoutingQuestion(area: area, grade: .ordinary), in: office, now: TestJournal.noon)
      #expect(proposal.reasons.first?.rule == "lead-\(area)")
      #expect(office.units[proposal.lead]?.level == .own)
    }
  }
}
