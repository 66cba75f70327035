import Crypto
package import Model

/// The chain of hashes over an office's log.
package enum Chain {
  /// What the first entry is chained to.
  package static let beginning = String(repeating: "0", count: 64)

  /// Hex SHA-256 of the previous hash, a line break and the body as stored.
  package static func hash(prev: String, body: String) -> String { SHA256.hex(prev + "\n" + body) }

  /// The first row that does not fit, and why.
  package struct Fault: Error, Sendable, Hashable {
    package var seq: Int64
    package var reason: String

    package init(seq: Int64, reason: String) {
      self.seq = seq
      self.reason = reason
    }
  }

  /// Checks every office of a store, and that nothing else of the store knows of entries that are not there.
  ///
  /// - Parameters:
  ///   - office: the office whose store it is.
  ///   - simulated: what the store says of itself; its first entry must say the same.
  package static func verify(_ log: WholeLog, office: String, simulated: Bool) throws(Fault) {
    for one in Set(log.rows.map(\.office)).union(log.heads.map(\.office)).sorted() {
      try verify(
        office: one, log.rows.filter { $0.office == one }, head: log.heads.first { $0.office == one })
    }
    let own = log.rows.filter { $0.office == office }
    let last = Int64(own.count)
    if log.unreadable > 0 {
      throw Fault(seq: last + 1, reason: "\(log.unreadable) rows of the log are none of ours")
    }
    if log.known > last {
      throw Fault(seq: last + 1, reason: "entries up to \(log.known) are known and not there")
    }
    let first = own.first.flatMap { JSONValue(text: $0.body) }.flatMap(LogEntry.init)
    let stated = first?.action == "settings_changed" && first?.detail["simulated"] == .bool(true)
    guard stated == simulated else {
      throw Fault(
        seq: 1, reason: "the store calls itself \(simulated ? "simulated" : "real"), its log does not")
    }
  }

  /// Checks an office's rows, in order of seq, against each other and against the head.
  ///
  /// - Parameter head: nil = there is none, which is a fault unless the log is empty.
  package static func verify(office: String, _ rows: [LogRow], head: LogHead?) throws(Fault) {
    var (prev, seq, at) = (beginning, Int64(0), Int64.min)
    for row in rows {
      seq += 1
      at = try verify(row, office: office, seq: seq, prev: prev, notBefore: at)
      prev = row.hash
    }
    guard let head else {
      if seq == 0 { return }
      throw Fault(seq: seq, reason: "the head of the log is missing")
    }
    guard seq > 0 else { throw Fault(seq: 1, reason: "there is a head of the log of \(office) and no entry") }
    guard head.seq == seq else {
      throw Fault(
        seq: min(head.seq, seq) + 1, reason: "the head names entry \(head.seq), the log ends at \(seq)")
    }
    guard head.hash == prev else { throw Fault(seq: seq, reason: "the head has another hash") }
  }

  /// Checks a row; the time that the next may not lie before.
  private static func verify(_ row: LogRow, office: String, seq: Int64, prev: String, notBefore: Int64)
    throws(Fault) -> Int64
  {
    guard row.seq == seq else { throw Fault(seq: seq, reason: "the next entry is \(row.seq)") }
    guard row.prev == prev else { throw Fault(seq: seq, reason: "is not chained to the entry before it") }
    guard row.hash == hash(prev: row.prev, body: row.body) else {
      throw Fault(seq: seq, reason: "its hash is not that of its body")
    }
    guard let value = JSONValue(text: row.body), let entry = LogEntry(value) else {
      throw Fault(seq: seq, reason: "its body is not an entry")
    }
    guard entry.body == row.body else { throw Fault(seq: seq, reason: "its body is not canonical") }
    guard entry.seq == seq, entry.office == office, row.office == office else {
      throw Fault(seq: seq, reason: "its body names another place in the log")
    }
    guard entry.at.milliseconds >= notBefore else {
      throw Fault(seq: seq, reason: "is older than the entry before it")
    }
    return entry.at.milliseconds
  }
}
