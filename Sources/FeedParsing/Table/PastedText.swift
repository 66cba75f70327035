/// A text that somebody pasted or saved: whatever its charset, with plain line breaks and nothing around it.
package struct PastedText: Sendable, Hashable {
  /// Without white space at both ends, and no more than one blank line in a row; may be empty.
  package var text: String

  /// Reads pasted bytes: a byte order mark, UTF-8 or GB18030, line breaks of any system.
  package init(_ bytes: [UInt8]) {
    let decoded = String(decoding: Charset.decode(bytes, contentType: nil).text, as: UTF8.self)
    let lines = decoded.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      String($0).trimmed
    }
    let kept = lines.indices.filter { $0 == 0 || !lines[$0].isEmpty || !lines[$0 - 1].isEmpty }
    text = kept.map { lines[$0] }.joined(separator: "\n").trimmed
  }

  /// What it is called where nobody gave it a title: its first line, at most 60 characters of it.
  package var headline: String { String(text.prefix { !$0.isNewline }.prefix(60)) }
}
