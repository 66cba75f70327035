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

  @Test("Spans that do not begin with the shortest are refused, with file and line")
  func spans() throws {
    let text = """
      {
        term: { from: 4, least: 3, alike: 0.01, concerned: 0.5, same: 0.75, before: 0.02, messages: 165, sure: 1, lead: 60,
          free: 4, particles: "的", most: 100, spans: [{ days: 60, less: 0 }, { days: 30, less: 1 }] },
      }
      """
    let error = #expect(throws: DataFileError.self) {
      _ = try WarningLevels(levels: ("levels.json5", Array(text.utf8)), common: ("c", Array("{}".utf8)))
    }
    let message = try #require(error).description
    #expect(message.contains("levels.json5, line 3") && message.contains("shortest"), "\(message)")
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
