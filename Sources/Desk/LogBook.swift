import Crypto
package import Model
package import ResponseLog
package import Storage

/// The response log as one transaction sees it: reads a case, appends entries, never anything else.
package struct LogBook {
  private let transaction: Transaction

  package init(_ transaction: Transaction) {
    self.transaction = transaction
  }

  /// The entries of a case, in order; none for an unknown one.
  package func entries(ofCase id: String) throws -> [LogEntry] {
    try LogEntry.read(transaction.bodies(ofCase: id))
  }

  /// When the last entry was recorded; nil for an empty log.
  package func lastTime() throws -> Timestamp? {
    guard let head = try transaction.logHead(), let body = try transaction.body(head.seq) else { return nil }
    return try LogEntry.read([body]).first?.at
  }

  /// Gives an entry its place: number, time not before the last one, digests of its texts, hash. A clock that was put
  /// back does not put the log back.
  @discardableResult
  package func append(_ draft: Clerk.Draft) throws -> LogEntry {
    let head = try transaction.logHead()
    var entry = draft.entry
    entry.seq = (head?.seq ?? 0) + 1
    entry.at = max(entry.at, try lastTime() ?? entry.at)
    let content = draft.content.map { Self.stored($0.kind, $0.text) }
    entry.content = content.map { ContentReference(kind: $0.kind, digest: $0.digest) }
    let (prev, body) = (head?.hash ?? Chain.beginning, entry.body)
    let row = LogRow(
      office: entry.office, seq: entry.seq, body: body, prev: prev, hash: Chain.hash(prev: prev, body: body))
    let topic = entry.move == .open ? entry.topic : nil
    try transaction.append(row, caseID: entry.caseID, topic: topic, content: content)
    return entry
  }

  /// A text with fresh salt.
  private static func stored(_ kind: String, _ text: String) -> StoredContent {
    let salt = RandomBytes.make(16)
    let clean = text.utf8.contains(0) ? String(text.unicodeScalars.filter { $0 != "\0" }) : text
    return StoredContent(
      kind: kind, text: clean, salt: Hexadecimal.text(salt), digest: SHA256.hex(salt + Array(clean.utf8)))
  }

  /// The id of the next case: year and running number within it.
  package func nextCaseID(_ now: Timestamp) throws -> String {
    let year = now.chinaDay.year
    let last = try transaction.lastCaseID(year: year).flatMap { Int($0.dropFirst(5)) } ?? 0
    let digits = String(last + 1)
    return "\(year)-" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }
}
