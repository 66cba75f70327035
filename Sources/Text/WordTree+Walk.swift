extension WordTree {
  /// A place where a word may start, and the slot of its first edge.
  struct Entry {
    var start: Int32 = 0
    /// As it is for the edge of a pair, inverted for that of a single character.
    var slot: Int32 = 0
  }

  /// Looks up the first edges of the candidates, keeps those whose slot is taken, and says how many they are; there
  /// must be room for two entries for each.
  ///
  /// No step waits for another and none branches, so that the processor has many look-ups under way at once.
  @inline(__always)
  func enter(
    _ text: Span<UInt32>, _ candidates: UnsafeBufferPointer<Int32>,
    into entries: UnsafeMutableBufferPointer<Entry>
  ) -> Int {
    let edges = self.edges.span
    var kept = 0
    for index in candidates.indices {
      let start = unsafe candidates[index]
      if hasSingles {
        let slot = home(Self.single(unsafe text[unchecked: Int(start)]))
        unsafe entries[kept] = Entry(start: start, slot: ~Int32(truncatingIfNeeded: slot))
        kept &+= Int(truncatingIfNeeded: unsafe edges[unchecked: slot].key &>> 63)
        if Int(start) + 1 == text.count { break }
      }
      let slot = home(Self.pair(unsafe text.pair(uncheckedAt: Int(start))))
      unsafe entries[kept] = Entry(start: start, slot: Int32(truncatingIfNeeded: slot))
      kept &+= Int(truncatingIfNeeded: unsafe edges[unchecked: slot].key &>> 63)
    }
    return kept
  }

  /// Writes the words that start at an entry, and gives the new number of hits written; there must be room for
  /// `mostAtOnePlace` and one more.
  @inline(__always)
  func write(
    _ entry: Entry, _ text: Span<UInt32>, _ hits: UnsafeMutableBufferPointer<WordMatcher.Hit>, _ count: Int
  ) -> Int {
    let edges = self.edges.span
    var count = count
    let start = Int(entry.start)
    var place = start + 1
    var slot: Int
    if entry.slot < 0 {
      slot = Int(~entry.slot)
      guard find(Self.single(unsafe text[unchecked: start]), from: &slot) else { return count }
    } else {
      slot = Int(entry.slot)
      let pair = Self.pair(unsafe text.pair(uncheckedAt: start))
      guard find(pair, from: &slot) else { return count }
      place &+= 1
    }
    while true {
      let edge = unsafe edges[unchecked: slot]
      unsafe hits[count] = WordMatcher.Hit(word: edge.word & ~Self.hasEqual, start: start, end: place)
      count &+= Int(truncatingIfNeeded: ~edge.word &>> 31 & 1)
      if edge.word >= Self.hasEqual { unsafe count = writeEquals(hits, count) }
      guard place < text.count else { return count }
      let code = unsafe text[unchecked: place]
      guard edge.further &>> code & 1 == 1 else { return count }
      let key = Self.step(slot, code)
      slot = home(key)
      guard find(key, from: &slot) else { return count }
      place &+= 1
    }
  }

  /// Moves `slot` on to the one that holds the key; false if none does.
  @inline(__always)
  private func find(_ key: UInt64, from slot: inout Int) -> Bool {
    let edges = self.edges.span
    while true {
      let found = unsafe edges[unchecked: slot].key
      if found == key { return true }
      if found == 0 { return false }
      slot = next(slot)
    }
  }

  /// Whether any word starts at an entry.
  func holdsWord(_ entry: Entry, _ text: Span<UInt32>) -> Bool {
    unsafe withUnsafeTemporaryAllocation(of: WordMatcher.Hit.self, capacity: mostAtOnePlace + 1) {
      unsafe write(entry, text, $0, 0) > 0
    }
  }

  /// Writes the last hit's word's equals after it.
  private func writeEquals(_ hits: UnsafeMutableBufferPointer<WordMatcher.Hit>, _ count: Int) -> Int {
    let hit = unsafe hits[count - 1]
    var count = count
    var word = equal[hit.word]
    while word >= 0 {
      unsafe hits[count] = WordMatcher.Hit(word: word, start: hit.start, end: hit.end)
      count += 1
      word = equal[Int(word)]
    }
    return count
  }
}
