/// A set of packed pairs that is asked a hundred times an item: open addressing, without the standard set's seeds.
struct PairSet: Sendable {
  private var slots = [UInt64](repeating: 0, count: 1 << 8)
  private(set) var count = 0

  /// - Parameter pair: not 0.
  /// - Returns: whether it was not there before.
  mutating func insert(_ pair: UInt64) -> Bool {
    if (count + 1) * 3 > slots.count { grow() }
    var slot = home(pair)
    while slots[slot] != 0 {
      if slots[slot] == pair { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = pair
    count += 1
    return true
  }

  func contains(_ pair: UInt64) -> Bool {
    var slot = home(pair)
    while slots[slot] != 0 {
      if slots[slot] == pair { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  @inline(__always)
  private func home(_ pair: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    count = 0
    for pair in old where pair != 0 { _ = insert(pair) }
  }
}
