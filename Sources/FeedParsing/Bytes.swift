extension UInt8 {
  var isXMLSpace: Bool { self == 32 || (self >= 9 && self <= 13) }
  var isDigit: Bool { self >= 48 && self <= 57 }
  var isASCIILetter: Bool { (self | 32) >= 97 && (self | 32) <= 122 }
  /// What may be part of an element's name in XML, loosely.
  var isNameByte: Bool {
    isASCIILetter || isDigit || self == 58 || self == 95 || self == 45 || self == 46 || self >= 128
  }
  var lowercasedASCII: UInt8 { self >= 65 && self <= 90 ? self | 32 : self }
}

extension Array where Element == UInt8 {
  func hasPrefixIgnoringCase(_ prefix: StaticString, at start: Int) -> Bool {
    guard start + prefix.utf8CodeUnitCount <= count else { return false }
    return prefix.withUTF8Buffer { wanted in
      for offset in 0..<wanted.count
      where self[start + offset].lowercasedASCII != wanted[offset].lowercasedASCII {
        return false
      }
      return true
    }
  }

  /// The first place of `needle`, by looking for its first byte.
  func firstIndex(of needle: [UInt8], from start: Int) -> Int? {
    guard let head = needle.first else { return nil }
    var at = start
    while let next = self[at...].firstIndex(of: head), next + needle.count <= count {
      if self[next..<(next + needle.count)].elementsEqual(needle) { return next }
      at = next + 1
    }
    return nil
  }

  func firstIndexIgnoringCase(of needle: StaticString) -> Int? {
    indices.first { hasPrefixIgnoringCase(needle, at: $0) }
  }
}

extension String {
  /// Without white space at both ends, ASCII's and the ideographic one.
  var trimmed: String {
    let bytes = utf8
    guard let first = bytes.first, let last = bytes.last else { return self }
    if !first.isXMLSpace, !last.isXMLSpace, first != 0xE3, first != 0xC2, last != 0x80, last != 0xA0 {
      return self
    }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }

  /// nil where nothing but white space is left.
  var nonEmpty: String? {
    let text = trimmed
    return text.isEmpty ? nil : text
  }
}
