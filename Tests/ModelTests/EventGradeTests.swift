import Model
import Testing

struct EventGradeTests {
  @Test("Grades rise from 一般 to 特别重大")
  func order() {
    #expect(EventGrade.allCases.shuffled().sorted() == [.ordinary, .considerable, .major, .extreme])
    #expect(EventGrade.allCases.map(\.rank) == [0, 1, 2, 3])
  }
}
