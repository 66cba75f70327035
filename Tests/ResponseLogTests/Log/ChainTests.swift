import Crypto
import Model
import ResponseLog
import Testing

@Suite("The chain of hashes")
struct ChainTests {
  @Test("A hash is SHA-256 of the hash before, a line break and the body")
  func knownAnswer() {
    // Python: sha256(("0"*64+"\n"+body).encode()).hexdigest(), then the same with that hash before it.
    let body = #"{"action":"open","note":"仑苍 \"校\" / \u007f","seq":1}"#
    let first = Chain.hash(prev: Chain.beginning, body: body)
    #expect(first == "63c262ef92dd6a583745c854fe5ba4e9f2f13b9f090f5c3636fadbc7d2fd8b5f")
    #expect(
      Chain.hash(prev: first, body: body)
        == "b7e0d468a97029167f9352ac45fa76f3a48b9e0ed4a036d4568b082331f52549")
  }

  @Test("Every hash of a log is made of the row before, and the first of 64 zeros")
  func everyHash() {
    let (rows, _) = Self.office(1)
    #expect(rows.first?.prev == String(repeating: "0", count: 64))
    for (row, next) in zip(rows, rows.dropFirst()) { #expect(next.prev == row.hash) }
    for row in rows { #expect(SHA256.hex(Array((row.prev + "\n" + row.body).utf8)) == row.hash) }
  }

  @Test("An untouched log is in order, an empty one too", arguments: 0..<5)
  func untouched(seed: Int) throws {
    let (rows, head) = Self.office(seed)
    try Chain.verify(office: TestOffice.code, rows, head: head)
    try Chain.verify(office: TestOffice.code, [], head: nil)
  }

  @Test("A thousand tamperings are all found", arguments: 0..<10)
  func tampering(hundred: Int) {
    let (rows, head) = Self.office(hundred)
    var random = SeededGenerator(seed: hundred + 5_000)
    var tried = 0
    while tried < 100 {
      var (changed, newHead): ([LogRow], LogHead?) = (rows, head)
      let what = Self.tamper(&changed, &newHead, &random)
      guard changed != rows || newHead != head else { continue }
      tried += 1
      #expect(throws: Chain.Fault.self, "\(what)") {
        try Chain.verify(office: TestOffice.code, changed, head: newHead)
      }
    }
  }

  @Test("A rewritten history that is chained anew is found by the head kept elsewhere")
  func rewritten() throws {
    let (rows, head) = Self.office(2)
    var (changed, prev) = ([LogRow](), Chain.beginning)
    for var row in rows {
      row.body = row.body.replacing(#""actor":"duty-lin""#, with: #""actor":"chief-wu""#)
      (row.prev, row.hash) = (prev, Chain.hash(prev: prev, body: row.body))
      prev = row.hash
      changed.append(row)
    }
    #expect(changed != rows)
    let fault = #expect(throws: Chain.Fault.self) {
      try Chain.verify(office: TestOffice.code, changed, head: head)
    }
    #expect(fault?.reason == "the head has another hash")
    let consistent = LogHead(office: TestOffice.code, seq: head?.seq ?? 0, hash: prev)
    try Chain.verify(office: TestOffice.code, changed, head: consistent)
  }

  @Test("Correct hashes do not excuse a body that is not canonical, not in order or of another office")
  func wellHashedFaults() {
    let entry = LogEntry(
      seq: 1, office: TestOffice.code, at: TestJournal.noon, actor: "system", via: .system, action: "seal")
    func fault(_ bodies: [String]) -> Chain.Fault? {
      var (rows, prev) = ([LogRow](), Chain.beginning)
      for body in bodies {
        let hash = Chain.hash(prev: prev, body: body)
        let seq = Int64(rows.count + 1)
        rows.append(LogRow(office: TestOffice.code, seq: seq, body: body, prev: prev, hash: hash))
        prev = hash
      }
      let head = LogHead(office: TestOffice.code, seq: Int64(rows.count), hash: prev)
      do throws(Chain.Fault) {
        try Chain.verify(office: TestOffice.code, rows, head: head)
        return nil
      } catch {
        return error
      }
    }
    var (elsewhere, second, older) = (entry, entry, entry)
    elsewhere.office = "1"
    second.seq = 2
    (older.seq, older.at) = (2, Timestamp(milliseconds: entry.at.milliseconds - 1))
    #expect(fault([entry.body, second.body]) == nil)
    #expect(fault([entry.body + " "])?.reason == "its body is not canonical")
    #expect(
      fault([entry.body.replacing(#","occurred":null"#, with: "")])?.reason == "its body is not canonical")
    #expect(fault(["{}"])?.reason == "its body is not an entry")
    #expect(fault([elsewhere.body])?.reason == "its body names another place in the log")
    #expect(fault([entry.body, entry.body])?.reason == "its body names another place in the log")
    #expect(fault([entry.body, older.body])?.reason == "is older than the entry before it")
    #expect(fault([entry.body, older.body])?.seq == 2)
  }

  // MARK: Tampering

  static func office(_ seed: Int) -> (rows: [LogRow], head: LogHead?) {
    var player = RandomPlayer(seed: seed)
    player.play()
    let rows = Array(player.journal.rows.prefix(20))
    return (rows, rows.last.map { LogHead(office: $0.office, seq: $0.seq, hash: $0.hash) })
  }

  private static func tamper(_ rows: inout [LogRow], _ head: inout LogHead?, _ random: inout SeededGenerator)
    -> String
  {
    let index = Int.random(in: rows.indices, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      rows[index].body = changeByte(rows[index].body, &random)
      return "a byte of body \(index)"
    case 1:
      rows[index].hash = changeByte(rows[index].hash, &random)
      return "a byte of hash \(index)"
    case 2:
      rows[index].prev = changeByte(rows[index].prev, &random)
      return "a byte of prev \(index)"
    case 3:
      rows.remove(at: index)
      return "row \(index) deleted"
    case 4:
      rows.swapAt(index, Int.random(in: rows.indices, using: &random))
      return "row \(index) swapped"
    case 5:
      rows.insert(rows[index], at: Int.random(in: 0...rows.count, using: &random))
      return "row \(index) inserted again"
    case 6:
      rows.removeLast(Int.random(in: 1...rows.count, using: &random))
      return "the tail cut"
    case 7:
      head = head.map {
        LogHead(office: $0.office, seq: $0.seq, hash: changeByte($0.hash, &random))
      }
      return "the head's hash"
    default:
      head =
        random.once(in: 4) ? nil : head.map { LogHead(office: $0.office, seq: $0.seq - 1, hash: $0.hash) }
      return "the head's seq"
    }
  }

  private static func changeByte(_ text: String, _ random: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 32...126, using: &random)
    return String(decoding: bytes, as: UTF8.self)
  }
}
