/// A text of a feed before it is made what its reader needs: it may be plain or hold markup.
struct TextValue {
  enum Kind {
    case plain, html
    /// RSS does not say; markup is what looks like it.
    case unsaid
  }

  var text: String
  var kind: Kind

  /// Plain text in one line; nil where nothing is left.
  var line: String? {
    (kind == .plain ? PlainText.folded(text) : PlainText.line(fromHTML: text)).nonEmpty
  }

  /// Plain text.
  var plain: String? {
    (kind == .plain ? text : PlainText.fromHTML(text)).nonEmpty
  }

  var isMarkup: Bool {
    switch kind {
    case .plain: false
    case .html: true
    case .unsaid: hasTag
    }
  }

  private var hasTag: Bool {
    let bytes = text.utf8
    var at = bytes.startIndex
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = bytes.index(after: open)
      guard at < bytes.endIndex else { return false }
      if bytes[at].isASCIILetter || bytes[at] == UInt8(ascii: "/") || bytes[at] == UInt8(ascii: "!") {
        return true
      }
    }
    return false
  }
}

/// How an element's content becomes a text (RFC 4287 §3.1, §4.1.3; Atom 0.3's `mode`).
struct TextForm {
  var kind: TextValue.Kind
  /// Child elements are the text, so that characters of the document stand for themselves.
  var isTree = false
  var isBase64 = false

  init(_ attributes: XMLAttributes, isAtom: Bool) {
    guard attributes.count > 0, let type = attributes["type"]?.lowercased() else {
      kind = isAtom ? .plain : .unsaid
      isTree = false
      isBase64 = attributes.count > 0 && attributes["mode"]?.lowercased() == "base64"
      if attributes.count > 0, attributes["mode"]?.lowercased() == "escaped" { kind = .unsaid }
      return
    }
    let mode = attributes["mode"]?.lowercased()
    isTree =
      type == "xhtml" || type.hasSuffix("xml") || mode == "xml" && type != "text/plain" && type != "text"
    kind = isTree || type == "html" || type.hasPrefix("text/html") ? .html : .plain
    isBase64 = mode == "base64" || mode == nil && Self.isBinary(type)
  }

  private static func isBinary(_ type: String) -> Bool {
    type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml")
  }
}
