/// Walks an HTML fragment once, from left to right, and writes its text.
struct MarkupReader {
  private let text: UnsafeBufferPointer<UInt8>
  private let isMarkup: Bool
  private let breaksLines: Bool
  private var output: [UInt8] = []
  private var at = 0
  /// White space seen and not yet written.
  private var pending = Break.none
  /// Set once a search to the end found nothing: it is not made again, which keeps the walk linear.
  private var quotesAreBroken = false
  private var lastTagEnd = -1

  private enum Break: Int {
    case none, blank, line
  }

  /// - Parameters:
  ///   - isMarkup: whether `<` and `&` mean anything.
  ///   - breaksLines: whether block elements break lines; else they are blanks.
  init(_ text: UnsafeBufferPointer<UInt8>, isMarkup: Bool = true, breaksLines: Bool = true) {
    self.text = text
    self.isMarkup = isMarkup
    self.breaksLines = breaksLines
    output.reserveCapacity(text.count)
  }

  mutating func readAll() -> String {
    while at < text.count {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "<") where isMarkup: readTag()
      case UInt8(ascii: "&") where isMarkup: readReference()
      case 9...13, 32:
        separate(.blank)
        at += 1
      case 0..<32: at += 1
      case 0xC2, 0xE2, 0xE3, 0xEF: readSpecial(byte)
      default: put(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func put(_ byte: UInt8) {
    flush()
    output.append(byte)
    at += 1
  }

  private mutating func flush() {
    guard pending != .none else { return }
    if !output.isEmpty { output.append(pending == .line && breaksLines ? 10 : 32) }
    pending = .none
  }

  private mutating func separate(_ kind: Break) {
    if kind.rawValue > pending.rawValue { pending = kind }
  }

  /// What stands at `index` if it is white space beyond ASCII's: its length, and whether it has a width.
  static func space(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (length: Int, isWide: Bool)? {
    let second = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    switch (text[index], second, third) {
    case (0xC2, 0xA0, _): return (2, true)
    case (0xC2, 0xAD, _): return (2, false)
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80):
      return (3, true)
    case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return (3, false)
    default: return nil
    }
  }

  /// White space beyond ASCII's is folded, too, and what has no width is dropped.
  private mutating func readSpecial(_ lead: UInt8) {
    guard let (length, isWide) = Self.space(text, at) else { return put(lead) }
    if isWide { separate(.blank) }
    at += length
  }

  private mutating func readReference() {
    guard let reference = EntityReference.read(text, at: at, lax: true) else { return put(text[at]) }
    at = reference.end
    guard let scalar = reference.scalar else { return }
    switch scalar.value {
    case 9...13, 32, 0xA0, 0x2000...0x200A, 0x3000: separate(.blank)
    case 0xAD, 0x200B, 0xFEFF: break
    default:
      flush()
      output.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
  }

  private mutating func readTag() {
    let next = at + 1 < text.count ? text[at + 1] : 0
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return readDeclaration() }
    let isEnd = next == UInt8(ascii: "/")
    let nameStart = at + (isEnd ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < text.count, text[nameEnd].isNameByte, text[nameEnd] < 128 { nameEnd += 1 }
    guard nameEnd > nameStart, text[nameStart].isASCIILetter,
      let kind = HTMLElements.kind(text[nameStart..<nameEnd]), let end = endOfTag(from: nameEnd)
    else { return put(text[at]) }
    at = end
    switch kind {
    case .block: separate(.line)
    case .cell: separate(.blank)
    case .inline: break
    case .hidden:
      if !isEnd { skip(to: text[nameStart..<nameEnd]) }
    }
  }

  /// The index past the `>` that ends a tag, quoted ones left aside as long as quotes pair up.
  private mutating func endOfTag(from start: Int) -> Int? {
    var quote: UInt8 = 0
    var index = start
    var plainEnd: Int?
    while !quotesAreBroken, index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ">"), plainEnd == nil { plainEnd = index + 1 }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = text[index - 1] == UInt8(ascii: "=") || text[index - 1].isXMLSpace ? byte : 0
      }
      index += 1
    }
    quotesAreBroken = true
    if let plainEnd { return plainEnd }
    if lastTagEnd >= text.count { return nil }
    lastTagEnd = start
    while lastTagEnd < text.count, text[lastTagEnd] != UInt8(ascii: ">") { lastTagEnd += 1 }
    return lastTagEnd < text.count ? lastTagEnd + 1 : nil
  }

  private mutating func readDeclaration() {
    if at + 3 < text.count, text[at + 2] == UInt8(ascii: "-"), text[at + 3] == UInt8(ascii: "-") {
      var end = at + 4
      while end + 2 < text.count,
        !(text[end] == UInt8(ascii: "-") && text[end + 1] == UInt8(ascii: "-")
          && text[end + 2] == UInt8(ascii: ">"))
      { end += 1 }
      at = end + 2 < text.count ? end + 3 : text.count
    } else if let end = endOfTag(from: at + 2) {
      at = end
    } else {
      put(text[at])
    }
  }

  /// Moves past the end tag of an element whose content is not text.
  private mutating func skip(to name: Slice<UnsafeBufferPointer<UInt8>>) {
    while at < text.count {
      if text[at] == UInt8(ascii: "<"), at + 2 + name.count <= text.count, text[at + 1] == UInt8(ascii: "/"),
        text[(at + 2)..<(at + 2 + name.count)].elementsEqual(
          name, by: { $0.lowercasedASCII == $1.lowercasedASCII })
      {
        at = endOfTag(from: at + 2) ?? text.count
        return
      }
      at += 1
    }
  }
}

/// What an HTML element does to the text around it.
enum HTMLElements {
  enum Kind {
    case inline, block, cell, hidden
  }

  /// nil for what is no element of HTML; names with a colon or hyphen are extensions and count as inline.
  static func kind(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Kind? {
    guard name.count <= 16 else { return nil }
    var key: UInt128 = 0
    var isExtension = false
    for byte in name {
      key = key << 8 | UInt128(byte.lowercasedASCII)
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") { isExtension = true }
    }
    return table[key] ?? (isExtension ? .inline : nil)
  }

  private static let table: [UInt128: Kind] = {
    var table: [UInt128: Kind] = [:]
    for (kind, names) in [(Kind.inline, inline), (.block, block), (.cell, "td th"), (.hidden, hidden)] {
      for name in names.split(separator: " ") { table[name.utf8.reduce(0) { $0 << 8 | UInt128($1) }] = kind }
    }
    return table
  }()

  private static let inline = """
    a abbr acronym audio b basefont bdi bdo big blink button canvas cite code col data datalist del dfn em embed font \
    i img input ins kbd label link map area mark marquee meta meter nobr output param path picture progress q rp rt ruby \
    s samp select small source span strike strong sub sup svg time track tt u var video wbr html body tbody thead tfoot \
    colgroup base noscript object
    """

  private static let block = """
    address applet article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption figure \
    footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr isindex legend li main menu nav noframes ol optgroup \
    option p pre section summary table tr ul
    """

  private static let hidden = "script style template iframe head title textarea math"
}
