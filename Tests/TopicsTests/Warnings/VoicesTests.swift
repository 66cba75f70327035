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
}
