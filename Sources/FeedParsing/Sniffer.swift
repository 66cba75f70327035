/// Tells what a document is by its first bytes.
enum Sniffer {
  enum Kind: Equatable {
    case json
    /// XML that may be a feed, and where it starts.
    case xml(Int)
    /// Not a feed; what it seems to be.
    case other(String)
  }

  static func look(at text: [UInt8]) -> Kind {
    guard let first = text.firstIndex(where: { !$0.isXMLSpace && $0 != 0 }) else {
      return .other("an empty document")
    }
    if text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[") { return .json }
    let root = rootElement(text, from: first)
    if let root, isHTML(root) { return .other(htmlPage(text)) }
    if let root, !isHTMLFragment(root) { return .xml(first) }
    if let start = buriedFeed(text) { return .xml(start) }
    return root == nil ? .other("text that is neither XML nor JSON") : .other(htmlPage(text))
  }

  /// Name in lower case of the first element, past declarations, comments and the document type; nil where the
  /// document does not start with markup. A document type of HTML counts as its root.
  private static func rootElement(_ text: [UInt8], from start: Int) -> String? {
    var at = start
    while at < text.count, text[at] == UInt8(ascii: "<"), at + 1 < text.count {
      switch text[at + 1] {
      case UInt8(ascii: "?"):
        guard let end = text.firstIndex(of: [UInt8]("?>".utf8), from: at) else { return nil }
        at = end + 2
      case UInt8(ascii: "!"):
        if text.hasPrefixIgnoringCase("<!doctype html", at: at) { return "html" }
        guard let end = endOfDeclaration(text, at) else { return nil }
        at = end
      default:
        let name = text[(at + 1)...].prefix { $0.isNameByte }
        return name.isEmpty ? nil : String(decoding: name.map(\.lowercasedASCII), as: UTF8.self)
      }
      while at < text.count, text[at].isXMLSpace { at += 1 }
    }
    return nil
  }

  /// The index past a comment or a document type with its internal subset.
  private static func endOfDeclaration(_ text: [UInt8], _ start: Int) -> Int? {
    if text.hasPrefixIgnoringCase("<!--", at: start) {
      return text.firstIndex(of: [UInt8]("-->".utf8), from: start + 4).map { $0 + 3 }
    }
    var depth = 0
    var quote: UInt8 = 0
    for index in start..<text.count {
      switch text[index] {
      case quote where quote != 0: quote = 0
      case _ where quote != 0: continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = depth > 0 ? text[index] : 0
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return index + 1
      default: continue
      }
    }
    return nil
  }

  /// Where a feed starts that something else, such as a script's complaint, was printed before.
  private static func buriedFeed(_ text: [UInt8]) -> Int? {
    let head = [UInt8](text.prefix(16384))
    let starts = ["<?xml", "<rss", "<feed", "<rdf:RDF"].compactMap {
      head.firstIndex(of: [UInt8]($0.utf8), from: 0)
    }
    return starts.min()
  }

  private static func isHTML(_ name: String) -> Bool {
    name == "html" || name == "head" || name == "body"
  }

  private static func isHTMLFragment(_ name: String) -> Bool {
    ["br", "b", "p", "div", "script", "font", "table", "center", "h1", "pre", "span"].contains(name)
  }

  private static func htmlPage(_ text: [UInt8]) -> String {
    let head = [UInt8](text.prefix(65536))
    guard let open = head.firstIndexIgnoringCase(of: "<title"),
      let start = head[open...].firstIndex(of: UInt8(ascii: ">")),
      let end = head.firstIndex(of: [UInt8]("</".utf8), from: start)
    else { return "an HTML page" }
    let title = PlainText.line(fromHTML: String(decoding: head[(start + 1)..<end], as: UTF8.self))
    return title.isEmpty ? "an HTML page" : "an HTML page titled “\(title.prefix(80))”"
  }
}
