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
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return folded(html)
    }
    var html = html
    return html.withUTF8 { text in
      var reader = MarkupReader(text, breaksLines: false)
      return reader.readAll()
    }
  }

  /// Text with each run of white space folded to one blank.
  static func folded(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard needsFolding(bytes) else { return nil }
      var reader = MarkupReader(bytes, isMarkup: false, breaksLines: false)
      return reader.readAll()
    } ?? text
  }

  /// Whether there is white space other than single blanks within.
  private static func needsFolding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 32
    for (index, byte) in bytes.enumerated() {
      if byte < 32 || byte == 32 && previous == 32 { return true }
      if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF, MarkupReader.space(bytes, index) != nil
      {
        return true
      }
      previous = byte
    }
    return previous == 32 && !bytes.isEmpty
  }
}
