import Glibc
import Model
import Topics

/// Grouping: texts to fingerprints, fingerprints found among a million, and a county's year through the index.
struct TopicsBenchmark {
  private let options: Options
  private let vocabulary: Vocabulary

  init(_ options: Options) throws {
    self.options = options
    vocabulary = try Vocabulary(keywords: options.keywords, rulesFrom: 200)
  }

  func run() throws -> Bool {
    say("generated texts and titles; one core; processor time.\n")
    let table = Table([("what", 34), ("count", 9), ("seconds", 8), ("a second", 9)])
    fingerprints(table)
    let found = lookup(table)
    let grouped = year(table)
    return found && grouped
  }

  private func row(_ table: Table, _ name: String, _ count: Int, _ seconds: Double) {
    table.row([name, String(count), seconds.rounded(to: 2), (Double(count) / seconds).rounded(to: 0)])
  }

  private func fingerprints(_ table: Table) {
    let documents = ChineseText(vocabulary, bytes: options.megabytes * 1_000_000).documents
    var made = 0
    let seconds = Stopwatch.best(of: options.passes) {
      made = documents.count { Fingerprint(of: $0) != nil }
    }
    row(table, "fingerprints of 300–600 characters", made, seconds)
  }

  /// Looks for fingerprints with up to three bits changed; all must be found.
  private func lookup(_ table: Table) -> Bool {
    var random = SeededGenerator(5)
    let known = (0..<1_000_000).map { _ in Fingerprint(bits: random.next()) }
    var index = FingerprintTable()
    let building = Stopwatch.time {
      for (number, fingerprint) in known.enumerated() { index.insert(fingerprint, number: Int32(number)) }
    }
    row(table, "fingerprints put into a table", known.count, building)
    let wanted = (0..<500_000).map { _ in
      let number = Int.random(in: known.indices, using: &random)
      var bits = known[number].bits
      for _ in 0..<3 { bits ^= 1 << UInt64.random(in: 0..<64, using: &random) }
      return (number: Int32(number), fingerprint: Fingerprint(bits: bits))
    }
    var missed = 0
    let seconds = Stopwatch.best(of: options.passes) {
      missed = wanted.count { number, fingerprint in
        var isFound = false
        index.forEachNear(fingerprint) { isFound = isFound || $0 == number }
        return !isFound
      }
    }
    row(table, "lookups within 3 bits of 1,000,000", wanted.count, seconds)
    if missed > 0 { say("MISSED: \(missed) fingerprints were not found") }
    return missed == 0
  }

  /// A million items in order of time, a third of them told before within the last day; only grouping is timed.
  private func year(_ table: Table) -> Bool {
    var script = YearScript(vocabulary)
    var index = TopicIndex()
    var (topics, joined, found, seconds) = (0, 0, 0, 0.0)
    for day in 0..<365 {
      let items = script.day(day)
      seconds += Stopwatch.time {
        index.forget(before: Timestamp(seconds: Int64(day - 4) * 86400))
        for item in items {
          let placement = index.place(title: item.title, text: item.text, time: item.time, id: item.id)
          if placement.relation == .first { topics += 1 } else { joined += 1 }
          if item.isRetold, placement.relation != .first { found += 1 }
        }
      }
    }
    row(table, "a county's year of items grouped", topics + joined, seconds)
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    say(
      "\n\(topics) topics; \(found) of \(script.retold) retold items found; at most \(usage.ru_maxrss / 1024) MB"
    )
    // What is retold again and again outlives its topic's window and founds another.
    return found * 10 >= script.retold * 9
  }
}

/// The items of a year, day by day.
private struct YearScript {
  struct Item {
    var id: String
    var title: String
    var text: String
    var time: Timestamp
    var isRetold = false
  }

  private static let itemsOfDay = 2740
  private let words: [String]
  private let law: ZipfLaw
  private var random = SeededGenerator(6)
  private var recent: [Item] = []
  private var count = 0
  /// Items made so far that repeat one of the last day.
  private(set) var retold = 0

  init(_ vocabulary: Vocabulary) {
    words = vocabulary.words
    law = ZipfLaw(words.count, offset: 8)
  }

  mutating func day(_ day: Int) -> [Item] {
    let items = (0..<Self.itemsOfDay).map { number in
      item(Timestamp(seconds: Int64(day * 86400 + number * 86400 / Self.itemsOfDay)))
    }
    recent = items
    return items
  }

  private mutating func item(_ time: Timestamp) -> Item {
    count += 1
    let id = "i" + String(count, radix: 16)
    if let old = recent.randomElement(using: &random), Int.random(in: 0..<3, using: &random) == 0 {
      retold += 1
      return Item(id: id, title: retelling(old.title), text: old.text, time: time, isRetold: true)
    }
    return Item(id: id, title: phrase(6), text: phrase(60), time: time)
  }

  /// As it was, with a mark before it, or without its last character.
  private mutating func retelling(_ title: String) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: title
    case 1: "原标题：" + title
    default: String(title.dropLast())
    }
  }

  private mutating func phrase(_ length: Int) -> String {
    (0..<length).map { _ in words[law.draw(&random)] }.joined()
  }
}
