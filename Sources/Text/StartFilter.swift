/// Where in a text a word may start: one bit for each hashed pair of first characters, and for each character that is a
/// word alone.
struct StartFilter: Sendable {
  /// By hash of a pair.
  private var pairs: [UInt64]
  private let shift: UInt64
  /// By the low 16 bits of a character; empty if no word has one character only.
  private var singles: [UInt64]

  init(_ words: [[UInt32]]) {
    let long = words.count { $0.count >= 2 }
    // About one foreign pair in 64 passes.
    var bits: UInt64 = 14
    while bits < 21, 1 << bits < long * 64 { bits += 1 }
    shift = 64 - bits
    pairs = Array(repeating: 0, count: 1 << Int(bits - 6))
    singles = words.contains { $0.count == 1 } ? Array(repeating: 0, count: 1024) : []
    for word in words { add(word) }
  }

  private mutating func add(_ word: [UInt32]) {
    if word.count == 1 {
      let code = UInt64(word[0])
      singles[Int(code >> 6 & 1023)] |= 1 << (code & 63)
    } else if word.count > 1 {
      let bit = Self.hash(packed(word[0], word[1])) >> shift
      pairs[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }

  @inline(__always)
  private static func hash(_ pair: UInt64) -> UInt64 { pair &* 0x9E37_79B9_7F4A_7C15 }

  /// Lists the places of `block` where a word may start, and says how many they are.
  @inline(__always)
  func list(in text: Span<UInt32>, _ block: Range<Int>, into candidates: UnsafeMutableBufferPointer<Int32>)
    -> Int
  {
    singles.isEmpty
      ? unsafe list(in: text, block, into: candidates, withSingles: false)
      : unsafe list(in: text, block, into: candidates, withSingles: true)
  }

  @inline(__always)
  private func list(
    in text: Span<UInt32>, _ block: Range<Int>, into candidates: UnsafeMutableBufferPointer<Int32>,
    withSingles: Bool
  ) -> Int {
    let pairs = self.pairs.span
    let singles = self.singles.span
    var count = 0
    let end = min(block.upperBound, text.count - 1)
    for start in block.lowerBound..<max(end, block.lowerBound) {
      let pair = unsafe text.pair(uncheckedAt: start)
      let bit = Self.hash(pair) &>> shift
      var keep = unsafe pairs[unchecked: Int(truncatingIfNeeded: bit &>> 6)] &>> bit
      if withSingles {
        let code = pair & 0xFFFF
        keep |= unsafe singles[unchecked: Int(truncatingIfNeeded: code &>> 6)] &>> code
      }
      unsafe candidates[count] = Int32(truncatingIfNeeded: start)
      count &+= Int(truncatingIfNeeded: keep & 1)
    }
    if withSingles, end < block.upperBound {
      unsafe candidates[count] = Int32(truncatingIfNeeded: end)
      count += 1
    }
    return count
  }
}

/// Two neighbouring characters in one word, the first in the lower half.
@inline(__always)
func packed(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) | UInt64(second) << 32 }

extension Span<UInt32> {
  /// The character at a place and the next, packed; one load instead of two. Both must be there.
  @unsafe @inline(__always)
  func pair(uncheckedAt place: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &* 4, as: UInt64.self))
  }
}
