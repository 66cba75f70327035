import Model
import ResponseLog
import Testing

@Suite("Seals")
struct SealTests {
  private let key = SealKey()
  private let time = Timestamp(seconds: 1_780_000_000)

  private func sealed(_ seed: Int = 7) throws -> (rows: [LogRow], seal: Seal) {
    let (rows, head) = ChainTests.office(seed)
    return (rows, Seal(try #require(head), at: time, with: key))
  }

  /// The same log with one body changed and every later hash made anew.
  private func rewritten(_ rows: [LogRow], at index: Int) -> [LogRow] {
    var (result, prev): ([LogRow], String) = ([], rows[0].prev)
    for (place, row) in rows.enumerated() {
      let body = place == index ? row.body.replacing("\"actor\":\"", with: "\"actor\":\"x") : row.body
      let hash = Chain.hash(prev: prev, body: body)
      result.append(LogRow(office: row.office, seq: row.seq, body: body, prev: prev, hash: hash))
      prev = hash
    }
    return result
  }

  @Test("An untouched log agrees with its seal, and goes on agreeing as it grows")
  func agrees() throws {
    let (rows, seal) = try sealed()
    try Chain.verify(rows, against: seal, keyring: SealKeyring(trusting: [key.publicHex], changes: []))
    let early = Seal(
      LogHead(office: rows[2].office, seq: rows[2].seq, hash: rows[2].hash), at: time, with: key)
    try Chain.verify(rows, against: early, keyring: nil)
  }

  @Test("A cut tail shows though the chain and a forged head agree")
  func cutTail() throws {
    let (rows, seal) = try sealed()
    let cut = Array(rows.dropLast(2))
    let last = try #require(cut.last)
    try Chain.verify(
      office: last.office, cut, head: LogHead(office: last.office, seq: last.seq, hash: last.hash))
    #expect(throws: Chain.Fault.self) { try Chain.verify(cut, against: seal, keyring: nil) }
  }

  @Test("An old entry rewritten with the chain made anew shows", arguments: [0, 3])
  func rewritten(index: Int) throws {
    let (rows, seal) = try sealed()
    let other = rewritten(rows, at: index)
    try #require(other.first?.body != rows.first?.body || other.last?.hash != rows.last?.hash)
    let last = try #require(other.last)
    try Chain.verify(
      office: last.office, other, head: LogHead(office: last.office, seq: last.seq, hash: last.hash))
    #expect(throws: Chain.Fault.self) { try Chain.verify(other, against: seal, keyring: nil) }
  }

  @Test("A seal with any member changed is no seal of its key")
  func changedSeal() throws {
    let (rows, seal) = try sealed()
    var others = [seal, seal, seal, seal, seal]
    others[0].seq -= 1
    others[1].hash = rows[0].hash
    others[2].at = Timestamp(seconds: 1)
    others[3].office = "350583"
    others[4].key = SealKey().publicHex
    for other in others {
      #expect(throws: Chain.Fault.self) { try Chain.verify(rows, against: other, keyring: nil) }
    }
  }

  @Test("A seal of somebody else's key is refused, one of a key that the trusted one signed is not")
  func keys() throws {
    let (rows, _) = try sealed()
    let (next, stranger) = (SealKey(), SealKey())
    let head = LogHead(office: rows[1].office, seq: rows[1].seq, hash: rows[1].hash)
    let changes = [
      KeyChange(from: key, to: next, at: time), KeyChange(from: stranger, to: stranger, at: time),
    ]
    let keyring = SealKeyring(trusting: [key.publicHex], changes: changes)
    try Chain.verify(rows, against: Seal(head, at: time, with: next), keyring: keyring)
    #expect(throws: Chain.Fault.self) {
      try Chain.verify(rows, against: Seal(head, at: time, with: stranger), keyring: keyring)
    }
  }

  @Test("A key change that the old key did not sign hands nothing over")
  func forgedChange() throws {
    var forged = KeyChange(from: key, to: SealKey(), at: time)
    forged.new = SealKey().publicHex
    #expect(SealKeyring(trusting: [key.publicHex], changes: [forged]).keys == [key.publicHex])
  }

  @Test("A seal and a key read back as they were written")
  func written() throws {
    let (_, seal) = try sealed()
    #expect(Seal(JSONValue(text: seal.json.text)) == seal)
    #expect(SealKey(seedHex: key.seedHex)?.publicHex == key.publicHex)
    #expect(SealKey(seedHex: "00") == nil && SealKey(seedHex: String(repeating: "g", count: 64)) == nil)
  }
}
