package import Model
import Text

/// The topics of the last days, ready to tell where a new item belongs.
///
/// An item joins the topic whose first report it repeats or nearly repeats; it is never compared with later members,
/// so no chain of small differences can pull two stories together. Better two topics than a wrong one (宁可漏合，不可错合).
package struct TopicIndex: Sendable {
  /// How the comparison is tuned.
  package struct Tuning: Sendable {
    /// Topics that began earlier than this many seconds before an item do not take it.
    package var window: Int64 = 3 * 86400
    /// Share of common pairs of characters (Dice) from which two titles are near-duplicates.
    package var similarity = 0.7
    /// Titles with fewer letters say too little to be compared (公告, 停电通知).
    package var shortest = 8

    package init() {}
  }

  private struct Entry: Sendable {
    var founder: TopicFounder
    var title: ComparableTitle
  }

  private let tuning: Tuning
  private var entries: [Entry] = []
  private var byLetters: [[UInt32]: [Int]] = [:]
  private var byPair: [UInt64: [Int32]] = [:]

  package init(_ founders: [TopicFounder] = [], tuning: Tuning = Tuning()) {
    self.tuning = tuning
    for founder in founders { add(founder) }
  }

  /// Adds a topic by its first report.
  package mutating func add(_ founder: TopicFounder) {
    let title = ComparableTitle(founder.title)
    let index = entries.count
    entries.append(Entry(founder: founder, title: title))
    guard title.letters.count >= tuning.shortest else { return }
    byLetters[title.letters, default: []].append(index)
    for pair in title.pairs { byPair[pair, default: []].append(Int32(index)) }
  }

  /// The topic of a new item, which is added as the first of its own if none fits.
  package mutating func place(_ item: Item) -> TopicPlacement {
    let words = item.title.isEmpty ? String(item.text.prefix(60)) : item.title
    let time = item.published ?? item.collected
    if let found = match(ComparableTitle(words), time) { return found }
    let founder = TopicFounder(topic: "t" + item.id.dropFirst(), title: words, started: time)
    add(founder)
    return TopicPlacement(topic: founder.topic, relation: .first, score: nil)
  }

  private func match(_ title: ComparableTitle, _ time: Timestamp) -> TopicPlacement? {
    guard title.letters.count >= tuning.shortest else { return nil }
    if let same = byLetters[title.letters]?.first(where: { isNear(entries[$0], time) }) {
      return TopicPlacement(topic: entries[same].founder.topic, relation: .reprint, score: 1)
    }
    var shared: [Int32: Int] = [:]
    for pair in title.pairs { for index in byPair[pair] ?? [] { shared[index, default: 0] += 1 } }
    var best: (index: Int, score: Double)?
    for (key, count) in shared {
      let (index, entry) = (Int(key), entries[Int(key)])
      let score = 2 * Double(count) / Double(title.pairs.count + entry.title.pairs.count)
      guard score >= tuning.similarity, isNear(entry, time), title.agrees(with: entry.title) else { continue }
      // Of equals the oldest topic, so that the order of a dictionary decides nothing.
      if let known = best, (known.score, index) >= (score, known.index) { continue }
      best = (index, score)
    }
    return best.map {
      TopicPlacement(
        topic: entries[$0.index].founder.topic, relation: .similar, score: ($0.score * 1000).rounded() / 1000)
    }
  }

  private func isNear(_ entry: Entry, _ time: Timestamp) -> Bool {
    abs(time.seconds - entry.founder.started.seconds) <= tuning.window
  }
}

/// A title reduced to what two tellings of one story share.
struct ComparableTitle: Sendable {
  /// Letters and digits, relative times left out.
  let letters: [UInt32]
  let pairs: Set<UInt64>
  /// The numbers that it states.
  let numbers: Set<[UInt32]>

  init(_ title: String) {
    let folded = RelativeTimes.removed(from: FoldedText(title))
    letters = folded.filter { isHan($0) || isLatinOrDigit($0) }
    pairs = Grams.pairs(letters)
    numbers = Set(folded.split { !isDigit($0) }.map(Array.init)).union(Self.ordinals(folded))
  }

  /// Ordinals in Chinese numerals: 第三, 之五.
  private static func ordinals(_ text: [UInt32]) -> Set<[UInt32]> {
    let numerals = Set("一二三四五六七八九十百".unicodeScalars.map(\.value))
    var found: Set<[UInt32]> = []
    for (place, code) in text.enumerated() where code == 0x7B2C || code == 0x4E4B {  // 第 之
      let numeral = text[(place + 1)...].prefix { numerals.contains($0) }
      if !numeral.isEmpty { found.insert(Array(numeral)) }
    }
    return found
  }

  /// Two titles that both give numbers must share one: 3月 and 4月 notices are two stories.
  func agrees(with other: ComparableTitle) -> Bool {
    numbers.isEmpty || other.numbers.isEmpty || !numbers.isDisjoint(with: other.numbers)
  }
}
