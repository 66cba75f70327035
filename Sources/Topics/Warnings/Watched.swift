import Model

/// An item in the window of the watch.
struct Watched: Sendable {
  var id: JSONValue
  var title: String
  var published: Timestamp
  var topic: String
  /// The one that published it.
  var source: Sources
  var concern: Concern
  /// Of its words; the same words again are no further voice.
  var words: Int
  /// Numbers of their records, ascending.
  var grams: [Int32]
  var wording: Wording
  /// Whether its source shows the same titles again and again: a ranking, whose items count by heat only.
  var isRanked: Bool
}

/// Items by serial number, the oldest of which leave.
struct Window: Sendable {
  private var items: [Watched] = []
  /// How many at the front have left; their places are given up a quarter of the array at a time.
  private var left = 0
  /// Serial number of the first that is held.
  private(set) var first = 0

  /// Serial number that the next item gets.
  var next: Int { first + items.count - left }

  subscript(serial: Int) -> Watched { items[place(serial)] }

  func concern(of serial: Int) -> Concern { items[place(serial)].concern }

  func source(of serial: Int) -> Sources { items[place(serial)].source }

  func grams(of serial: Int) -> [Int32] { items[place(serial)].grams }

  func wording(of serial: Int) -> Wording { items[place(serial)].wording }

  func words(of serial: Int) -> Int { items[place(serial)].words }

  private func place(_ serial: Int) -> Int { serial - first + left }

  mutating func add(_ item: Watched) { items.append(item) }

  /// Serial number of the first item published after a moment; the next one's if there is none.
  func serial(after time: Timestamp) -> Int {
    var (low, high) = (left, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].published > time { high = middle } else { low = middle + 1 }
    }
    return first + low - left
  }

  /// Takes out what was published before a moment, and what is too many and was published before a later one; items
  /// came in time order.
  mutating func drop(before far: Timestamp, beyond most: Int, before near: Timestamp) -> [Watched] {
    let many = items.count - most
    let end =
      items[left...].indices.first {
        let time = items[$0].published
        return time >= near || time >= far && $0 >= many
      } ?? items.count
    let dropped = Array(items[left..<end])
    first += dropped.count
    left = end
    if left * 4 > items.count {
      items.removeFirst(left)
      left = 0
    }
    return dropped
  }
}

/// Which items hold a key (a name, a story, area and place), and how many held it before the window.
struct Tally<Key: Hashable & Sendable>: Sendable {
  private var present: [Key: [Int]] = [:]
  private var past: [Key: Int32] = [:]
  /// More keys than this are not remembered: those seen once go first.
  private let most = 2_000_000

  mutating func add(_ serial: Int, to key: Key) { present[key, default: []].append(serial) }

  /// Serial numbers of the items that hold it, in order.
  func items(of key: Key) -> [Int] { present[key] ?? [] }

  func past(of key: Key) -> Int { Int(past[key] ?? 0) }

  /// The oldest item of a key leaves the window.
  mutating func expire(_ key: Key) {
    drop(key)
    learn(key)
  }

  /// The same, and nothing of it is remembered.
  mutating func drop(_ key: Key) {
    guard let place = present.index(forKey: key) else { return }
    present.values[place].removeFirst()
    if present.values[place].isEmpty { present.remove(at: place) }
  }

  /// Counts what never was in the window.
  mutating func learn(_ key: Key) {
    past[key, default: 0] += 1
    if past.count > most { past = past.filter { $0.value > 1 } }
  }
}
