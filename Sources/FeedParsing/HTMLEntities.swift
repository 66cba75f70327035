/// The named characters of HTML 4, and what a reference to a character by number means.
enum HTMLEntities {
  /// The scalar of a name without `&` and `;`; case matters.
  static func scalar(_ name: some Collection<UInt8>) -> Unicode.Scalar? {
    guard name.count <= 8, !name.isEmpty else { return nil }
    return table[key(name)]
  }

  /// The scalar of a number: 128–159 are the characters of Windows-1252 that people mean; nil for what XML forbids.
  static func scalar(number: UInt32) -> Unicode.Scalar? {
    if (128...159).contains(number) { return Unicode.Scalar(windows1252[Int(number - 128)]) }
    if number < 32, number != 9, number != 10, number != 13 { return nil }
    return number == 0xFFFE || number == 0xFFFF ? nil : Unicode.Scalar(number)
  }

  fileprivate static func key(_ name: some Collection<UInt8>) -> UInt64 {
    name.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let table: [UInt64: Unicode.Scalar] = {
    var table: [UInt64: Unicode.Scalar] = [:]
    for (offset, name) in latin1.split(separator: " ").enumerated() {
      table[key(name.utf8)] = Unicode.Scalar(UInt32(160 + offset))
    }
    for entry in others.split(separator: " ") {
      let parts = entry.split(separator: ":")
      table[key(parts[0].utf8)] = UInt32(parts[1], radix: 16).flatMap(Unicode.Scalar.init)
    }
    return table
  }()

  /// U+00A0 to U+00FF in order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
    para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
    thorn yuml
    """

  private static let others = """
    quot:22 amp:26 AMP:26 lt:3C LT:3C gt:3E GT:3E QUOT:22 apos:27 OElig:152 oelig:153 Scaron:160 scaron:161 Yuml:178 \
    circ:2C6 tilde:2DC ensp:2002 emsp:2003 emsp13:2004 emsp14:2005 numsp:2007 puncsp:2008 thinsp:2009 hairsp:200A \
    zwnj:200C zwj:200D lrm:200E rlm:200F ndash:2013 mdash:2014 horbar:2015 lsquo:2018 rsquo:2019 sbquo:201A ldquo:201C \
    rdquo:201D bdquo:201E dagger:2020 Dagger:2021 permil:2030 lsaquo:2039 rsaquo:203A euro:20AC fnof:192 \
    Alpha:391 Beta:392 Gamma:393 Delta:394 Epsilon:395 Zeta:396 Eta:397 Theta:398 Iota:399 Kappa:39A Lambda:39B Mu:39C \
    Nu:39D Xi:39E Omicron:39F Pi:3A0 Rho:3A1 Sigma:3A3 Tau:3A4 Upsilon:3A5 Phi:3A6 Chi:3A7 Psi:3A8 Omega:3A9 \
    alpha:3B1 beta:3B2 gamma:3B3 delta:3B4 epsilon:3B5 zeta:3B6 eta:3B7 theta:3B8 iota:3B9 kappa:3BA lambda:3BB mu:3BC \
    nu:3BD xi:3BE omicron:3BF pi:3C0 rho:3C1 sigmaf:3C2 sigma:3C3 tau:3C4 upsilon:3C5 phi:3C6 chi:3C7 psi:3C8 \
    omega:3C9 thetasym:3D1 upsih:3D2 piv:3D6 bull:2022 hellip:2026 prime:2032 Prime:2033 oline:203E frasl:2044 \
    weierp:2118 image:2111 real:211C trade:2122 alefsym:2135 larr:2190 uarr:2191 rarr:2192 darr:2193 harr:2194 \
    crarr:21B5 lArr:21D0 uArr:21D1 rArr:21D2 dArr:21D3 hArr:21D4 forall:2200 part:2202 exist:2203 empty:2205 nabla:2207 \
    isin:2208 notin:2209 ni:220B prod:220F sum:2211 minus:2212 lowast:2217 radic:221A prop:221D infin:221E ang:2220 \
    and:2227 or:2228 cap:2229 cup:222A int:222B there4:2234 sim:223C cong:2245 asymp:2248 ne:2260 equiv:2261 le:2264 \
    ge:2265 sub:2282 sup:2283 nsub:2284 sube:2286 supe:2287 oplus:2295 otimes:2297 perp:22A5 sdot:22C5 lceil:2308 \
    rceil:2309 lfloor:230A rfloor:230B lang:2329 rang:232A loz:25CA spades:2660 clubs:2663 hearts:2665 diams:2666 \
    check:2713 star:2606 starf:2605 phone:260E num:23 percnt:25 lpar:28 rpar:29 ast:2A plus:2B comma:2C period:2E \
    sol:2F colon:3A semi:3B equals:3D quest:3F commat:40 lsqb:5B bsol:5C rsqb:5D lowbar:5F lcub:7B verbar:7C vert:7C \
    rcub:7D excl:21 dollar:24 grave:60 Tab:9 NewLine:A
    """

  /// What Windows-1252 has at 128–159.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
    0x17D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153,
    0x9D,
    0x17E, 0x178,
  ]
}

/// A reference at a place in text: `&name;`, `&#123;`, `&#x7B;`.
struct EntityReference {
  /// nil for a number that no text may hold.
  var scalar: Unicode.Scalar?
  /// Index past it.
  var end: Int
  /// One of XML's own five, or a number that XML allows as it stands.
  var isXML: Bool

  /// nil where the `&` at `start` begins no reference. A name may lack its semicolon only if `lax`.
  static func read(_ text: UnsafeBufferPointer<UInt8>, at start: Int, lax: Bool) -> EntityReference? {
    let first = start + 1
    guard first < text.count else { return nil }
    if text[first] == UInt8(ascii: "#") { return number(text, at: first + 1) }
    var end = first
    while end < text.count, end - first < 10, text[end].isASCIILetter || text[end].isDigit { end += 1 }
    let closed = end < text.count && text[end] == UInt8(ascii: ";")
    guard end > first, closed || lax, let scalar = HTMLEntities.scalar(text[first..<end]) else { return nil }
    if !closed, !mayStayOpen(scalar) { return nil }
    return EntityReference(
      scalar: scalar, end: closed ? end + 1 : end, isXML: closed && isXMLName(text[first..<end]))
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> EntityReference? {
    var at = start
    let isHex = at < text.count && (text[at] | 32) == UInt8(ascii: "x")
    if isHex { at += 1 }
    let digits = at
    var value: UInt32 = 0
    while at < text.count, let digit = digit(text[at], isHex: isHex) {
      value = min(value &* (isHex ? 16 : 10) &+ digit, 0x11_0000)
      at += 1
    }
    guard at > digits else { return nil }
    let closed = at < text.count && text[at] == UInt8(ascii: ";")
    let scalar = HTMLEntities.scalar(number: value)
    let isPlain = closed && scalar?.value == value && !(isHex && text[digits - 1] == UInt8(ascii: "X"))
    return EntityReference(scalar: scalar, end: closed ? at + 1 : at, isXML: isPlain)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte.isDigit { return UInt32(byte - 48) }
    let letter = byte | 32
    return isHex && letter >= 97 && letter <= 102 ? UInt32(letter - 87) : nil
  }

  /// The characters whose names browsers read without a semicolon, as far as people write them so.
  private static func mayStayOpen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 256 && scalar != "'"
  }

  private static func isXMLName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch HTMLEntities.key(name) {
    case 0x616D70, 0x6C74, 0x6774, 0x71756F74, 0x61706F73: true  // amp, lt, gt, quot, apos
    default: false
    }
  }
}
