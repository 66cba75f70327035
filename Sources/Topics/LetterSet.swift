/// Which letters may stand in a text, by their last eight bits: what is not in here stands nowhere in it.
struct LetterSet: Sendable {
  private var bits = SIMD4<UInt64>()

  init(_ letters: [UInt32]) {
    for letter in letters { bits[Int(letter >> 6 & 3)] |= 1 << UInt64(letter & 63) }
  }

  @inline(__always)
  func mayHold(_ letter: UInt32) -> Bool { bits[Int(letter >> 6 & 3)] >> UInt64(letter & 63) & 1 == 1 }
}
