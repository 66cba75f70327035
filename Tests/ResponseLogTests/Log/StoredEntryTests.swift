import Model
import ResponseLog
import Testing

@Suite("Reading a stored entry")
struct StoredEntryTests {
  @Test("Every entry of a random office is read as it was written")
  func same() throws {
    var player = RandomPlayer(seed: 3)
    player.play()
    #expect(player.journal.entries.count > 20)
    for entry in player.journal.entries { #expect(try LogEntry(stored: entry.body) == entry) }
  }

  @Test("An entry with blanks, an escape or a member more is read all the same")
  func otherForms() throws {
    var entry = LogEntry(
      seq: 7, office: "350583101", at: Timestamp(seconds: 1), actor: "li", via: .cli, action: "open")
    let body = entry.body
    #expect(try LogEntry(stored: " " + body.replacing(",", with: ", ")) == entry)
    #expect(try LogEntry(stored: String(body.dropLast()) + #","via2":null}"#) == entry)
    entry.detail = ["place": .string("\"仑苍\"\\\n")]
    #expect(try LogEntry(stored: entry.body) == entry)
  }

  @Test(
    "A body that lacks what it must have, or is cut, is damaged",
    arguments: ["action", "actor", "at", "auth", "content", "detail", "holder", "office", "seq", "via"])
  func damaged(name: String) throws {
    let entry = LogEntry(
      seq: 7, office: "350583101", at: Timestamp(seconds: 1), actor: "li", via: .cli, action: "open")
    #expect(throws: DamagedEntry.self) {
      try LogEntry(stored: entry.body.replacing("\"\(name)\":", with: "\"x\(name)\":"))
    }
    #expect(throws: DamagedEntry.self) { try LogEntry(stored: String(entry.body.dropLast(name.count))) }
    // Without the comma before it, or with one where nothing stands before it, the body is no JSON.
    let comma = name == "action" ? ("{\"action", "{,\"action") : (",\"\(name)", "\"\(name)")
    #expect(throws: DamagedEntry.self) {
      try LogEntry(stored: entry.body.replacing(comma.0, with: comma.1, maxReplacements: 1))
    }
  }
}
