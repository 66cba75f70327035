/// Finds every word of a list in a folded text in one pass, overlapping ones too.
///
/// A bitmap over pairs of characters tells in one load whether any word can start here; only then the few words with
/// this start are compared. Words of one character have a table of their own.
package struct WordMatcher: Sendable {
  /// A word in a text, both in folded characters.
  package struct Hit: Sendable, Hashable {
    /// Index of the word in the list given to `init`.
    package var word: Int
    package var start: Int
    package var end: Int
  }

  /// Words of two and more characters that start alike, as places in `tails`.
  private struct Start: Sendable {
    var pair: UInt64
    var first: Int32
    var count: Int32
  }

  private struct Tail: Sendable {
    var word: Int32
    /// Where the word's characters stand in `characters`.
    var from: Int32
    var length: Int32
  }

  private var bitmap: [UInt64]
  private let bitmapShift: UInt64
  private var slots: [Start]
  private let slotMask: Int
  private var tails: [Tail] = []
  private var characters: [UInt32] = []
  private var singles: [UInt32: [Int32]] = [:]

  /// - Parameter words: folded; equal words are found under each of their indices, empty ones never.
  package init(_ words: [[UInt32]]) {
    let long = words.indices.filter { words[$0].count >= 2 }
      .sorted { Self.pair(words[$0][0], words[$0][1]) < Self.pair(words[$1][0], words[$1][1]) }
    for index in words.indices where words[index].count == 1 {
      singles[words[index][0], default: []].append(Int32(index))
    }
    var bits: UInt64 = 12
    while bits < 22, 1 << bits < long.count * 16 { bits += 1 }
    bitmap = Array(repeating: 0, count: 1 << Int(bits - 6))
    bitmapShift = 64 - bits
    var capacity = 16
    while capacity < long.count * 2 { capacity *= 2 }
    slots = Array(repeating: Start(pair: 0, first: 0, count: 0), count: capacity)
    slotMask = capacity - 1
    for index in long { add(words[index], index) }
  }

  private mutating func add(_ word: [UInt32], _ index: Int) {
    let pair = Self.pair(word[0], word[1])
    let hash = Self.hash(pair)
    let bit = hash >> bitmapShift
    bitmap[Int(bit >> 6)] |= 1 << (bit & 63)
    var slot = Int(truncatingIfNeeded: hash) & slotMask
    while slots[slot].count > 0, slots[slot].pair != pair { slot = (slot + 1) & slotMask }
    if slots[slot].count == 0 { slots[slot] = Start(pair: pair, first: Int32(tails.count), count: 0) }
    slots[slot].count += 1
    tails.append(Tail(word: Int32(index), from: Int32(characters.count), length: Int32(word.count)))
    characters += word
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private static func hash(_ pair: UInt64) -> UInt64 {
    let mixed = (pair ^ (pair >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 32)
  }

  /// Calls `body` for every word that stands in `text`, in order of start.
  package func forEachHit(in text: [UInt32], _ body: (Hit) -> Void) {
    let count = text.count
    for start in 0..<count {
      if !singles.isEmpty, let words = singles[text[start]] {
        for word in words { body(Hit(word: Int(word), start: start, end: start + 1)) }
      }
      guard start + 1 < count else { return }
      let pair = Self.pair(text[start], text[start + 1])
      let hash = Self.hash(pair)
      let bit = hash >> bitmapShift
      if bitmap[Int(bit >> 6)] & (1 << (bit & 63)) != 0 { verify(pair, hash, text, start, body) }
    }
  }

  private func verify(_ pair: UInt64, _ hash: UInt64, _ text: [UInt32], _ start: Int, _ body: (Hit) -> Void) {
    var slot = Int(truncatingIfNeeded: hash) & slotMask
    while slots[slot].count > 0, slots[slot].pair != pair { slot = (slot + 1) & slotMask }
    let found = slots[slot]
    for tail in tails[Int(found.first)..<Int(found.first + found.count)] {
      let end = start + Int(tail.length)
      guard end <= text.count, matches(tail, text, start) else { continue }
      body(Hit(word: Int(tail.word), start: start, end: end))
    }
  }

  private func matches(_ tail: Tail, _ text: [UInt32], _ start: Int) -> Bool {
    let from = Int(tail.from)
    var offset = 2
    while offset < Int(tail.length) {
      if characters[from + offset] != text[start + offset] { return false }
      offset += 1
    }
    return true
  }
}
