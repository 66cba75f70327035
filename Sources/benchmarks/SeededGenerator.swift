/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Draws indices by Zipf's law: the n-th is drawn in proportion to 1 / (n + offset).
struct ZipfLaw {
  private var sums: [Double] = []

  init(_ count: Int, offset: Double) {
    var sum = 0.0
    for index in 0..<count {
      sum += 1 / (Double(index) + offset)
      sums.append(sum)
    }
  }

  func draw(_ random: inout SeededGenerator) -> Int {
    let wanted = Double.random(in: 0..<(sums.last ?? 1), using: &random)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
