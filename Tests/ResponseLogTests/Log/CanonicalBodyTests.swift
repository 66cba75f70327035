import Crypto
import Model
import ResponseLog
import Testing

@Suite("The body of an entry")
struct CanonicalBodyTests {
  private static let full = LogEntry(
    seq: 7, office: "350583101", at: Timestamp(milliseconds: 1_772_413_200_123),
    occurred: Timestamp(milliseconds: 1_772_409_600_000), caseID: "2026-0003", topic: "t0123456789abcdef",
    actor: "duty-lin", unit: "office", role: .duty, via: .import, auth: .password, action: "assess",
    from: .flagged, to: .assessed, holder: Holder(unit: "office"),
    detail: ["grade": .string("major"), "area": .string("schooling"), "place": .null],
    content: [ContentReference(kind: "note", digest: "ab")], rulebook: "9f", corrects: 3)

  private static let fullBody =
    #"{"action":"assess","actor":"duty-lin","at":1772413200123,"auth":"password","case":"2026-0003","#
    + #""content":[{"digest":"ab","kind":"note"}],"corrects":3,"#
    + #""detail":{"area":"schooling","grade":"major","place":null},"from":"flagged","#
    + #""holder":{"person":null,"unit":"office"},"occurred":1772409600000,"office":"350583101","#
    + #""role":"duty","rulebook":"9f","seq":7,"to":"assessed","topic":"t0123456789abcdef","#
    + #""unit":"office","via":"import"}"#

  private static let bare = LogEntry(
    seq: 1, office: "1", at: Timestamp(milliseconds: 0), actor: "system", via: .system,
    action: "settings_changed",
    detail: ["simulated": .bool(true)])

  private static let bareBody =
    #"{"action":"settings_changed","actor":"system","at":0,"auth":"none","case":null,"content":[],"#
    + #""corrects":null,"detail":{"simulated":true},"from":null,"holder":{"person":null,"unit":null},"#
    + #""occurred":null,"office":"1","role":null,"rulebook":null,"seq":1,"to":null,"topic":null,"#
    + #""unit":null,"via":"system"}"#

  @Test("It is one line, keys sorted, null written", arguments: [(full, fullBody), (bare, bareBody)])
  func canonical(entry: LogEntry, body: String) {
    #expect(entry.body == body)
  }

  @Test("Only quotes, backslashes and control characters are escaped, keys are sorted by byte")
  func escapes() {
    var entry = Self.bare
    entry.detail = [
      "b": .string("\"\\/\u{8}\t\n\u{C}\r\u{1}\u{1F}\u{7F}\u{2028}é"), "B": .integer(-5), "a-": .null,
      "a": .bool(false),
    ]
    let expected =
      #""detail":{"B":-5,"a":false,"a-":null,"b":"\"\\/\b\t\n\f\r\u0001\u001f"#
      + "\u{7F}\u{2028}é\"}"
    #expect(entry.body.contains(expected))
  }

  @Test("An entry read from its body is that entry", arguments: [full, bare])
  func roundTrip(entry: LogEntry) throws {
    let value = try #require(JSONValue(text: entry.body))
    #expect(LogEntry(value) == entry)
  }

  @Test("Every entry of a random office comes back from its body", arguments: [3, 14, 159])
  func roundTrips(seed: Int) throws {
    var player = RandomPlayer(seed: seed)
    player.play()
    #expect(!player.journal.entries.isEmpty)
    for entry in player.journal.entries {
      #expect(JSONValue(text: entry.body).flatMap(LogEntry.init) == entry)
    }
  }

  @Test(
    "A body that lacks a member or holds another kind of value is none",
    arguments: [
      "seq", "office", "at", "actor", "via", "auth", "action", "holder", "detail", "content",
    ])
  func broken(key: String) throws {
    guard case .object(var members)? = JSONValue(text: Self.fullBody) else {
      Issue.record("not an object")
      return
    }
    members[key] = .bool(true)
    #expect(LogEntry(.object(members)) == nil)
    members[key] = nil
    #expect(LogEntry(.object(members)) == nil)
  }
}
