import Model
import Testing

struct DataFieldsTests {
  private static let source = """
    // People who answer.
    {
      office: "仑苍镇",
      size: 12,
      open: true,
      units: [
        { id: "police",
          name: "派出所",
          phones: ["110", "0595"],
          tone: "red",
        },
        { id: "school", name: "中心小学", phones: "12", weight: 11,
          pairs: [["a"], []],
          tone: "green", nmae: "x" },
      ],
      limits: {
        hours: 48,
      },
    }
    """

  private enum Tone: String, CaseIterable {
    case red, amber
  }

  private func file(_ source: String = source) throws -> DataFields {
    try DataFields(file: "units.json5", bytes: Array(source.utf8))
  }

  private func units() throws -> [DataFields] { try file().objects("units") }

  /// The complaint that `body` makes.
  private func complaint(_ body: () throws -> Void) -> DataFileError? {
    #expect(throws: DataFileError.self) { try body() }
  }

  @Test("JSON5 is read: comments, bare keys, trailing commas")
  func reads() throws {
    let file = try file()
    #expect(try file.string("office") == "仑苍镇")
    #expect(try file.number("size", in: 0...20) == 12)
    #expect(try file.bool("open", default: false))
    #expect(try file.object("limits")?.number("hours", in: 1...72) == 48)
    let police = try units()[0]
    #expect(try police.strings("phones") == ["110", "0595"])
    #expect(try police.choice("tone", default: Tone.amber) == .red)
  }

  @Test("What may be absent has its default")
  func defaults() throws {
    let file = try file("{ gone: null }")
    #expect(!file.has("gone"))
    #expect(try file.optionalString("gone") == nil)
    #expect(try file.number("gone", in: 0...1, default: 0.5) == 0.5)
    #expect(try file.bool("gone", default: true))
    #expect(try file.strings("gone").isEmpty)
    #expect(try file.stringLists("gone").isEmpty)
    #expect(try file.objects("gone").isEmpty)
    #expect(try file.object("gone") == nil)
    #expect(try file.choice("gone", default: Tone.amber) == .amber)
  }

