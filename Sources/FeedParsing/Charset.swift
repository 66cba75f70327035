/// Finds out how a document's bytes encode its text, and decodes it to valid UTF-8.
enum Charset {
  struct Decoded {
    /// Valid UTF-8 without byte order mark.
    var text: [UInt8]
    var warnings: [String] = []
  }

  /// Byte order mark, then UTF-8 where the bytes are UTF-8, then the labels of header and document as far as they
  /// decode and mean anything, then the guess that bytes beyond ASCII are Chinese unless they stand alone.
  static func decode(_ body: [UInt8], contentType: String?) -> Decoded {
    if let (label, length) = byteOrder(body) {
      return decode(body[length...], as: label)
    }
    let labels = [contentType.flatMap(label(inHeader:)), label(inDocument: body)].compactMap(\.self)
    if let stateful = labels.first(where: isStateful) { return decode(body[...], as: stateful) }
    let shape = UTF8Shape(body)
    if shape.invalid == 0 { return Decoded(text: body) }
    if shape.sequences > 20 * shape.invalid { return mended(body) }
    let isWestern = UTF8Shape.isWestern(body)
    for label in labels.filter({ $0 != "utf-8" && !isLatin($0) }) {
      if let text = Iconv.decode(body[...], from: iconvName(label)) { return Decoded(text: text) }
    }
    if !isWestern, let text = Iconv.decode(body[...], from: "GB18030") {
      return Decoded(
        text: text, warnings: labels.isEmpty ? [] : ["the declared charset does not fit; read as GB18030"])
    }
    let others = labels.filter { $0 != "utf-8" }
    return decode(
      body[...], as: isWestern ? "windows-1252" : others.first ?? (labels.isEmpty ? "gb18030" : "utf-8"))
  }

  /// Latin-1 is what servers say that were told nothing, and every byte fits it.
  private static func isLatin(_ label: String) -> Bool {
    iconvName(label) == "CP1252"
  }

  /// Decodes whatever comes; what cannot be decoded becomes U+FFFD.
  private static func decode(_ body: ArraySlice<UInt8>, as label: String) -> Decoded {
    if label == "utf-8" {
      return UTF8Shape(body).invalid == 0 ? Decoded(text: Array(body)) : mended(Array(body))
    }
    if let text = Iconv.decode(body, from: iconvName(label)) { return Decoded(text: text) }
    guard let (text, lost) = Iconv.decodeLossy(body, from: iconvName(label)) else {
      return Decoded(
        text: Array(String(decoding: body, as: UTF8.self).utf8),
        warnings: ["charset \(label) is unknown here"])
    }
    return Decoded(text: text, warnings: ["\(lost) places are not valid \(label) and were replaced"])
  }

  private static func mended(_ body: [UInt8]) -> Decoded {
    Decoded(
      text: Array(String(decoding: body, as: UTF8.self).utf8),
      warnings: ["some bytes are not valid UTF-8 and were replaced"])
  }

  /// The encoding that a byte order mark or the zero bytes around the first `<` tell, and the mark's length.
  private static func byteOrder(_ body: [UInt8]) -> (label: String, length: Int)? {
    let head = Array(body.prefix(4))
    switch head {
    case [0, 0, 0xFE, 0xFF]: return ("utf-32be", 4)
    case [0xFF, 0xFE, 0, 0]: return ("utf-32le", 4)
    case [0, 0, 0, 0x3C]: return ("utf-32be", 0)
    case [0x3C, 0, 0, 0]: return ("utf-32le", 0)
    case [0x4C, 0x6F, 0xA7, 0x94]: return ("ibm037", 0)
    default: break
    }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if head.starts(with: [0, 0x3C, 0]) { return ("utf-16be", 0) }
    if head.starts(with: [0x3C, 0]), head.last == 0 { return ("utf-16le", 0) }
    if head.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    return head.starts(with: [0xFF, 0xFE]) ? ("utf-16le", 2) : nil
  }

  /// `charset=` of a Content-Type header, in lower case.
  static func label(inHeader header: String) -> String? {
    value(in: Array(header.utf8), after: "charset").flatMap(known)
  }

  /// The label in an XML declaration, else in an HTML `meta`, of the first kilobyte; a label of two-byte units in a
  /// document that was read byte by byte is a mistake.
  private static func label(inDocument body: [UInt8]) -> String? {
    let head = Array(body.prefix(1024))
    let found =
      head.firstIndexIgnoringCase(of: "<?xml").flatMap { start -> String? in
        let end = head.firstIndex(of: [UInt8]("?>".utf8), from: start) ?? head.count
        return value(in: Array(head[start..<end]), after: "encoding")
      } ?? value(in: head, after: "charset")
    return found.flatMap(known).flatMap { $0.hasPrefix("utf-16") || $0.hasPrefix("utf-32") ? nil : $0 }
  }

  private static func value(in text: [UInt8], after name: StaticString) -> String? {
    guard let start = text.firstIndexIgnoringCase(of: name) else { return nil }
    var rest = text[(start + name.utf8CodeUnitCount)...].drop { $0.isXMLSpace }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0.isXMLSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let label = rest.prefix { $0.isNameByte && $0 < 128 }
    return label.isEmpty ? nil : String(decoding: label.map(\.lowercasedASCII), as: UTF8.self)
  }

  /// The Encoding Standard's name where the label is an alias that matters, else the label.
  private static func known(_ label: String) -> String? {
    switch label {
    case "utf8", "unicode-1-1-utf-8", "x-unicode20utf8": "utf-8"
    case "gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "chinese", "csgb2312",
      "iso-ir-58", "euc-cn", "x-euc-cn":
      "gb18030"
    case "utf-16", "unicode", "ucs-2", "iso-10646-ucs-2": "utf-16le"
    case "none", "binary", "auto": nil
    default: label
    }
  }

  private static func isStateful(_ label: String) -> Bool {
    label.hasPrefix("iso-2022-") || label == "hz-gb-2312" || label == "utf-7"
  }

  /// glibc's name; as browsers do, the old standards are read as the Windows charsets that grew out of them.
  private static func iconvName(_ label: String) -> String {
    switch label {
    case "windows-1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii",
      "ascii", "x-ansi",
      "ansi_x3.4-1968", "cp1252", "x-cp1252":
      "CP1252"
    case "iso-8859-9", "latin5", "l5": "CP1254"
    case "tis-620", "iso-8859-11": "CP874"
    case "big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5": "BIG5-HKSCS"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "csshiftjis", "windows-31j": "CP932"
    case "euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "ksc_5601", "korean", "windows-949",
      "cseuckr":
      "CP949"
    case "iso-2022-cn": "ISO-2022-CN"
    case "hz-gb-2312": "HZ"
    case "macintosh", "mac", "x-mac-roman": "MACINTOSH"
    default: label.hasPrefix("windows-") ? "CP" + label.dropFirst(8) : label
    }
  }
}
