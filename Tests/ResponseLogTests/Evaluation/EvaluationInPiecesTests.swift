import Model
import ResponseLog
import Testing

@Suite("An evaluation written piece by piece")
struct EvaluationInPiecesTests {
  @Test("Its pieces together are the whole document", arguments: [1, 2, 7, 11])
  func same(seed: Int) async throws {
    var player = RandomPlayer(seed: seed)
    player.play()
    let period = Period(from: player.start.chinaDay, to: player.now.chinaDay, now: player.now)
    let log = CaseLog(player.journal.log, cut: period.cut)
    let (book, criteria, scores) = (try TestOffice.book(), try TestOffice.criteria(), try ClockFiles.scores())
    var written: [UInt8] = []
    try await Evaluation.write(
      office: TestOffice.code, period, log, book: book, criteria: criteria, scores: scores
    ) { written += $0 }
    let whole = try Evaluation(
      office: TestOffice.code, period, log, book: book, criteria: criteria, scores: scores)
    #expect(!whole.cases.isEmpty)
    #expect(String(decoding: written, as: UTF8.self) == whole.json.text)
  }

  @Test("A log without cases gives a document without cases")
  func empty() async throws {
    let player = RandomPlayer(seed: 1)
    let period = Period(from: player.start.chinaDay, to: player.start.chinaDay, now: player.start)
    var written: [UInt8] = []
    try await Evaluation.write(
      office: TestOffice.code, period, CaseLog(cut: period.cut), book: try TestOffice.book(),
      criteria: try TestOffice.criteria(), scores: try ClockFiles.scores()
    ) { written += $0 }
    let value = try #require(JSONValue(text: String(decoding: written, as: UTF8.self)))
    guard case .object(let members) = value else { throw NotAnObject() }
    #expect(members["cases"] == .array([]))
  }

  private struct NotAnObject: Error {}
}
