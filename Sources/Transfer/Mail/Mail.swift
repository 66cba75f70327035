import Foundation

/// A mail of plain text with files attached.
package struct Mail: Sendable {
  package struct Attachment: Sendable {
    /// As the receiver sees it.
    package var name: String
    /// Media type, as `application/json`.
    package var type: String
    package var bytes: [UInt8]

    package init(name: String, type: String, bytes: [UInt8]) {
      (self.name, self.type, self.bytes) = (name, type, bytes)
    }
  }

  /// Addresses as `duty@example.gov.cn`, without names.
  package var from: String
  package var to: [String]
  package var subject: String
  package var text: String
  package var attachments: [Attachment]
  /// As RFC 5322 writes it: `Fri, 27 Nov 2026 08:30:00 +0800`.
  package var date: String

  package init(
    from: String, to: [String], subject: String, text: String, attachments: [Attachment] = [], date: String
  ) {
    (self.from, self.to, self.subject, self.text) = (from, to, subject, text)
    (self.attachments, self.date) = (attachments, date)
  }

  /// The lines above the blank one, but those that the parts of the body need.
  var headerLines: [String] {
    [
      "Date: \(date)", "From: <\(from)>", "To: \(to.map { "<\($0)>" }.joined(separator: ", "))",
      "Subject: \(Self.encodedWords(subject))", "Auto-Submitted: auto-generated",
    ]
  }

  /// Whether a text is one address and nothing that could begin a line or a command of its own.
  package static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !Array("<>(),;:\\\"[]".utf8).contains($0) }
  }

  /// Words of a header in any script (RFC 2047): at most 75 characters each, no character cut in two.
  private static func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for character in text.unicodeScalars {
      let bytes = Array(String(character).utf8)
      if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: " ")
  }
}
