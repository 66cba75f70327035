extension HTTPQuery {
  /// The fields as they stand after `?` in an address: all but letters, digits and `-._~` as `%XX`.
  package var urlEncoded: String {
    fields.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
  }

  /// The same fields but that one has this value alone, or none of it where that is nil.
  package func with(_ name: String, _ value: String?) -> HTTPQuery {
    HTTPQuery(fields.filter { $0.name != name } + (value.map { [Field(name: name, value: $0)] } ?? []))
  }

  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte in
      isUnreserved(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
