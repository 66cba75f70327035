/// Which items of the window hold a gram, and how many held it before: a table of its own, for a county's year brings
/// a hundred million of them.
struct GramTally: Sendable {
  private struct Record: Sendable {
    var gram: UInt64
    /// Items that held it and left the window; −1 = the record is free.
    var past: Int32
    var count: Int32
    /// Those of its items that are new; the rest were aged.
    var recent: Int32
    /// Who ever published it.
    var sources: Sources
    /// First and last node of its items.
    var first: Int32
    var last: Int32
  }

  private struct Node: Sendable {
    var serial: Int32
    var next: Int32
  }

  /// More grams than this are not remembered, those seen least go first; but those of the window stay.
  private let most: Int
  /// As many there may be now.
  private var ceiling: Int
  private static let none: Int32 = -1

  private var records: [Record] = []
  private var freeRecords: [Int32] = []
  /// Record by hash of its gram; a power of two, at most half full.
  private var slots = [Int32](repeating: none, count: 1 << 12)
  private var nodes: [Node] = []
  private var freeNode = none
  private var used = 0

  init(most: Int = 2_000_000) { (self.most, ceiling) = (most, most) }

  /// Adds the window's newest item.
  ///
  /// - Returns: number of the gram's record, good while an item of the window holds it.
  mutating func add(_ serial: Int, to gram: UInt64, from source: Sources) -> Int32 {
    let number = record(of: gram)
    let node = newNode(Node(serial: Int32(truncatingIfNeeded: serial), next: Self.none))
    let place = Int(number)
    if records[place].count == 0 {
      records[place].first = node
    } else {
      nodes[Int(records[place].last)].next = node
    }
    records[place].last = node
    records[place].count += 1
    records[place].recent += 1
    records[place].sources |= source
    return number
  }

  /// Counts what never was in the window.
  mutating func learn(_ gram: UInt64, from source: Sources) {
    let place = Int(record(of: gram))
    records[place].past += 1
    records[place].sources |= source
  }

  /// The oldest new item of a record is new no more.
  mutating func age(_ number: Int32) { records[Int(number)].recent -= 1 }

  /// The oldest item of a record, which is new no more, leaves the window.
  mutating func expire(_ number: Int32) {
    let place = Int(number)
    let node = records[place].first
    records[place].first = nodes[Int(node)].next
    records[place].count -= 1
    records[place].past += 1
    nodes[Int(node)].next = freeNode
    freeNode = node
  }

  func gram(_ number: Int32) -> UInt64 { records[Int(number)].gram }

  func count(_ number: Int32) -> Int { Int(records[Int(number)].count) }

  /// How many new items hold it.
  func recent(_ number: Int32) -> Int { Int(records[Int(number)].recent) }

  func past(_ number: Int32) -> Int { Int(records[Int(number)].past) }

  func sources(_ number: Int32) -> Sources { records[Int(number)].sources }

  /// Serial numbers of the items that hold it, in order.
  func items(_ number: Int32) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(count(number))
    var node = records[Int(number)].first
    for _ in 0..<count(number) {
      found.append(Int(nodes[Int(node)].serial))
      node = nodes[Int(node)].next
    }
    return found
  }

  private mutating func newNode(_ node: Node) -> Int32 {
    guard freeNode != Self.none else {
      nodes.append(node)
      return Int32(nodes.count - 1)
    }
    let place = freeNode
    freeNode = nodes[Int(place)].next
    nodes[Int(place)] = node
    return place
  }

  private mutating func record(of gram: UInt64) -> Int32 {
    var slot = home(gram)
    while slots[slot] != Self.none {
      if records[Int(slots[slot])].gram == gram { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    if used >= ceiling {
      forgetRarest()
      return record(of: gram)
    }
    if (used + 1) * 2 > slots.count {
      fill(slots: slots.count * 2)
      return record(of: gram)
    }
    let new = Record(gram: gram, past: 0, count: 0, recent: 0, sources: 0, first: Self.none, last: Self.none)
    let number = freeRecords.popLast() ?? Int32(records.count)
    if Int(number) < records.count { records[Int(number)] = new } else { records.append(new) }
    slots[slot] = number
    used += 1
    return number
  }

  @inline(__always)
  private func home(_ gram: UInt64) -> Int { Int(Fingerprint.mixed(gram) & UInt64(slots.count - 1)) }

  /// Lets go of the grams outside the window that were seen least, until a tenth is free; where the window alone holds
  /// more, there may be more.
  private mutating func forgetRarest() {
    var least: Int32 = 1
    while used * 10 > most * 9, least < 1 << 20 {
      for place in records.indices
      where records[place].count == 0 && (0...least).contains(records[place].past) {
        records[place].past = -1
        freeRecords.append(Int32(place))
        used -= 1
      }
      least *= 2
    }
    ceiling = max(most, used + used / 8)
    fill(slots: used * 4 > slots.count ? slots.count * 2 : slots.count)
  }

  private mutating func fill(slots count: Int) {
    slots = [Int32](repeating: Self.none, count: count)
    for place in records.indices where records[place].past >= 0 {
      var slot = home(records[place].gram)
      while slots[slot] != Self.none { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
