import Model
import Testing

@testable import Topics

@Suite struct NamesTests {
  private static let pipes = Concern(voiced: true, area: "transport")

  @Test(
    "What grows slowly, a message in sixteen days, is told before a fifth comes; no month holds three of them"
  )
  func slow() throws {
    var town = Town()
    town.background(days: 0..<200)
    for (number, title) in WatchTests.canteen.enumerated() {
      town.tell(title, day: 130 + number * 16, concern: WatchTests.food)
    }
    let warning = try #require(try town.warnings().first)
    #expect(warning.subject?.contains("坳") == true && warning.at <= Town.time(day: 130 + 3 * 16 + 1, hour: 0))
  }

  @Test("A line of the bus is known by its whole number: those that end alike are other lines")
  func numbers() throws {
    func subjects(_ lines: [String]) throws -> [String] {
      var town = Town()
      town.background(days: 0..<60)
      for (number, line) in lines.enumerated() {
        let wish = ["改道没问过谁", "等了两钟头", "甩站不停", "末班太早"][number]
        town.tell("\(line)路\(wish)", day: 60 + number, concern: Self.pipes)
      }
      return try town.warnings().compactMap(\.subject)
    }
    #expect(try subjects(["907", "907", "907", "907"]) == ["907路"])
    #expect(try subjects(["907", "207", "107", "307"]).isEmpty)
  }

  @Test(
    "What is often said is known to come in bursts: the more was seen of it, the more a burst must be to surprise"
  )
  func bursts() {
    func surprise(sure: Double) -> Double {
      Surprise(
        count: 12, exposure: 165, past: 40, history: 2000, prior: (count: 0.02, exposure: 165), sure: sure
      ).value
    }
    #expect(surprise(sure: 1000) > 3 && surprise(sure: 1) < 1.6)
    // What was never seen is as surprising as before.
    let new = [1000.0, 1].map {
      Surprise(count: 3, exposure: 165, past: 0, history: 2000, prior: (count: 0.02, exposure: 165), sure: $0)
        .value
    }
    #expect(abs(new[0] - new[1]) < 1e-6)
  }

  @Test("The law without a sum gives what the sum gives")
  func geometric() {
    func chance(sure: Double) -> Double {
      Surprise(count: 9, exposure: 100, past: 20, history: 900, prior: (count: 1, exposure: 100), sure: sure)
        .chance
    }
    #expect(abs(chance(sure: 1) / chance(sure: 1 + 1e-9) - 1) < 1e-5)
  }

  @Test("Ways of asking that share no name are no warning, though they join the same characters")
  func particles() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, what) in ["翻建老屋", "缴纳社保", "办理学籍"].enumerated() {
      town.tell("\(what)的咨询", day: 60 + number, concern: Self.pipes)
    }
    #expect(try town.warnings().isEmpty)
  }

  @Test("Whoever is warned of is found again by any of the items, and let go when all have left")
  func alarms() {
    func finding(_ items: [Int]) -> Finding {
      Finding(
        kind: .term, items: items, surprise: Surprise(baseline: 0.1, chance: 1e-6), subject: nil,
        isThin: false)
    }
    var alarms = Alarms()
    #expect(alarms.take(finding([1, 2, 3])) == false && alarms.take(finding([7, 8, 9])) == false)
    #expect(alarms.take(finding([1, 2, 3, 4])) == nil)
    #expect(alarms.take(finding([1, 2, 3, 4, 5])) == true)
    #expect(alarms.take(finding([4, 5, 8, 20, 21])) == false)
    alarms.forget(before: 6)
    #expect(alarms.take(finding([7, 8, 9])) == nil && alarms.take(finding([1, 2, 3])) == false)
  }
}
