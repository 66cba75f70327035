import Model
import Testing

@testable import Topics

@Suite struct WarningLevelsTests {
  @Test(
    "A name must surprise more than a story to be told in the same colour, and is as grave as its gravest item"
  )
  func colours() {
    let levels = Town.levels
    for surprise in [5.0, 7.0, 10.0] {
      #expect(levels.level(.term, surprise, nil) < levels.level(.topic, surprise, nil))
    }
    #expect(levels.level(.term, 7, nil) == .yellow && levels.level(.term, 5, nil) == .blue)
    #expect(levels.level(.term, 5, .major) == levels.level(.topic, 3, .major))
    #expect(levels.level(.term, 5, .major) == .orange)
  }

  /// What is wrong with the shipped levels, changed.
  private func complaint(_ old: String, _ new: String, rules: Set<String>? = nil) throws -> String {
    let text = try Town.shipped("levels.json5")
    let changed = text.replacing(old, with: new)
    #expect(changed != text, "\(old) is in the file")
    let error = #expect(throws: DataFileError.self) {
      _ = try WarningLevels(
        levels: ("levels.json5", Array(changed.utf8)),
        common: ("common.json5", Array(try Town.shipped("common.json5").utf8)), rules: rules)
    }
    return error?.description ?? ""
  }

  @Test("Every part of the levels must be there and make sense; what does not is told with its line")
  func complaints() throws {
    for part in ["history", "term", "place", "topic", "recurrence", "heat", "harm", "answer"] {
      // Of two members of one name the first counts.
      let said = try complaint("\n  \(part): ", "\n  \(part): null, \(part): ")
      #expect(said.contains(", \(part): missing"), "\(said)")
    }
    #expect(try complaint("{ days: 30, less: 0 }", "{ days: 90, less: 0 }").contains("shortest"))
    #expect(try complaint("{ days: 30, less: 0 }", "{ days: 30.5, less: 0 }").contains("whole"))
    #expect(try complaint("most: 20000", "most: 0").contains("term.most"))
    #expect(try complaint("burst: {", "brust: {").contains("burst"))
    let unknown = try complaint("harm: [", "harm: [\"severity.noise\",", rules: ["severity.mishap"])
    #expect(unknown.contains("line ") && unknown.contains("no rule is called"))
  }

  @Test("Three complaints about one school are a blue warning, and no more")
  func blue() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, title) in WatchTests.canteen.prefix(3).enumerated() {
      town.tell(title, day: 60 + number, concern: WatchTests.food)
    }
    #expect(try town.warnings().map(\.level) == [.blue])
  }
}
