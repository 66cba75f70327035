import Classifier
import Model
import Testing

struct RuleBookTests {
  private func complaint(_ files: [String: [UInt8]]) -> DataFileError? {
    #expect(throws: DataFileError.self) { _ = try RuleBook(files: files) }
  }

  /// The complaint about an area file with one rule of these members.
  private func complaint(rule members: String) -> DataFileError? {
    complaint(Books.files(area: Books.areas.replacing(Books.schoolingRules, with: "{ \(members) }")))
  }

  @Test("A good book is read, areas in order of id")
  func good() throws {
    let labour = #"{ area: "labour", name: "劳动", english: "Labour", rules: [] }"#
    let book = try RuleBook(files: Books.files(more: ["labour.json5": labour]))
    #expect(book.areas.map(\.id) == ["labour", "schooling"])
    #expect(book.rules.map(\.id) == ["schooling.beating", "schooling.flower"])
    #expect(book.areas.map(\.english) == ["Labour", "Schooling"])
  }

  @Test(
    "A mistake in a rule names file, field and what is wrong",
    arguments: [
      (#"id: "a", name: "n", any: ["x"], points: 1, anny: ["y"]"#, "rules[a].anny", "did you mean \"any\"?"),
      (#"id: "a", name: "n", any: "x", points: 1"#, "rules[a].any", "must be a list of texts"),
      (#"id: "a", name: "n", any: [], points: 1"#, "rules[a].any", "at least one word"),
      (#"id: "a", name: "n", points: 1"#, "rules[a].any", "at least one word"),
      (#"id: "a", name: "n", any: ["x", 3], points: 1"#, "rules[a].any", "entry 2"),
      (#"id: "a", name: "n", any: [""], points: 1"#, "rules[a].any", "entry 1"),
      (#"id: "a", name: "n", any: ["x"]"#, "rules[a].points", "must be a number"),
      (#"id: "a", name: "n", any: ["x"], points: "3""#, "rules[a].points", "must be a number"),
      (#"id: "a", name: "n", any: ["x"], points: 11"#, "rules[a].points", "from -10.0 to 10.0"),
      (#"id: "a", name: "n", any: ["x"], points: 1, with: ["y"]"#, "rules[a].with", "list of lists"),
      (#"id: "a", name: "n", any: ["x"], points: 1, with: [[]]"#, "rules[a].with", "list of lists"),
      (#"id: "a", name: "n", any: ["x"], points: 1, within: "page""#, "rules[a].within", "clause"),
      (#"id: "a", name: "n", any: ["x"], points: 1, within: 0"#, "rules[a].within", "1 to 1000"),
      (#"id: "a", name: "n", any: ["x"], points: 1, negatable: "no""#, "rules[a].negatable", "true or false"),
      (#"id: "a", name: "n", any: ["x"], points: 1, grade: "grave""#, "rules[a].grade", "none of ordinary"),
      (
        #"id: "a", name: "n", any: ["x"], points: 1, effect: "hides""#, "rules[a].effect",
        "none of adds, mutes"
      ),
      (
        #"id: "a", name: "n", any: ["x"], points: 1, rumour: "maybe""#, "rules[a].rumour",
        "none of none, rumour"
      ),
      (
        #"id: "a", name: "n", any: ["x"], points: 1, polarity: "bad""#, "rules[a].polarity",
        "none of negative"
      ),
      (#"id: "A b", name: "n", any: ["x"], points: 1"#, "rules[A b].id", "small letters"),
      (#"name: "n", any: ["x"], points: 1"#, "rules[n].id", "missing"),
      (#"id: "a", any: ["x"], points: 1"#, "rules[a].name", "missing"),
    ])
  func badRule(members: String, field: String, problem: String) {
    let error = complaint(rule: members)
    #expect(error?.file == "schooling.json5")
    #expect(error?.field == field)
    #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
  }

  @Test("A muting rule needs no points")
  func mutes() throws {
    let rule = #"{ id: "drill", name: "n", any: ["演习"], effect: "mutes" }"#
    #expect(try RuleBook(files: Books.files(severity: Books.severity(rules: rule))).rules.last?.points == 0)
  }

  @Test("Twin rules are refused, in an area and in severity.json5")
  func twins() {
    let twin = #"{ id: "a", name: "n", any: ["x"], points: 1 }"#
    let inArea = complaint(
      Books.files(area: Books.areas.replacing(Books.schoolingRules, with: "\(twin), \(twin)")))
    #expect(inArea?.file == "schooling.json5")
    #expect(inArea?.field == "rules[a].id")
    #expect(inArea?.problem.contains("twice") == true)
    let inSeverity = complaint(Books.files(severity: Books.severity(rules: "\(twin), \(twin)")))
    #expect(inSeverity?.file == "severity.json5")
    #expect(inSeverity?.field == "rules[a].id")
  }

  @Test("Read leniently, only what is wrong is left out, each with its mistake")
  func lenient() throws {
    let rules = """
      { id: "good", name: "n", any: ["打人"], points: 3 }, { id: "bad", name: "n", any: [], points: 3 },
      { id: "good", name: "n", any: ["伤人"], points: 3 },
      """
    let read = try RuleBook.read(
      Books.files(
        area: Books.areas.replacing(Books.schoolingRules, with: rules), more: ["labour.json5": "{ area: "]))
    #expect(read.book.areas.map(\.id) == ["schooling"])
    #expect(read.book.rules.map(\.id) == ["schooling.good"])
    #expect(read.mistakes.map(\.file) == ["labour.json5", "schooling.json5", "schooling.json5"])
    #expect(read.mistakes.map(\.field) == ["", "rules[bad].any", "rules[good].id"])
    #expect(throws: DataFileError.self) { _ = try RuleBook.read(Books.files(places: "{ places: [] }")) }
  }

  @Test("An area must be named as its file")
  func areaName() {
    let error = complaint(Books.files(more: ["labor.json5": #"{ area: "labour", name: "n", english: "e" }"#]))
    #expect(error?.file == "labor.json5")
    #expect(error?.field == "area")
    #expect(error?.line == 1)
  }

  @Test("severity.json5 and places.json5 must be there", arguments: ["severity.json5", "places.json5"])
  func missing(name: String) {
    var files = Books.files()
    files[name] = nil
    let error = complaint(files)
    #expect(error?.file == name)
    #expect(error?.problem.contains("missing") == true)
  }

  @Test("Reserved files and files of other kinds are no areas")
  func otherFiles() throws {
    let more = [
      "clocks.json5": "not read", "calendar.json5": "", "verdicts.json5": "[]", "README.md": "# Words",
    ]
    #expect(try RuleBook(files: Books.files(more: more)).areas.map(\.id) == ["schooling"])
  }

  @Test("A file that is no JSON5 is named with the line")
  func syntax() {
    let error = complaint(Books.files(area: "{\n area: \"schooling\",\n name \"就学\" }"))
    #expect(error?.file == "schooling.json5")
    #expect(error?.line == 3)
  }

  @Test(
    "A mistake in severity.json5 names the field",
    arguments: [
      ("threshold: 3", "threshold: 0", "flag.threshold"), ("threshold: 3", "treshold: 3", "flag.treshold"),
      ("lead: 20", "lead: \"x\"", "flag.lead"), ("abroad: -6", "abroad: 6", "flag.abroad"),
      ("reach: 4", "reach: -1", "negation.reach"), ("missing: 2,", "", "casualties.points.missing"),
      ("fates: {", "fate: {", "casualties.fate"),
      ("none: [", "none: 3, elsewhere: [", "casualties.elsewhere"),
      (#"considerable: { deaths: 3"#, #"considerable: { dead: 3"#, "grades[accident].considerable.dead"),
      (#"areas: [], source"#, #"areas: ["food-and-drugs"], source"#, "grades[accident].areas"),
      (#"areas: [], source"#, #"areas: ["schooling"], source"#, "grades"),
      ("injured: 10 }", "injured: 0 }", "grades[accident].considerable.injured"),
      ("flag: {", "flags: {", "flags"),
    ])
  func severity(good: String, bad: String, field: String) {
    let severity = Books.severity().replacing(good, with: bad, maxReplacements: 1)
    #expect(severity != Books.severity())
    let error = complaint(Books.files(severity: severity))
    #expect(error?.file == "severity.json5")
    #expect(error?.field == field)
  }

  @Test(
    "A mistake in places.json5 names the field",
    arguments: [
      ("office: \"350583101\"", "office: \"110000\"", "office"), ("office: \"350583101\",", "", "office"),
      ("kind: \"village\"", "kind: \"hamlet\"", "places[dayu].kind"),
      ("confidence: 0.6", "confidence: 6", "places[dayu].confidence"),
      ("code: \"dayu\"", "code: \"350583102\"", "places[350583102].code"),
      ("parent: \"320600\"", "parent: \"999\"", "places[320602].parent"),
      ("aliases: [\"晋江\"]", "alias: [\"晋江\"]", "places[350582].alias"),
      ("links: [", "link: [", "link"),
    ])
  func places(good: String, bad: String, field: String) {
    let places = Books.places.replacing(good, with: bad, maxReplacements: 1)
    #expect(places != Books.places)
    let error = complaint(Books.files(places: places))
    #expect(error?.file == "places.json5")
    #expect(error?.field == field)
  }

  @Test("Parents that form a ring hang nothing")
  func ring() throws {
    let ring = """
      { office: "a", places: [
        { code: "a", name: "甲镇", kind: "town", parent: "b" }, { code: "b", name: "乙县", kind: "county", parent: "a" }] }
      """
    let book = try RuleBook(files: Books.files(places: ring))
    #expect(book.gazetteer.chain("a") == ["a", "b"])
    #expect(Classifier(book).assess(title: "甲镇", text: "乙县").jurisdiction == .ours)
  }

  @Test("The version is a digest of names and bytes: any change of a rule file changes it, nothing else does")
  func version() throws {
    let version = try RuleBook(files: Books.files()).version
    #expect(version.count == 13 && version.hasPrefix("k"))
    #expect(try RuleBook(files: Books.files()).version == version)
    #expect(try RuleBook(files: Books.files(more: ["README.md": "words"])).version == version)
    #expect(try RuleBook(files: Books.files(area: Books.areas + " ")).version != version)
    #expect(try RuleBook(files: Books.files(more: ["clocks.json5": ""])).version != version)
    let classifier = Classifier(try RuleBook(files: Books.files()))
    #expect(classifier.assess(title: "", text: "").rulebook == version)
  }
}
