/// Finds fingerprints within three bits of one: cut into four pieces of 16 bits, at least one piece must be the same.
package struct FingerprintTable: Sendable {
  /// Fingerprints that differ in more bits are not found.
  package static let reach = 3

  /// Up to four of the fingerprints that share a piece: a cache line, so that looking at them is one load.
  private struct Block: Sendable {
    var bits = SIMD4<UInt64>()
    var numbers = SIMD4<Int32>()
    var count: Int32 = 0
    /// The full block before it; −1 = none.
    var before: Int32
  }

  private var blocks: [Block] = []
  /// For each piece and each of its values the newest block; −1 = none.
  private var newest: [Int32] = []

  package init() {}

  package mutating func insert(_ fingerprint: Fingerprint, number: Int32) {
    if newest.isEmpty { newest = Array(repeating: -1, count: 4 << 16) }
    for piece in 0..<4 {
      let bucket = Self.bucket(fingerprint, piece)
      var block = newest[bucket]
      if block < 0 || blocks[Int(block)].count == 4 {
        blocks.append(Block(before: block))
        block = Int32(blocks.count - 1)
        newest[bucket] = block
      }
      let place = Int(blocks[Int(block)].count)
      blocks[Int(block)].bits[place] = fingerprint.bits
      blocks[Int(block)].numbers[place] = number
      blocks[Int(block)].count += 1
    }
  }

  /// Calls `body` once for each number whose fingerprint is near, in no order that means anything.
  package func forEachNear(_ fingerprint: Fingerprint, _ body: (Int32) -> Void) {
    guard !newest.isEmpty else { return }
    for piece in 0..<4 {
      var number = newest[Self.bucket(fingerprint, piece)]
      while number >= 0 {
        let block = blocks[Int(number)]
        number = block.before
        for place in 0..<Int(block.count) {
          let difference = block.bits[place] ^ fingerprint.bits
          // Found under an earlier piece already if that piece is the same, too.
          guard difference.nonzeroBitCount <= Self.reach,
            (0..<piece).allSatisfy({ difference >> UInt64($0 * 16) & 0xFFFF != 0 })
          else { continue }
          body(block.numbers[place])
        }
      }
    }
  }

  @inline(__always)
  private static func bucket(_ fingerprint: Fingerprint, _ piece: Int) -> Int {
    piece << 16 | Int(fingerprint.bits >> UInt64(piece * 16) & 0xFFFF)
  }
}
