/// The fields of a query or of a sent form (`application/x-www-form-urlencoded`), decoded, in their order.
package struct HTTPQuery: Sendable, Equatable {
  /// One `name=value`.
  package struct Field: Sendable, Equatable {
    /// Decoded; may be empty.
    package var name: String
    /// Decoded; empty if the field has no `=`.
    package var value: String

    /// A field from decoded texts.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All fields, repeated names included.
  package var fields: [Field]

  /// A query of decoded fields.
  package init(_ fields: [Field] = []) { self.fields = fields }

  /// Decodes as the URL Standard of the WHATWG does: `+` is a space, a `%` without two hex digits stays, what is
  /// no UTF-8 becomes U+FFFD.
  package init(urlEncoded text: some StringProtocol) {
    self.init(urlEncoded: text.utf8)
  }

  init(urlEncoded bytes: some Collection<UInt8>) {
    fields = bytes.split(separator: UInt8(ascii: "&")).map { part in
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return Field(name: Self.text(halves[0]), value: halves.count > 1 ? Self.text(halves[1]) : "")
    }
  }

  /// The first value of a name; nil if the name is not there.
  package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of a name, as of a row of check boxes.
  package func values(of name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return String(decoding: PercentCode.decoded(spaced), as: UTF8.self)
  }
}
