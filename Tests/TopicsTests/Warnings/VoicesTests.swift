import Model
import Testing

@testable import Topics

@Suite struct VoicesTests {
  private static let letter = "石坳小学食堂的饭菜馊了孩子吃坏肚子没有人管"

  @Test("The same letter sent thrice with other words at its end is one voice and no warning")
  func repeats() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, end) in ["", "盼复", "急急急"].enumerated() {
      town.tell(Self.letter + end, day: 60 + number, concern: Concern(voiced: true, area: "food-and-drugs"))
    }
    #expect(try town.warnings().isEmpty)
  }

  @Test("Where every second message is about schools, agreeing on schools says less")
  func season() {
    var (quiet, term) = (AreaMix(), AreaMix())
    for number in 0..<400 {
      quiet.add(["labour", "transport", "environment", "market"][number % 4])
      term.add(number % 2 == 0 ? "schooling" : "transport")
    }
    quiet.add("schooling")
    #expect(quiet.agreement(3, of: 3) > term.agreement(3, of: 3) + 0.5)
    #expect(term.agreement(1, of: 3) == 0)
  }

  @Test("What left the window weighs only in the long run")
  func leaving() {
    var mix = AreaMix()
    for _ in 0..<300 { mix.add("disasters") }
    for _ in 0..<300 { mix.add("transport") }
    let before = mix.agreement(3, of: 3)
    for _ in 0..<300 { mix.leave("disasters") }
    #expect(mix.agreement(3, of: 3) < before)
  }
}
