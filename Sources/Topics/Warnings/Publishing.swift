/// A set of sources, a bit each; more than there are bits share them in turn.
typealias Sources = UInt32

/// A count for each source.
struct SourceCounts: Sendable {
  private var counts = [Int](repeating: 0, count: Sources.bitWidth)

  subscript(bit: Int) -> Int {
    get { counts[bit] }
    set { counts[bit] = newValue }
  }

  /// What these count together.
  func sum(_ sources: Sources) -> Int {
    var (sum, rest) = (0, sources)
    while rest != 0 {
      sum += counts[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }

  /// One more of a single source.
  mutating func add(_ source: Sources) { counts[source.trailingZeroBitCount] += 1 }
}

/// How much each source publishes, so that what one says is held against what that one said before: a feed that is new,
/// or dead, changes nothing for the others.
struct Publishing: Sendable {
  /// What each source published since an item, and before it.
  struct Volume: Sendable {
    var since = SourceCounts()
    var before = SourceCounts()
  }

  private var bits: [String: Int] = [:]
  /// More sources than this are not remembered by name.
  private static let most = 4096
  /// By bit: serial numbers of its items in the window, ascending.
  private var serials = [[Int32]](repeating: [], count: Sources.bitWidth)
  /// How many at the front of each have left; their places are given up a quarter at a time.
  private var left = SourceCounts()
  /// Items that left the window or never were in it.
  private var past = SourceCounts()

  /// Takes the window's newest item.
  mutating func add(_ serial: Int, from source: String) -> Sources {
    let bit = bit(of: source)
    serials[bit].append(Int32(truncatingIfNeeded: serial))
    return 1 << bit
  }

  /// Counts what never was in the window.
  mutating func learn(_ source: String) -> Sources {
    let bit = bit(of: source)
    past[bit] += 1
    return 1 << bit
  }

  /// The oldest item of a source leaves the window.
  mutating func expire(_ source: Sources) {
    past.add(source)
    left.add(source)
    let bit = source.trailingZeroBitCount
    guard left[bit] * 4 > serials[bit].count else { return }
    serials[bit].removeFirst(left[bit])
    left[bit] = 0
  }

  /// What was published from an item of the window on.
  func volume(from serial: Int) -> Volume {
    var volume = Volume()
    for bit in serials.indices {
      let first = place(serial, bit)
      volume.since[bit] = serials[bit].count - first
      volume.before[bit] = past[bit] + first - left[bit]
    }
    return volume
  }

  /// All that these ever published.
  func count(_ sources: Sources) -> Int {
    let present = serials.indices.reduce(0) { sum, bit in
      sum + (sources & 1 << bit == 0 ? 0 : serials[bit].count - left[bit])
    }
    return past.sum(sources) + present
  }

  private mutating func bit(of source: String) -> Int {
    if let bit = bits[source] { return bit }
    guard bits.count < Self.most else {
      return Int(source.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) } % UInt32(Sources.bitWidth))
    }
    let bit = bits.count % Sources.bitWidth
    bits[source] = bit
    return bit
  }

  /// Place of the first item of a bit that is not before another.
  private func place(_ serial: Int, _ bit: Int) -> Int {
    var (low, high) = (left[bit], serials[bit].count)
    while low < high {
      let middle = (low + high) / 2
      if serials[bit][middle] >= serial { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
