/// Markup made readable text.
package enum PlainText {
  /// Text of an HTML fragment: block elements become line breaks, entities characters, scripts and styles nothing;
  /// white space is folded as a browser folds it. Linear in the length, and the text itself where there is no markup.
  /// A `<` that opens no HTML element stays.
  package static func fromHTML(_ html: String) -> String {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return html.trimmed
    }
    var html = html
    return html.withUTF8 { text in
      var reader = MarkupReader(text)
      return reader.readAll()
    }
  }

  /// The same in one line.
  package static func line(fromHTML html: String) -> String {
    folded(fromHTML(html))
  }

  /// Text with each run of white space folded to one blank.
  static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var blank = false
    var isFolded = true
    for byte in text.utf8 {
      if byte.isXMLSpace {
        if blank || bytes.isEmpty || byte != 32 { isFolded = false }
        blank = true
      } else {
        if blank, !bytes.isEmpty { bytes.append(32) }
        blank = false
        bytes.append(byte)
      }
    }
    return isFolded && !blank ? text.trimmed : String(decoding: bytes, as: UTF8.self).trimmed
  }
}
