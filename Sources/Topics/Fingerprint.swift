import Text

/// 64 bits that nearly equal texts nearly share (SimHash over runs of three characters).
package struct Fingerprint: Sendable, Hashable {
  package var bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  /// Texts with fewer letters share too much by chance.
  static let shortest = 60
  /// Longer texts are read so far only, which keeps the counters from overflowing.
  static let longest = 20_000

  /// The fingerprint of folded letters; nil if they are too few to say anything.
  package init?(_ letters: [UInt32]) {
    guard letters.count >= Self.shortest else { return nil }
    var counters = BitCounters()
    var (first, second) = (UInt64(letters[0]), UInt64(letters[1]))
    for letter in letters[2..<min(letters.count, Self.longest)] {
      let third = UInt64(letter)
      counters.add(Self.mixed(first << 42 ^ second << 21 ^ third))
      (first, second) = (second, third)
    }
    bits = counters.majority
  }

  /// The fingerprint of the letters and digits of a text; nil if they are too few to say anything.
  package init?(of text: String) {
    self.init(FoldedText(text).scalars.filter { isHan($0) || isLatinOrDigit($0) })
  }

  /// How many bits differ, 0–64.
  package func distance(to other: Fingerprint) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// Every bit of the result depends on every bit of the value (the finisher of MurmurHash3).
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var hash = value
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}

/// How often each of 64 bits was set, eight counters to a word: one hash is counted by eight additions.
private struct BitCounters {
  private var bytes = SIMD8<UInt64>.zero
  /// Sums of the even and of the odd bytes, sixteen bits each.
  private var even = SIMD8<UInt64>.zero
  private var odd = SIMD8<UInt64>.zero
  private var unflushed = 0
  private var count = 0

  private static let shifts = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
  private static let lowBits = SIMD8<UInt64>(repeating: 0x0101_0101_0101_0101)
  private static let lowBytes = SIMD8<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    bytes &+= (SIMD8(repeating: hash) &>> Self.shifts) & Self.lowBits
    count += 1
    unflushed += 1
    if unflushed == 255 { flush() }
  }

  private mutating func flush() {
    even &+= bytes & Self.lowBytes
    odd &+= (bytes &>> 8) & Self.lowBytes
    bytes = .zero
    unflushed = 0
  }

  /// The bits that were set in more than half of the hashes.
  var majority: UInt64 {
    var sums = self
    sums.flush()
    var result: UInt64 = 0
    for bit in 0..<64 {
      let byte = bit / 8
      let word = byte % 2 == 0 ? sums.even[bit % 8] : sums.odd[bit % 8]
      let times = word >> UInt64(byte / 2 * 16) & 0xFFFF
      if Int(times) * 2 > count { result |= 1 << UInt64(bit) }
    }
    return result
  }
}
