/// The words as a tree of characters, its edges in one open hash table.
///
/// A walk starts with the first two characters at once, and with the first alone for words of one character.
struct WordTree: Sendable {
  /// An edge of the tree and the node it leads to, which is known by its slot.
  struct Edge: Sendable {
    /// Where it comes from and its character: see `single`, `pair` and `step`; 0 in a free slot.
    var key: UInt64 = 0
    /// One bit for each edge that goes on, by the low bits of its character: most walks end here without a look-up.
    var further: UInt32 = 0
    /// The first word that ends here, with `hasEqual` if there are more, or −1.
    var word: Int32 = -1
  }

  /// Marks the first of several equal words; indices of words are smaller.
  static let hasEqual: Int32 = 0x4000_0000

  private(set) var edges: [Edge]
  private let shift: UInt64
  /// By word the next equal one, or −1.
  private(set) var equal: [Int32]
  private(set) var hasSingles = false
  /// At least as many as words can start at one place.
  private(set) var mostAtOnePlace = 1

  init(_ words: [[UInt32]]) {
    let most = words.reduce(0) { $0 + max($1.count - 1, 1) }
    var bits: UInt64 = 13
    while 1 << bits < most * 2 { bits += 1 }
    shift = 64 - bits
    edges = Array(repeating: Edge(), count: 1 << Int(bits))
    equal = Array(repeating: -1, count: words.count)
    var ranks = Array(repeating: 1, count: words.count)
    // Backwards, so that the first of equal words comes first.
    for index in words.indices.reversed() where !words[index].isEmpty {
      let slot = path(words[index])
      if edges[slot].word >= 0 {
        let other = edges[slot].word & ~Self.hasEqual
        ranks[index] = ranks[Int(other)] + 1
        equal[index] = other
      }
      edges[slot].word = Int32(index) | (equal[index] < 0 ? 0 : Self.hasEqual)
    }
    mostAtOnePlace = (words.lazy.map(\.count).max() ?? 1) * (ranks.max() ?? 1)
  }

  /// The slot where a word ends.
  private mutating func path(_ word: [UInt32]) -> Int {
    if word.count == 1 {
      hasSingles = true
      return take(Self.single(word[0]))
    }
    var slot = take(Self.pair(packed(word[0], word[1])))
    for code in word.dropFirst(2) {
      edges[slot].further |= 1 << (code & 31)
      slot = take(Self.step(slot, code))
    }
    return slot
  }

  /// The slot of an edge, taken for it if it is new.
  private mutating func take(_ key: UInt64) -> Int {
    var slot = home(key)
    while edges[slot].key != key, edges[slot].key != 0 { slot = (slot &+ 1) & (edges.count &- 1) }
    edges[slot].key = key
    return slot
  }

  /// The key of a word of one character; the highest bit is set in every key.
  @inline(__always)
  static func single(_ code: UInt32) -> UInt64 { 0xC000_0000_0000_0000 | UInt64(code) }

  /// The key of two first characters, packed.
  @inline(__always)
  static func pair(_ pair: UInt64) -> UInt64 { 0x8000_0000_0000_0000 | pair }

  /// The key of a further character.
  @inline(__always)
  static func step(_ slot: Int, _ code: UInt32) -> UInt64 {
    0xA000_0000_0000_0000 | UInt64(truncatingIfNeeded: slot) << 32 | UInt64(code)
  }

  /// Where the search for a key begins.
  @inline(__always)
  func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// The slot that follows when `slot` holds another key.
  @inline(__always)
  func next(_ slot: Int) -> Int { (slot &+ 1) & (edges.count &- 1) }
}
