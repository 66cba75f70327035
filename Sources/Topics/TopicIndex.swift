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
    /// Titles with fewer letters say too little to be near-duplicates.
    package var shortest = 8
    /// Titles with fewer letters say too little even if they are the same (公告, 停电通知).
    package var shortestSame = 5
    /// Short titles that are the same are one story only within so many seconds: 关于停水的通知 comes again next week.
    package var windowOfShort: Int64 = 86400

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
  /// Days since the epoch whose topics are here.
  private var days: Set<Int> = []

  package init(tuning: Tuning = Tuning()) {
    self.tuning = tuning
  }

  /// How many topics are held.
  package var count: Int { entries.count }

  /// The days, since the epoch, whose topics must be added before these items can be placed.
  package func missingDays(for items: [Item]) -> [Int] {
    var wanted: Set<Int> = []
    for item in items {
      let time = Self.time(of: item)
      wanted.formUnion(
        Self.day(time.adding(seconds: -tuning.window))...Self.day(time.adding(seconds: tuning.window)))
    }
    return wanted.subtracting(days).sorted()
  }

  /// Adds all topics that began on a day.
  package mutating func add(_ founders: [TopicFounder], day: Int) {
    guard days.insert(day).inserted else { return }
    for founder in founders { add(founder) }
  }

  /// First and last moment of a day since the epoch.
  package static func span(ofDay day: Int) -> ClosedRange<Timestamp> {
    Timestamp(seconds: Int64(day) * 86400)...Timestamp(milliseconds: Int64(day + 1) * 86_400_000 - 1)
  }

  private static func day(_ time: Timestamp) -> Int {
    Int((Double(time.milliseconds) / 86_400_000).rounded(.down))
  }

  private static func time(of item: Item) -> Timestamp { item.published ?? item.collected }

  private mutating func add(_ founder: TopicFounder) {
    let title = ComparableTitle(founder.title)
    guard title.letters.count >= tuning.shortestSame else { return }
    let index = entries.count
    entries.append(Entry(founder: founder, title: title))
    byLetters[title.letters, default: []].append(index)
    for pair in title.pairs { byPair[pair, default: []].append(Int32(index)) }
  }

  /// The topic of a new item, which is added as the first of its own if none fits.
  package mutating func place(_ item: Item) -> TopicPlacement {
    let words = item.headline
    let time = Self.time(of: item)
    if let found = match(ComparableTitle(words), time) { return found }
    let founder = TopicFounder(topic: "t" + item.id.dropFirst(), title: words, started: time)
    add(founder)
    return TopicPlacement(topic: founder.topic, relation: .first, score: nil)
  }

  /// The best of the topics near in time; of equals the one that began first, so that neither the order of loading nor
  /// that of a dictionary decides anything.
  private func match(_ title: ComparableTitle, _ time: Timestamp) -> TopicPlacement? {
    guard title.letters.count >= tuning.shortestSame else { return nil }
    let isShort = title.letters.count < tuning.shortest
    let same = (byLetters[title.letters] ?? []).map { entries[$0] }.filter {
      isNear($0.founder, time, within: isShort ? tuning.windowOfShort : tuning.window)
        && title.agrees(with: $0.title)
    }
    if let first = same.map(\.founder).min(by: Self.precedes) {
      return TopicPlacement(topic: first.topic, relation: .reprint, score: 1)
    }
    if isShort { return nil }
    var best: (founder: TopicFounder, score: Double)?
    for (index, count) in shared(title) {
      let entry = entries[Int(index)]
      let score = 2 * Double(count) / Double(title.pairs.count + entry.title.pairs.count)
      guard score >= tuning.similarity, entry.title.letters.count >= tuning.shortest,
        isNear(entry.founder, time, within: tuning.window), title.agrees(with: entry.title)
      else {
        continue
      }
      if let known = best, known.score > score { continue }
      if let known = best, known.score == score, Self.precedes(known.founder, entry.founder) { continue }
      best = (entry.founder, score)
    }
    return best.map {
      TopicPlacement(topic: $0.founder.topic, relation: .similar, score: ($0.score * 1000).rounded() / 1000)
    }
  }

  /// How many pairs of characters each topic's title shares with this one.
  private func shared(_ title: ComparableTitle) -> [Int32: Int] {
    var shared: [Int32: Int] = [:]
    for pair in title.pairs { for index in byPair[pair] ?? [] { shared[index, default: 0] += 1 } }
    return shared
  }

  private static func precedes(_ left: TopicFounder, _ right: TopicFounder) -> Bool {
    (left.started, left.topic) < (right.started, right.topic)
  }

  private func isNear(_ founder: TopicFounder, _ time: Timestamp, within window: Int64) -> Bool {
    abs(time.seconds - founder.started.seconds) <= window
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
