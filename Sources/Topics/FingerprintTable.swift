/// Finds fingerprints within three bits of one: cut into four pieces of 16 bits, at least one piece must be the same.
package struct FingerprintTable: Sendable {
  /// Fingerprints that differ in more bits are not found.
  package static let reach = 3

  private struct Entry: Sendable {
    var fingerprint: Fingerprint
    var number: Int32
  }

  /// For each piece and each of its values the fingerprints that have it.
  private var buckets: [[Entry]] = []

  package init() {}

  package mutating func insert(_ fingerprint: Fingerprint, number: Int32) {
    if buckets.isEmpty { buckets = Array(repeating: [], count: 4 << 16) }
    for piece in 0..<4 {
      buckets[Self.bucket(fingerprint, piece)].append(Entry(fingerprint: fingerprint, number: number))
    }
  }

  /// Calls `body` once for each number whose fingerprint is near, in no order that means anything.
  package func forEachNear(_ fingerprint: Fingerprint, _ body: (Int32) -> Void) {
    guard !buckets.isEmpty else { return }
    for piece in 0..<4 {
      for entry in buckets[Self.bucket(fingerprint, piece)] {
        let difference = entry.fingerprint.bits ^ fingerprint.bits
        // Found under an earlier piece already if that piece is the same, too.
        guard difference.nonzeroBitCount <= Self.reach,
          (0..<piece).allSatisfy({ difference >> UInt64($0 * 16) & 0xFFFF != 0 })
        else { continue }
        body(entry.number)
      }
    }
  }

  @inline(__always)
  private static func bucket(_ fingerprint: Fingerprint, _ piece: Int) -> Int {
    piece << 16 | Int(fingerprint.bits >> UInt64(piece * 16) & 0xFFFF)
  }
}
