/// Writes JSON; members come in the order given.
struct JSONWriter {
  private(set) var output: [UInt8] = []
  private var isFirst = true

  mutating func object(_ content: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), content)
  }

  mutating func array<Values: Collection>(
    _ values: Values, _ content: (inout JSONWriter, Values.Element) -> Void
  ) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
      for value in values {
        writer.separate()
        content(&writer, value)
      }
    }
  }

  /// A member with a text; nothing where there is none.
  mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    member(name) { $0.string(value) }
  }

  mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    member(name) { $0.output.append(contentsOf: String(value).utf8) }
  }

  mutating func member(_ name: String, _ content: (inout JSONWriter) -> Void) {
    separate()
    string(name)
    output.append(UInt8(ascii: ":"))
    content(&self)
  }

  /// A member with a list; nothing where it is empty.
  mutating func member<Values: Collection>(
    _ name: String, _ values: Values, _ content: (inout JSONWriter, Values.Element) -> Void
  ) {
    guard !values.isEmpty else { return }
    member(name) { $0.array(values, content) }
  }

  mutating func string(_ text: String) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 10: output.append(contentsOf: "\\n".utf8)
      case 9: output.append(contentsOf: "\\t".utf8)
      case 13: output.append(contentsOf: "\\r".utf8)
      case 0..<32:
        output.append(contentsOf: "\\u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))".utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
    output.append(open)
    isFirst = true
    content(&self)
    output.append(close)
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
