import Model
import Testing

/// What is no JSON5, told through `DataFields` as a user meets it.
struct JSON5FaultTests {
  @Test(
    "A fault names the line and what should stand there",
    arguments: [
      ("{\n  a: 1,\n  b 2\n}", 3, "a colon"), ("{\n  a: 1\n  b: 2\n}", 2, "a comma"),
      ("{\n  a: [1,\n 2 3]\n}", 3, "a comma"),
      ("{\n  a: \"x\n}", 2, "a closing quotation mark"), ("{\n  a: 'x\",\n}", 2, "a closing quotation mark"),
      ("{\n  a: 1,\n  b: 2", 3, "a comma or }"), ("{\n  a: [1, 2\n}", 2, "a comma or ]"),
      ("{\n  a: red\n}", 2, "around red"), ("{\n a：1 }", 2, "a colon"), ("{\n a: [1，2] }", 2, "around 1，2"),
      ("{\n  a: ,\n}", 2, "a value"), ("{\n  a: 1,,\n}", 2, "the name"), ("{\n} }", 2, "nothing more"),
      ("", 1, "a value"),
      ("// only\n// words", 2, "a value"), ("{ a: 1 }\n/* open", 2, "*/"),
      ("{\n a: tru,\n}", 2, "around tru"),
      ("{\n a: 1.2.3 }", 2, "around 1.2.3"), ("{\n a: 01 }", 2, "around 01"),
      ("{\n a: 1e- }", 2, "around 1e-"),
      ("{\n a: 1e999 }", 2, "around 1e999"), ("{\n a: 0x }", 2, "around 0x"), ("{ 1a: 1 }", 1, "the name"),
      ("{\n a: \"\\ud800\" }", 2, "both halves"), ("{\n a: \"\\u12\" }", 2, "4 hexadecimal digits"),
      ("{\n a: \"\\1\" }", 2, "no digit"), ("{ a: \"\\", 1, "a closing quotation mark"),
    ])
  func faults(source: String, line: Int, wanted: String) {
    let error = #expect(throws: DataFileError.self) {
      _ = try DataFields(file: "a.json5", bytes: Array(source.utf8))
    }
    #expect(error?.line == line)
    #expect(error?.problem.hasPrefix("not valid JSON5") == true)
    #expect(error?.problem.contains(wanted) == true, "\(error?.problem ?? "")")
  }

  @Test(
    "What JSON5 allows is no fault",
    arguments: [
      "{}", "{ a: 1, }", "{ 'a': \"b\", \"c\": 'd' }", "/* x */ { // y\n a: [1, 2,], }",
      "{ 中: '文', $a_1: .5 }",
      "{ a: +1, b: -0.5e-3, c: 0x1F, d: null, e: true }", "{ a: 'it\\'s', b: \"\\u4e2d\" }",
    ])
  func allowed(source: String) throws {
    _ = try DataFields(file: "a.json5", bytes: Array(source.utf8))
  }

  @Test("Bytes that are no UTF-8 are a fault at their line")
  func encoding() {
    let error = #expect(throws: DataFileError.self) {
      _ = try DataFields(file: "a.json5", bytes: Array("{\n a: '".utf8) + [0xFF] + Array("' }".utf8))
    }
    #expect(error?.line == 2)
    #expect(error?.problem == "not valid JSON5; here should stand text in UTF-8")
  }

  @Test("Brackets without end are a fault, not a crash")
  func depth() {
    for source in [String(repeating: "[", count: 100_000), String(repeating: "{a:", count: 100_000)] {
      #expect(throws: DataFileError.self) { _ = try DataFields(file: "a.json5", bytes: Array(source.utf8)) }
    }
  }
}
