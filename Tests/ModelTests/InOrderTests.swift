import Model
import Testing

@Suite("Working on pieces on all cores")
struct InOrderTests {
  @Test("The results come in the order of the pieces, however long each takes", arguments: [0, 1, 3, 500])
  func order(count: Int) async throws {
    var (next, taken) = (0, [Int]())
    try await inOrder {
      defer { next += 1 }
      return next < count ? next : nil
    } work: { piece in
      // The first of each ten is the slowest.
      (0..<(piece % 10 == 0 ? 20_000 : 10)).reduce(piece) { sum, _ in sum }
    } take: {
      taken.append($0)
    }
    #expect(taken == Array(0..<count))
  }

  @Test("What a piece throws is thrown, and neither it nor what comes after it is taken")
  func failure() async {
    struct Broken: Error {}
    var (next, taken) = (0, [Int]())
    await #expect(throws: Broken.self) {
      try await inOrder {
        defer { next += 1 }
        return next
      } work: { piece in
        if piece == 40 { throw Broken() }
        return piece
      } take: {
        taken.append($0)
      }
    }
    #expect(taken == Array(0..<taken.count))
    #expect(taken.count <= 40)
  }
}
