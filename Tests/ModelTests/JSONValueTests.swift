import Foundation
import Model
import Testing

struct JSONValueTests {
  @Test(
    "Only quote, backslash and control characters are escaped",
    arguments: [
      ("", #""""#), ("说\"话\"", #""说\"话\"""#), (#"C:\路"#, #""C:\\路""#), ("a/b</p>", #""a/b</p>""#),
      ("\u{08}\t\n\u{0C}\r", #""\b\t\n\f\r""#), ("\0\u{01}\u{0B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
      ("\u{7F}\u{80}\u{2028}\u{2029}", "\"\u{7F}\u{80}\u{2028}\u{2029}\""), ("👨‍👩‍👧𠮷é", "\"👨‍👩‍👧𠮷é\""),
      ("e\u{301}", "\"e\u{301}\""),
    ])
  func escapes(text: String, written: String) {
    #expect(Array(JSONValue.string(text).text.utf8) == Array(written.utf8))
  }

  @Test("Members are sorted by the bytes of their keys, at every depth")
  func keyOrder() {
    let value: JSONValue = .object([
      "b": .null, "a": .bool(true), "B": .bool(false), "aa": .integer(1), "": .integer(2), "é": .integer(3),
      "e\u{301}x": .integer(4), "中": .object(["y": .integer(5), "x": .integer(6)]), "𠮷": .integer(7),
      "\u{FF21}": .integer(8), "_": .integer(9),
    ])
    // U+FF21 sorts before 𠮷 by bytes, behind it by UTF-16 units.
    #expect(
      value.text
        == "{\"\":2,\"B\":false,\"_\":9,\"a\":true,\"aa\":1,\"b\":null,\"e\u{301}x\":4,\"é\":3,"
        + "\"中\":{\"x\":6,\"y\":5},\"\u{FF21}\":8,\"𠮷\":7}")
  }

  @Test(
    "Whole numbers are written without a fraction, others as short as they can be read back",
    arguments: [
      (0, "0"), (-0.0, "0"), (3, "3"), (-12, "-12"), (1.5, "1.5"), (0.1, "0.1"), (-2.25, "-2.25"),
      (1e6, "1000000"), (8_999_999_999_999_998, "8999999999999998"), (.infinity, "null"),
      (-.infinity, "null"),
      (.nan, "null"),
    ] as [(Double, String)])
  func doubles(value: Double, written: String) {
    #expect(JSONValue.number(value).text == written)
  }

  @Test(
    "Numbers that print with an exponent are still JSON of the same value",
    arguments: [1e16, -1e300, 1.25e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
  func exponents(value: Double) throws {
    let text = "[" + JSONValue.number(value).text + "]"
    #expect(try JSONDecoder().decode([Double].self, from: Data(text.utf8)) == [value])
  }

  @Test("Integers keep all their digits")
  func integers() {
    #expect(
      JSONValue.array([.integer(.max), .integer(.min)]).text == "[9223372036854775807,-9223372036854775808]")
  }

  @Test("Empty containers and nesting have no spaces")
  func containers() {
    #expect(JSONValue.array([.array([]), .object([:]), .null]).text == "[[],{},null]")
  }

  @Test("What is absent is null")
  func absent() {
    #expect(JSONValue(nil as String?) == .null)
    #expect(JSONValue(nil as Int?) == .null)
    #expect(JSONValue(nil as Timestamp?) == .null)
    #expect(JSONValue(Timestamp(seconds: 0)).text == "\"1970-01-01T08:00:00+08:00\"")
  }

  @Test("Any JSON is read, and written the same again")
  func roundTrip() throws {
    let text =
      #"{"a":[true,false,null,-7,2.5,"\"\\\n\u0001/"],"b":{"中":"𠮷"},"c":9223372036854775807,"d":""}"#
    #expect(try decode(text).text == text)
  }

  @Test("A number beyond every Double is refused, never read as null", arguments: ["1e999", "-1e999"])
  func outOfRange(number: String) {
    #expect(throws: (any Error).self) { try decode("{\"points\":\(number)}") }
  }

  @Test("Half a surrogate pair is refused, never read as null")
  func loneSurrogate() {
    #expect(throws: (any Error).self) { try decode(#"{"name":"\ud800"}"#) }
  }

  private func decode(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }
}
