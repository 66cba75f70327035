import Model
import ResponseLog
import Testing

struct VerdictCriteriaTests {
  @Test("Every criterion has a row, and none is called more than a proposal")
  func shipped() throws {
    let criteria = try ClockFiles.criteria()
    #expect(Set(criteria.rows.map(\.id)).isSuperset(of: Criterion.known))
    #expect(criteria.rows.allSatisfy { $0.basis.certainty == .recommended })
    #expect(criteria.reworkedTimes == 2)
  }

  @Test(
    "A missed clock earns the verdict that the design gives it",
    arguments: [
      (ClockKind.judge, VerdictKind.lateReporting), (.reportUp, .lateReporting),
      (.acknowledge, .lateReporting), (.reportFollow, .lateReporting), (.reportFinal, .lateReporting),
      (.answer, .improperResponse), (.clarify, .improperResponse), (.pressConference, .improperResponse),
      (.close, .ineffectiveHandling),
    ])
  func missed(clock: ClockKind, verdict: VerdictKind) throws {
    #expect(try ClockFiles.criteria().row(Criterion(missed: clock))?.verdict == verdict)
  }

  private func criteria(_ settings: String, _ row: String) throws -> VerdictCriteria {
    try VerdictCriteria(ClockFiles.fields("verdicts.json5", "{\n \(settings),\n criteria: [\n \(row) ] }"))
  }

  private static let settings = "reworkedTimes: 2"
  private static let row =
    #"{ id: "reopened", verdict: "ineffective-handling", name: "a", condition: "b", source: "c", certainty: "recommended" }"#

  @Test("A criterion without a row is not applied")
  func leftOut() throws {
    let criteria = try criteria(Self.settings, Self.row)
    #expect(criteria.row(.reopened)?.verdict == .ineffectiveHandling)
    #expect(criteria.row(.reworked) == nil)
  }

  @Test("Every criterion shipped says its condition in Chinese and in English")
  func bothLanguages() throws {
    for row in try ClockFiles.criteria().rows {
      let english = try #require(row.english, "\(row.id.rawValue)")
      #expect(!english.isEmpty && english.utf8.allSatisfy { $0 < 128 }, "\(row.id.rawValue)")
      #expect(row.condition.utf8.contains { $0 >= 128 }, "\(row.id.rawValue)")
    }
  }

  @Test("A criterion that is written in Chinese only is read, and has no English")
  func chineseOnly() throws {
    let row = try #require(try criteria(Self.settings, Self.row).row(.reopened))
    #expect(row.condition == "b" && row.english == nil)
    let both = try criteria(Self.settings, Self.row.replacing("source", with: #"english: "c", source"#))
    #expect(both.row(.reopened)?.english == "c")
  }

  @Test(
    "A mistake in a criterion or a setting names file, line and field",
    arguments: [
      (
        settings, #"{ id: "rude", verdict: "ineffective-handling", name: "a" }"#,
        #"line 4, criteria[rude].id: "#
      ),
      (
        settings, row.replacing("ineffective-handling", with: "bad"),
        #"line 4, criteria[reopened].verdict: "bad" is none of late-reporting, improper-response"#
      ),
      (settings, row.replacing("condition", with: "when"), "line 4, criteria[reopened].when: unknown"),
      (settings, "\(row), \(row)", "line 4, criteria[reopened].id: stands twice"),
      (
        settings.replacing("2", with: "0"), row,
        "line 2, reworkedTimes: must be a whole number from 1 to 100"
      ),
      (settings, "", "line 3, criteria: holds no criterion"),
    ])
  func mistakes(settings: String, row: String, wanted: String) throws {
    let said = try ClockFiles.complaint { _ = try criteria(settings, row) }
    #expect(try #require(said).hasPrefix("verdicts.json5, \(wanted)"))
  }
}
