import Foundation
import Model
import Testing

/// What JSON5 stands for, read as the member of a data file.
struct JSON5ValueTests {
  private func value(_ json5: String) throws -> JSONValue? {
    try DataFields(file: "a.json5", bytes: Array("{ a: \(json5) }".utf8)).raw("a")
  }

  @Test(
    "Numbers, an integer where one can hold them",
    arguments: [
      ("0", .integer(0)), ("-12", .integer(-12)), ("+7", .integer(7)), ("1.0", .integer(1)),
      ("-0", .integer(0)),
      ("1e3", .integer(1000)), ("5.", .integer(5)), (".5", .number(0.5)), ("-.25", .number(-0.25)),
      ("1E-2", .number(0.01)), ("0x1F", .integer(31)), ("-0Xa", .integer(-10)),
      ("Infinity", .number(.infinity)),
      ("-Infinity", .number(-.infinity)), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("100000000000000000000", .number(1e20)),
    ] as [(String, JSONValue)])
  func numbers(json5: String, number: JSONValue) throws {
    #expect(try value(json5) == number)
  }

  @Test(
    "Texts with their escapes; a line goes on behind a backslash",
    arguments: [
      (#""中😀""#, "中😀"), (#"'it\'s "so"'"#, "it's \"so\""), (#""\u4e2d\uD83D\uDE00\x41""#, "中😀A"),
      (#""\b\t\n\v\f\r\0\\\/\q""#, "\u{8}\t\n\u{B}\u{C}\r\0\\/q"), ("'a\\\nb\\\r\nc'", "abc"), ("''", ""),
      ("'// no /* comment'", "// no /* comment"), ("'a\tb'", "a\tb"),
    ])
  func texts(json5: String, text: String) throws {
    #expect(try value(json5) == .string(text))
  }

  @Test(
    "Blanks of any kind, comments and a byte order mark stand anywhere; of two members of a name the first counts"
  )
  func blanks() throws {
    let source =
      "\u{FEFF}\u{3000}/* * // */{// x\n\ta\u{A0}:\r\n[\u{2028}1,/**/],\u{B}'a':2,$_中1:null,}\u{2029}//"
    let file = try DataFields(file: "a.json5", bytes: Array(source.utf8))
    #expect(file.names == ["a", "$_中1"])
    #expect(file.raw("a") == .array([.integer(1)]))
  }

  @Test("The system's decoder reads the same values", arguments: 0..<50 as Range<UInt64>)
  func sameAsDecoder(seed: UInt64) throws {
    var writer = RandomJSON5(seed)
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    for _ in 0..<40 {
      let text = writer.object(depth: 0)
      let expected = try decoder.decode([String: JSONValue].self, from: Data(text.utf8))
      let file = try DataFields(file: "a.json5", bytes: Array(text.utf8))
      #expect(file.names == Set(expected.keys), "\(text)")
      for (name, value) in expected { #expect(file.raw(name) == value, "\(text)") }
    }
  }
}

/// Writes JSON5 of what the system's decoder reads as the format says: it keeps the line end of a continued text,
/// knows few escapes, and falls over integers beyond Int64.
private struct RandomJSON5 {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &+ 1 }

  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

  private mutating func blank() -> String {
    pick(["", "", " ", "\n", "/*c, \"*/", "//x }\n", "\r\n\t"])
  }

  mutating func object(depth: Int) -> String {
    let entries = (0..<below(5)).map { index in
      // The names differ, though not by much.
      let name = pick(["a\(index)", "$_\(index)", "中\(index)", "\"q \(index)\"", "'k\\n\(index)'"])
      return "\(blank())\(name)\(blank()):\(value(depth: depth + 1))\(blank())"
    }
    return "{" + entries.joined(separator: ",") + (entries.isEmpty ? "" : pick(["", ",", ", "])) + "}"
  }

  private mutating func array(depth: Int) -> String {
    let values = (0..<below(4)).map { _ in value(depth: depth + 1) + blank() }
    return "[" + values.joined(separator: ",") + (values.isEmpty ? "" : pick(["", ","])) + "]"
  }

  private mutating func value(depth: Int) -> String {
    switch below(depth > 4 ? 4 : 6) {
    case 0: blank() + pick(["true", "false", "null"])
    case 1:
      blank() + pick(["", "-", "+"])
        + pick(["0", "12", "1.5", ".5", "1e3", "25E-2", "0x1f", "3.0", "123456789012", "1e22", "0.1"])
    case 2, 3: blank() + text()
    case 4: blank() + array(depth: depth)
    default: blank() + object(depth: depth)
    }
  }

  private mutating func text() -> String {
    let quote = pick(["\"", "'"])
    let pieces = ["a", "中", "😀", "\\n", "\\\"", "\\'", "\\u0041", "\\ud83d\\ude00", "\\/", "/*", "\\\\", "é"]
    return quote + (0..<below(6)).map { _ in pick(pieces) }.joined() + quote
  }
}
