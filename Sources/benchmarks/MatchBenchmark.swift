import Text

/// Folding and matching beside engines that match only.
struct MatchBenchmark {
  private let options: Options
  private let vocabulary: Vocabulary
  private let text: ChineseText
  /// For Vectorscan, which reads bytes.
  private let raw: [[CChar]]

  init(_ options: Options) throws {
    self.options = options
    vocabulary = try Vocabulary(keywords: options.keywords, rulesFrom: 200)
    text = ChineseText(vocabulary, bytes: options.megabytes * 1_000_000)
    raw = text.documents.map { $0.utf8.map { CChar(bitPattern: $0) } }
  }

  private var dictionaries: [(name: String, words: [String])] {
    let words = vocabulary.words.filter { $0.unicodeScalars.count > 1 }
    var random = SeededGenerator(4)
    let shuffled = words.shuffled(using: &random)
    return [
      ("top 1k", Array(words.prefix(1000))), ("1k", Array(shuffled.prefix(1000))),
      ("10k", Array(shuffled.prefix(10_000))), ("100k", Array(shuffled.prefix(100_000))),
    ]
  }

  func run() throws -> Bool {
    say(
      """
      \(text.documents.count) generated documents, \(text.bytes / 1_000_000) MB of UTF-8; all overlapping matches, \
      document by document; processor time.
      """)
    say("weathervane folds the text and keeps the way back to the original; the others match only.\n")
    let table = Table([
      ("engine", 16), ("words", 6), ("matches", 9), ("build ms", 8), ("MB/s", 7), ("ours ÷ it", 9),
    ])
    let peers = options.alone ? nil : try PythonPeers(text.documents)
    defer { peers?.remove() }
    var agreed = true
    let dictionaries = dictionaries.filter { options.only ?? $0.name == $0.name }
    if dictionaries.isEmpty { throw Failure("--only takes \"top 1k\", 1k, 10k or 100k") }
    for (name, words) in dictionaries {
      let results = try measure(words) + (try peers?.measure(words).map(Result.init) ?? [])
      for result in results { table.row(result.cells(name, bytes: text.bytes, ours: results[0])) }
      for other in results where other.hits != nil && other.hits != results[0].hits {
        say(
          "MISMATCH: \(other.engine) finds \(other.hits ?? 0) matches, weathervane \(results[0].hits ?? 0)")
        agreed = false
      }
    }
    return agreed
  }

  private struct Result {
    var engine: String
    /// Nil if it is not installed.
    var hits: Int?
    var buildSeconds = 0.0
    var seconds = 0.0

    init(engine: String) { self.engine = engine }

    init(_ peer: PythonPeers.Result) {
      self.init(engine: peer.engine)
      if peer.words > 0 { (hits, buildSeconds, seconds) = (peer.hits, peer.buildSeconds, peer.seconds) }
    }

    func cells(_ words: String, bytes: Int, ours: Result) -> [String] {
      guard let hits else { return [engine, words, "not installed"] }
      return [
        engine, words, String(hits), (buildSeconds * 1000).rounded(to: 0),
        (Double(bytes) / 1e6 / seconds).rounded(to: 1), (seconds / ours.seconds).rounded(to: 2),
      ]
    }
  }

  /// Ours and Vectorscan, pass by pass in turn.
  private func measure(_ words: [String]) throws -> [Result] {
    var ours = Result(engine: "weathervane")
    var theirs = Result(engine: "Vectorscan")
    var matcher = WordMatcher([])
    ours.buildSeconds = Stopwatch.time { matcher = WordMatcher(words.map { FoldedText($0).scalars }) }
    var vectorscan: Vectorscan?
    if !options.alone { theirs.buildSeconds = try Stopwatch.time { vectorscan = try Vectorscan(words) } }
    (ours.seconds, theirs.seconds) = (.infinity, .infinity)
    for _ in 0..<options.passes {
      ours.seconds = min(ours.seconds, Stopwatch.time { ours.hits = count(matcher) })
      if let vectorscan {
        theirs.seconds = min(theirs.seconds, Stopwatch.time { theirs.hits = vectorscan.count(in: raw) })
      }
    }
    return options.alone ? [ours] : [ours, theirs]
  }

  private func count(_ matcher: WordMatcher) -> Int {
    var folded = FoldedText()
    var hits: [WordMatcher.Hit] = []
    var count = 0
    for document in text.documents {
      folded.refold(document)
      hits.removeAll(keepingCapacity: true)
      matcher.find(in: folded.scalars, into: &hits)
      count += hits.count
    }
    return count
  }
}
