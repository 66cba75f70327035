/// Decodes Base64 (RFC 4648), white space within passed over.
enum Base64 {
  /// nil where a byte does not belong to the alphabet.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var width = 0
    for byte in text where !byte.isXMLSpace && byte != UInt8(ascii: "=") {
      guard let value = value(byte) else { return nil }
      bits = bits << 6 | value
      width += 6
      if width >= 8 {
        width -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
      }
    }
    return output
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 65...90: UInt32(byte - 65)
    case 97...122: UInt32(byte - 71)
    case 48...57: UInt32(byte + 4)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
