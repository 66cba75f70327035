/// Finds fingerprints within three bits of one: cut into four pieces of 16 bits, at least one piece must be the same.
package struct FingerprintTable: Sendable {
  /// Fingerprints that differ in more bits are not found.
  package static let reach = 3

  /// Where the fingerprints that share a piece stand, one after another. There is room for the next power of two of
  /// their number, and for four at least.
  private struct Run: Sendable {
    var start: Int32 = 0
    var count: Int32 = 0

    var isFull: Bool { count == 0 || count >= Run.least && count & (count - 1) == 0 }

    static let least: Int32 = 4
  }

  /// For each piece and each of its values; empty until the first is inserted.
  private var runs: [Run] = []
  /// Apart from their numbers, which only those that are found are asked for: a lookup reads few cache lines, and none
  /// of them has to wait for another.
  private var bits: [UInt64] = []
  private var numbers: [Int32] = []
  /// Starts of runs that were left for longer ones, by the logarithm of their room.
  private var left: [[Int32]] = Array(repeating: [], count: 32)

  package init() {}

  package mutating func insert(_ fingerprint: Fingerprint, number: Int32) {
    if runs.isEmpty { runs = Array(repeating: Run(), count: 4 << 16) }
    for piece in 0..<4 {
      let bucket = Self.bucket(fingerprint, piece)
      if runs[bucket].isFull { lengthen(bucket) }
      let place = Int(runs[bucket].start + runs[bucket].count)
      bits[place] = fingerprint.bits
      numbers[place] = number
      runs[bucket].count += 1
    }
  }

  /// Moves a run to where it has twice the room.
  private mutating func lengthen(_ bucket: Int) {
    let run = runs[bucket]
    let room = max(run.count * 2, Run.least)
    if let start = left[room.trailingZeroBitCount].popLast() {
      runs[bucket].start = start
    } else {
      runs[bucket].start = Int32(bits.count)
      bits.append(contentsOf: repeatElement(0, count: Int(room)))
      numbers.append(contentsOf: repeatElement(0, count: Int(room)))
    }
    guard run.count > 0 else { return }
    for offset in 0..<Int(run.count) {
      bits[Int(runs[bucket].start) + offset] = bits[Int(run.start) + offset]
      numbers[Int(runs[bucket].start) + offset] = numbers[Int(run.start) + offset]
    }
    left[run.count.trailingZeroBitCount].append(run.start)
  }

  /// Calls `body` once for each number whose fingerprint is near, in no order that means anything.
  package func forEachNear(_ fingerprint: Fingerprint, _ body: (Int32) -> Void) {
    guard !runs.isEmpty else { return }
    let runs = (
      runs[Self.bucket(fingerprint, 0)], runs[Self.bucket(fingerprint, 1)], runs[Self.bucket(fingerprint, 2)],
      runs[Self.bucket(fingerprint, 3)]
    )
    look(runs.0, 0, fingerprint, body)
    look(runs.1, 1, fingerprint, body)
    look(runs.2, 2, fingerprint, body)
    look(runs.3, 3, fingerprint, body)
  }

  @inline(__always)
  private func look(_ run: Run, _ piece: Int, _ fingerprint: Fingerprint, _ body: (Int32) -> Void) {
    let start = Int(run.start)
    let span = bits.span.extracting(start..<start + Int(run.count))
    for offset in span.indices {
      let difference = span[offset] ^ fingerprint.bits
      // Found under an earlier piece already if that piece is the same, too.
      guard difference.nonzeroBitCount <= Self.reach,
        (0..<piece).allSatisfy({ difference >> UInt64($0 * 16) & 0xFFFF != 0 })
      else { continue }
      body(numbers[start + offset])
    }
  }

  @inline(__always)
  private static func bucket(_ fingerprint: Fingerprint, _ piece: Int) -> Int {
    piece << 16 | Int(fingerprint.bits >> UInt64(piece * 16) & 0xFFFF)
  }
}
