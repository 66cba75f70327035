/// Writes JSON straight into bytes, member by member in the order of the calls: for what is written a million times.
/// The form is that of `JSONValue.text`; the caller names the members of an object in byte order.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether a comma must stand before what comes next.
  private var follows = false

  package init() {}

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Ends a line, so that the next value begins another.
  package mutating func endLine() {
    bytes.append(0x0A)
    follows = false
  }

  /// A line that is ready.
  package mutating func line(_ text: String) {
    bytes += text.utf8
    endLine()
  }

  /// An object; `members` writes each name and its value.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"))
    members(&self)
    end(UInt8(ascii: "}"))
  }

  /// A list; `write` writes each of its values.
  package mutating func array<Element>(_ elements: [Element], _ write: (Element, inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "["))
    for element in elements { write(element, &self) }
    end(UInt8(ascii: "]"))
  }

  /// The name of a member, of characters that need no escape.
  package mutating func name(_ name: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes += name.utf8
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    follows = false
  }

  package mutating func value(_ text: String?) {
    separate()
    if let text { JSONValue.write(text, to: &bytes) } else { bytes += "null".utf8 }
  }

  package mutating func value(_ number: Int?) {
    separate()
    bytes += (number.map { String($0) } ?? "null").utf8
  }

  package mutating func value(_ number: Double?) {
    separate()
    bytes += (number.map(JSONValue.digits) ?? "null").utf8
  }

  package mutating func value(_ truth: Bool?) {
    separate()
    bytes += (truth.map { $0 ? "true" : "false" } ?? "null").utf8
  }

  package mutating func value(_ json: JSONValue) {
    separate()
    json.write(to: &bytes)
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    follows = false
  }

  private mutating func end(_ bracket: UInt8) {
    bytes.append(bracket)
    follows = true
  }

  private mutating func separate() {
    if follows { bytes.append(UInt8(ascii: ",")) }
    follows = true
  }
}
