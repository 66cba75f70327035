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
