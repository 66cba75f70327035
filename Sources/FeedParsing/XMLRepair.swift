/// Mends what the XML parser would stumble over, and takes out what could harm it.
enum XMLRepair {
  /// The document from its first element on: declarations, document types and comments are gone (their line breaks
  /// stay, so that line numbers hold); a bare `&` or `<` is escaped, HTML's entities are characters; characters that
  /// XML forbids are dropped. The input itself where there is nothing to do.
  static func mend(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.withUnsafeBufferPointer { bytes in
      var mender = Mender(bytes)
      mender.run()
      return mender.isChanged ? mender.output[...] : text
    }
  }

  /// The bytes to stop at: markup, and what begins a character that XML forbids.
  private static let isNotable: [Bool] = (0..<256).map { byte in
    (byte < 32 && ![9, 10, 13].contains(byte)) || [0x26, 0x3C, 0x3D, 0x3E, 0xC2, 0xEF].contains(byte)
  }

  private struct Mender {
    let bytes: UnsafeBufferPointer<UInt8>
    var output: [UInt8] = []
    var isChanged = false
    private var at = 0
    private var copied = 0
    private var isInTag = false
    /// Equals signs since the last `<`.
    private var attributes = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
    }

    mutating func run() {
      XMLRepair.isNotable.withUnsafeBufferPointer { isNotable in
        while at < bytes.count {
          if isNotable[Int(bytes[at])] { look() } else { at += 1 }
        }
      }
      if isChanged { output.append(contentsOf: bytes[copied..<bytes.count]) }
    }

    private mutating func look() {
      switch bytes[at] {
      case UInt8(ascii: "&"): reference()
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: ">"):
        isInTag = false
        at += 1
      case UInt8(ascii: "="): equalsSign()
      default: character()
      }
    }

    /// The parser's time for a start tag grows with the square of its attributes: past a number that no feed needs, the
    /// tag ends.
    private mutating func equalsSign() {
      attributes += 1
      if isInTag, attributes > 1000 {
        isInTag = false
        replace(1, with: ">".utf8)
      } else {
        at += 1
      }
    }

    /// A control character, or one that may be a character that XML forbids.
    private mutating func character() {
      switch bytes[at] {
      case 0..<32: replace(1, with: [])
      case 0xEF where isNoncharacter: replace(3, with: [])
      case 0xC2 where at + 1 < bytes.count && bytes[at + 1] < 0xA0: control()
      default: at += 1
      }
    }

    /// Control characters above ASCII are Windows-1252 that someone took for Latin-1.
    private mutating func control() {
      let scalar = HTMLEntities.scalar(number: UInt32(bytes[at + 1])) ?? " "
      replace(2, with: String(Character(scalar)).utf8)
    }

    private var isNoncharacter: Bool {
      at + 2 < bytes.count && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE
    }

    private mutating func replace(_ length: Int, with new: some Collection<UInt8>) {
      if !isChanged { output.reserveCapacity(bytes.count + bytes.count / 16 + 64) }
      isChanged = true
      output.append(contentsOf: bytes[copied..<at])
      output.append(contentsOf: new)
      at += length
      copied = at
    }

    private mutating func reference() {
      guard let reference = EntityReference.read(bytes, at: at, lax: false) else {
        return replace(1, with: "&amp;".utf8)
      }
      if reference.isXML {
        at = reference.end
      } else if let scalar = reference.scalar {
        replace(reference.end - at, with: "&#\(scalar.value);".utf8)
      } else {
        replace(reference.end - at, with: [])
      }
    }

    private mutating func markup() {
      guard at + 1 < bytes.count else { return replace(1, with: "&lt;".utf8) }
      switch bytes[at + 1] {
      case UInt8(ascii: "!"):
        if starts("<![CDATA[") { return characterData() }
        drop(starts("<!--") ? end(of: "-->", from: at + 4) : declarationEnd())
      case UInt8(ascii: "?"):
        drop(end(of: "?>", from: at + 2))
      case UInt8(ascii: "/"): at += 1
      case let next where next.isASCIILetter || next == UInt8(ascii: "_") || next >= 0x80:
        isInTag = true
        attributes = 0
        at += 1
      default: replace(1, with: "&lt;".utf8)
      }
    }

    private func starts(_ text: StaticString) -> Bool {
      guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
      return text.withUTF8Buffer { bytes[at..<(at + $0.count)].elementsEqual($0) }
    }

    /// Inside, only forbidden characters are touched. Long sections are parted, for the parser wants each within 10 MB.
    private mutating func characterData() {
      at += 9
      var limit = at + 1_000_000
      XMLRepair.isNotable.withUnsafeBufferPointer { isNotable in
        while at < bytes.count {
          let byte = bytes[at]
          if byte == UInt8(ascii: "]"), starts("]]>") {
            at += 3
            return
          }
          if at >= limit, byte & 0xC0 != 0x80, byte != UInt8(ascii: "]"), byte != UInt8(ascii: ">") {
            limit = at + 1_000_000
            replace(0, with: "]]><![CDATA[".utf8)
          } else if isNotable[Int(byte)], byte < 32 || byte >= 0x80 {
            character()
          } else {
            at += 1
          }
        }
      }
    }

    /// Leaves the line breaks of what it takes out.
    private mutating func drop(_ end: Int) {
      let breaks = bytes[at..<end].count { $0 == 10 }
      replace(end - at, with: [UInt8](repeating: 10, count: breaks))
    }

    private func end(of mark: StaticString, from start: Int) -> Int {
      mark.withUTF8Buffer { mark in
        var index = start
        while index + mark.count <= bytes.count {
          if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
            return index + mark.count
          }
          index += 1
        }
        return bytes.count
      }
    }

    /// Past a document type and its internal subset.
    private func declarationEnd() -> Int {
      var depth = 0
      for index in at..<bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ">") where depth <= 0: return index + 1
        default: continue
        }
      }
      return bytes.count
    }
  }
}