  @Test("A complaint names file, line, field and what is wrong")
  func names() throws {
    let error = complaint { _ = try units()[0].number("phones", in: 0...9) }
    #expect(
      error
        == DataFileError(
          file: "units.json5", line: 9, field: "units[police].phones",
          problem: "must be a number from 0.0 to 9.0"))
    #expect(
      error?.description == "units.json5, line 9, units[police].phones: must be a number from 0.0 to 9.0")
  }

  @Test("A value of the wrong type is refused at its line")
  func wrongTypes() throws {
    let file = try file()
    let school = try units()[1]
    #expect(complaint { _ = try file.string("size") }?.line == 4)
    #expect(complaint { _ = try file.bool("size", default: true) }?.line == 4)
    #expect(complaint { _ = try file.number("office", in: 0...1) }?.line == 3)
    #expect(complaint { _ = try file.object("units") }?.line == 6)
    #expect(complaint { _ = try file.objects("limits") }?.line == 16)
    #expect(complaint { _ = try school.strings("phones") }?.line == 12)
    #expect(complaint { _ = try school.number("weight", in: 0...10) }?.line == 12)
    #expect(complaint { _ = try school.stringLists("pairs") }?.line == 13)
    let tone = complaint { _ = try school.choice("tone", default: Tone.red) }
    #expect(tone?.line == 14)
    #expect(tone?.problem == "\"green\" is none of red, amber")
    #expect(complaint { _ = try file.object("limits")?.number("hours", in: 1...2) }?.field == "limits.hours")
  }

  @Test("A member that nobody reads is refused, and the nearest known one is guessed")
  func typo() throws {
    let error = complaint { try units()[1].allow(["id", "name", "phones", "weight", "pairs", "tone"]) }
    #expect(error?.line == 14)
    #expect(error?.field == "units[school].nmae")
    #expect(error?.problem.contains("did you mean \"name\"?") == true)
    try file().allow(["office", "size", "open", "units", "limits"])
  }

  @Test("A missing member is named; no line is guessed from another object's member of that name")
  func missing() throws {
    let error = complaint { _ = try file().string("name") }
    #expect(error?.field == "name")
    #expect(error?.problem == "missing; give a text")
    #expect(error?.line == nil)
    #expect(complaint { _ = try units()[0].string("weight") }?.line == 7)
  }

  @Test("The line is that of the member, not of a longer word that holds its name")
  func wholeWord() throws {
    let file = try file(
      """
      {
        company: "a",
        many: ["any"],
        // any thing
        any: 3,
      }
      """)
    #expect(complaint { _ = try file.strings("any") }?.line == 5)
  }

  @Test("The line is that of the very member, whatever others of its name stand before it")
  func namesakes() throws {
    let file = try file(
      """
      {
        // most: 7
        list: [{ most: 1 },
          { most: "x" }],
        "word": { most: 2 },
        /* most: 8 */ last: {
          'most': 0 },
        last: { most: 5 },
      }
      """)
    #expect(complaint { _ = try file.objects("list")[1].whole("most", in: 1...9) }?.line == 4)
    #expect(complaint { _ = try file.object("last")?.whole("most", in: 1...9) }?.line == 7)
    #expect(complaint { _ = try file.required("word").whole("least", in: 1...9) }?.line == 5)
  }

  @Test("A whole number is no fraction, and what is required must be there")
  func whole() throws {
    let file = try file("{ a: 1.5, b: 2, c: 3.0, d: null }")
    #expect(complaint { _ = try file.whole("a", in: 1...9) }?.problem == "must be a whole number from 1 to 9")
    #expect(try file.whole("b", in: 1...9) == 2 && file.whole("c", in: 1...9) == 3)
    #expect(complaint { _ = try file.required("d") }?.field == "d")
  }

  @Test("A bad id is found at its own line, not at the next object's")
  func badID() throws {
    let units = try file(
      """
      { units: [
        { id: "Bad One" },
        { id: "good" },
      ] }
      """
    ).objects("units")
    #expect(units[0].error("id", "must be small letters").line == 2)
  }

  @Test("Empty texts, empty lists within lists and entries of another type are refused")
  func emptyEntries() throws {
    let file = try file(
      #"{ name: "", words: ["a", ""], mixed: ["a", 1], lists: [["a"], []], objects: [{}, 3] }"#)
    #expect(complaint { _ = try file.string("name") }?.problem == "must be a text, not empty")
    #expect(complaint { _ = try file.strings("words") }?.problem == "entry 2 must be a text, not empty")
    #expect(complaint { _ = try file.strings("mixed") }?.problem == "entry 2 must be a text, not empty")
    #expect(complaint { _ = try file.stringLists("lists") }?.field == "lists")
    #expect(complaint { _ = try file.objects("objects") }?.problem == "entry 2 must be an object")
  }

  @Test("Objects without a name are numbered from 0")
  func numbered() throws {
    let entries = try file("{ list: [{ x: 1 }, { x: 2 }] }").objects("list")
    #expect(entries[1].error("x", "wrong").field == "list[1].x")
  }

  @Test("A file that is no object, or no JSON5, is refused with its name")
  func noObject() {
    #expect(
      complaint { _ = try file("[1, 2]") }?.description == "units.json5, line 1: not an object; write { … }")
    let broken = complaint { _ = try file("{\n  a: 1,\n  b 2\n}") }
    #expect(broken?.file == "units.json5")
    #expect(broken?.line == 3)
    #expect(broken?.problem.hasPrefix("not valid JSON5") == true)
    #expect(complaint { _ = try file("") }?.file == "units.json5")
    #expect(complaint { _ = try DataFields(file: "units.json5", bytes: [0x7B, 0xFF, 0xFE, 0x7D]) } != nil)
  }
}
