import Testing

@testable import Topics

struct FingerprintTests {
  @Test("Counting by bytes gives what counting bit by bit gives, beyond one byte's range, too")
  func counters() {
    for length in [60, 61, 257, 258, 259, 900, 5000] {
      var random = SystemRandomNumberGenerator()
      let letters = (0..<length).map { _ in UInt32.random(in: 0x4E00...0x4E20, using: &random) }
      #expect(Fingerprint(letters)?.bits == naive(letters), "\(letters)")
    }
  }

  private func naive(_ letters: [UInt32]) -> UInt64 {
    var counts = [Int](repeating: 0, count: 64)
    for place in 0..<letters.count - 2 {
      let gram = letters[place...place + 2].map(UInt64.init)
      let hash = Fingerprint.mixed(gram[0] << 42 ^ gram[1] << 21 ^ gram[2])
      for bit in 0..<64 { counts[bit] += hash >> UInt64(bit) & 1 == 1 ? 1 : -1 }
    }
    return counts.indices.reduce(0) { $0 | (counts[$1] > 0 ? 1 << UInt64($1) : 0) }
  }

  @Test("Texts of fewer than sixty letters have none")
  func short() {
    #expect(Fingerprint(of: String(repeating: "字，", count: 59)) == nil)
    #expect(Fingerprint(of: String(repeating: "字词，", count: 30)) != nil)
  }

  @Test("The table finds each fingerprint within three bits once, and none beyond")
  func table() {
    var random = SystemRandomNumberGenerator()
    let known = (0..<300).map { number -> Fingerprint in
      // Families of near ones, so that there is something to find.
      var bits = UInt64(number / 10) &* 0x9E37_79B9_7F4A_7C15
      for _ in 0..<number % 5 { bits ^= 1 << UInt64.random(in: 0..<64, using: &random) }
      return Fingerprint(bits: bits)
    }
    var table = FingerprintTable()
    for (number, fingerprint) in known.enumerated() { table.insert(fingerprint, number: Int32(number)) }
    for wanted in known {
      var found: [Int32] = []
      table.forEachNear(wanted) { found.append($0) }
      let expected = known.indices.filter { known[$0].distance(to: wanted) <= FingerprintTable.reach }
      #expect(found.sorted() == expected.map(Int32.init))
    }
  }

  @Test("An empty table finds nothing")
  func empty() {
    FingerprintTable().forEachNear(Fingerprint(bits: 0)) { #expect(Bool(false), "found \($0)") }
  }
}
