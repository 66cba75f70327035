import Model
import ResponseLog
import Testing

@Suite("An evaluation in parts")
struct EvaluationInPartsTests {
  @Test("Its parts together are the whole document", arguments: [1, 2, 7, 11])
  func same(seed: Int) throws {
    var player = RandomPlayer(seed: seed)
    player.play()
    let period = Period(from: player.start.chinaDay, to: player.now.chinaDay, now: player.now)
    let log = CaseLog(player.journal.log, cut: period.cut)
    let whole = try Evaluation(
      office: TestOffice.code, period, log, book: try TestOffice.book(), criteria: try TestOffice.criteria(),
      scores: try ClockFiles.scores())
    #expect(!whole.cases.isEmpty)
    #expect(try written(period, log) == whole.json.text)
  }

  @Test("Many more cases than a part holds come in the order of their ids")
  func many() throws {
    let start = Timestamp(seconds: 1_790_000_000)
    let ids = (0..<1000).map { "2026-\(String($0 + 10_000))" }
    var journal: [(entry: LogEntry, hash: String)] = []
    for (index, id) in ids.shuffled().enumerated() {
      let entry = LogEntry(
        seq: Int64(index + 1), office: TestOffice.code, at: start.adding(seconds: Int64(index)), caseID: id,
        actor: "system", via: .system, action: "open", to: .flagged, detail: ["area": .string("housing")])
      journal.append((entry, "\(index)"))
    }
    let period = Period(from: start.chinaDay, to: start.chinaDay, now: start.adding(seconds: 5000))
    let log = CaseLog(journal, cut: period.cut)
    let whole = try Evaluation(
      office: TestOffice.code, period, log, book: try TestOffice.book(), criteria: try TestOffice.criteria(),
      scores: try ClockFiles.scores())
    #expect(whole.cases.map(\.id) == ids)
    #expect(try written(period, log) == whole.json.text)
  }

  @Test("A log without cases gives a document without cases")
  func empty() throws {
    let day = Timestamp(seconds: 1_790_000_000)
    let period = Period(from: day.chinaDay, to: day.chinaDay, now: day)
    #expect(try written(period, CaseLog(cut: period.cut)).hasPrefix(#"{"cases":[],"cut":"#))
  }

  private func written(_ period: Period, _ log: CaseLog) throws -> String {
    let evaluation = EvaluationInParts(
      office: TestOffice.code, period, log, book: try TestOffice.book(), criteria: try TestOffice.criteria(),
      scores: try ClockFiles.scores())
    var text = EvaluationText(evaluation)
    var bytes: [UInt8] = []
    for part in evaluation.parts { bytes += text.take(try evaluation.judge(part)) }
    return String(decoding: bytes + text.end(), as: UTF8.self)
  }
}
