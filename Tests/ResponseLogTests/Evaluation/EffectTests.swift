import Model
import ResponseLog
import Testing

/// Told in windows of six hours after Monday 2026-03-02 06:00, when the story began; the case is opened at 06:00.
@Suite("The effect of an answer")
struct EffectTests {
  private static let start = Timestamp(milliseconds: 1_772_402_400_000)
  private static let hour: Int64 = 3600

  private func time(_ window: Double) -> Timestamp {
    Self.start.adding(seconds: Int64(window * 6) * Self.hour)
  }

  /// - Parameters:
  ///   - talk: items of each window, nil = no entry; all negative but for those named.
  ///   - answer: window at whose beginning the answer is published.
  private func evaluated(
    _ talk: [Int?], friendly: [Int: Int] = [:], answer: Double? = nil, close: Double? = nil, now: Double
  ) throws -> CaseEvaluation {
    var journal = TestJournal()
    let id = try journal.reach(.approved, now: Self.start)
    if let answer { try journal.act(TestOffice.request(.publish), on: id, now: time(answer)) }
    if let close { try journal.act(TestOffice.request(.close), on: id, now: time(close)) }
    let holder = journal.files[id]?.holder ?? .nobody
    for (window, items) in talk.enumerated() {
      guard let items else { continue }
      journal.append(
        LogEntry(
          seq: 0, office: TestOffice.code,
          at: max(time(Double(window + 1)), journal.entries.last?.at ?? time(0)),
          caseID: id, actor: "system", role: .system, via: .system, action: "observe", holder: holder,
          detail: [
            "window": .integer(time(Double(window)).milliseconds), "items": JSONValue(items),
            "sources": .integer(1), "negative": JSONValue(items - (friendly[window] ?? 0)),
          ]))
    }
    return try #require(
      try BothEvaluations.of(journal, now: time(now)).cases.first { $0.id == id })
  }

  @Test("Half-life is from the peak to the first of two windows at or below half of it")
  func halfLife() throws {
    let effect = try #require(try evaluated([4, 20, 9, 11, 10, 3], now: 9).effect)
    #expect(effect.peak.items == 20 && effect.halfLife == 3 * 6 * Self.hour)
    // Windows without an entry are silent, once they are over.
    #expect(try evaluated([20, nil, nil], now: 3).effect?.halfLife == 6 * Self.hour)
    #expect(try evaluated([20, nil, nil], now: 2.9).effect?.halfLife == nil)
  }

  @Test("The rate of decay is that of the day after the peak; silence and a day not over give none")
  func decay() throws {
    let effect = try #require(try evaluated([20, 9, 9, 9, 5], now: 9).effect)
    #expect(effect.dayAfterPeak == 5)
    // ln 4 / 24
    #expect(abs(try #require(effect.decay) - 0.05776) < 0.00001)
    #expect(try evaluated([20, 9], now: 9).effect?.decay == nil)
    #expect(try evaluated([20, 9], now: 9).effect?.dayAfterPeak == 0)
    #expect(try evaluated([20, 9], now: 4.5).effect?.dayAfterPeak == nil)
  }

  @Test("A flaring up after the answer is the failure of who answered, and cites both")
  func reignition() throws {
    let one = try evaluated([20, 8, 4, 13], answer: 2, now: 9)
    #expect(one.effect?.reignition?.items == 13)
    let verdict = try #require(one.verdicts.first { $0.criterion == .reignited })
    #expect(verdict.verdict == .ineffectiveHandling)
    #expect(verdict.blamed == Holder(unit: "police", person: "officer-huang"))
    #expect(verdict.seq.count == 2)
  }

  @Test(
    "No flaring up: too small, not fallen before, not above six tenths, or before the answer",
    arguments: [
      ([5, 1, 1, 4], 1.0), ([20, 8, 13], 1.0), ([20, 8, 4, 12], 1.0), ([20, 8, 4, 13], 4.0),
    ])
  func noReignition(talk: [Int], answer: Double) throws {
    let one = try evaluated(talk, answer: answer, now: 9)
    #expect(one.effect?.reignition == nil)
    #expect(!one.verdicts.contains { $0.criterion == .reignited })
  }

  @Test(
    "The share of the negative is compared only from thirty items on either side, and when the day is over")
  func comparison() throws {
    let talk: [Int?] = [10, 10, 10, 10, 7, 10, 10, 10, 10]
    let friendly = [5: 10, 6: 5, 0: 4]
    let around = try #require(
      try evaluated(talk, friendly: friendly, answer: 4.5, now: 9).effect?.aroundAnswer)
    #expect(around.before.items == 40 && around.before.negative == 36)
    #expect(around.after.items == 40 && around.after.negative == 25)
    #expect(abs(try #require(around.change) + 0.275) < 0.0001)
    #expect(try evaluated(talk, answer: 4.5, now: 8.9).effect?.aroundAnswer?.change == nil)
    #expect(try evaluated([10, 10, 9], answer: 4.5, now: 9).effect?.aroundAnswer?.change == nil)
  }

  @Test("What is closed is observed for fourteen days after its last publishing")
  func observedUntil() throws {
    let closed = try evaluated([20], answer: 1, close: 2, now: 100)
    #expect(closed.effect?.halfLife == 6 * Self.hour)
    #expect(try evaluated([], answer: 1, now: 9).effect == nil)
  }
}
