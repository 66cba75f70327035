import Model
import ResponseLog
import Testing

@Suite("Who held a case while a clock ran")
struct HeldByTests {
  private static func entry(_ second: Int64, _ action: String, _ unit: String?) -> LogEntry {
    LogEntry(
      seq: second, office: "1", at: Timestamp(milliseconds: second * 1000 + 999), caseID: "2026-0001",
      actor: "system", via: .system, action: action, holder: Holder(unit: unit))
  }

  /// Unit, first second, last second.
  private func spans(_ entries: [LogEntry], _ from: Int64, _ to: Int64) throws -> [String] {
    try #require(CaseHistory(entries, cut: 1_000)).holders(from: from, to: to).map {
      "\($0.holder.unit ?? "nobody") \($0.from)–\($0.to)"
    }
  }

  @Test("A stretch before the opening is nobody's, neighbours of one holder are one")
  func stretches() throws {
    let log = [
      Self.entry(10, "open", "a"), Self.entry(20, "observe", "a"), Self.entry(30, "assign", "b"),
      Self.entry(40, "close", nil),
    ]
    #expect(try spans(log, 5, 50) == ["nobody 5–10", "a 10–30", "b 30–40", "nobody 40–50"])
    #expect(try spans(log, 12, 30) == ["a 12–30"])
    #expect(try spans(log, 30, 30) == [])
    #expect(try spans(log, 31, 30) == [])
  }

  @Test(
    "Of several holders within a second only the last counts, and if that is the one before, nothing changed")
  func sameSecond() throws {
    var log = [Self.entry(10, "open", "a"), Self.entry(20, "assign", "b"), Self.entry(20, "return", "a")]
    log[2].seq = 21
    #expect(try spans(log, 10, 30) == ["a 10–30"])
    log[2].holder = Holder(unit: "c")
    #expect(try spans(log, 10, 30) == ["a 10–20", "c 20–30"])
  }

  @Test("An entry that an import dates before the opening gives the case to nobody until it is opened")
  func beforeOpening() throws {
    var assigned = Self.entry(20, "assign", "b")
    (assigned.via, assigned.occurred) = (.import, Timestamp(milliseconds: 5_000))
    #expect(
      try spans([Self.entry(10, "open", "a"), assigned], 0, 30) == ["nobody 0–10", "a 10–30"])
  }
}
