import Model
import Text

/// How plainly a context word says whose matter a text is.
package enum ContextTier: String, Sendable, CaseIterable {
  /// Alone it names the line of work: its bureau, its institutions, its own terms.
  case strong
  case usual
  /// Met in other lines as well; it decides only among equals.
  case faint
}

/// What context words give to their areas: never to the score, so that none flags anything.
package struct ContextScoring: Sendable {
  /// Points of a word, by tier, however often it stands there.
  package var points: [ContextTier: Double]
  /// Points of a word in the title are multiplied by this.
  package var title: Double
  /// The most that the best area gets; where it would be more, all areas are reduced in proportion, so that a long
  /// text does not outweigh its rules.
  package var limit: Double

  /// Reads `flag.context`.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["strong", "usual", "faint", "title", "limit"])
    points = [:]
    for tier in ContextTier.allCases { points[tier] = try fields.number(tier.rawValue, in: 0...10) }
    title = try fields.number("title", in: 0.1...10)
    limit = try fields.number("limit", in: 0...100)
  }
}

/// An area whose department is called first, though the place of the event is another's line.
package struct Precedence: Sendable, Hashable {
  package var area: String
  package var over: Set<String>
  /// Why, in the office's words.
  package var because: String

  /// Reads one row of `precedence`.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["area", "over", "because"])
    area = try fields.string("area")
    over = Set(try fields.strings("over"))
    because = try fields.string("because")
  }
}

/// A context word of one area, by index; the word itself stands apart, for it is not needed to judge.
struct ContextEntry: Sendable {
  var area: Int
  var tier: ContextTier
  var points: Double
}

/// The context words that stand in a document, each once, at its first place.
struct ContextFinds {
  private var item: UInt32 = 1
  /// By entry, the item that last had it.
  private var seen: [UInt32]
  private(set) var found: [(entry: Int, inTitle: Bool)] = []

  init(entries: Int) {
    seen = Array(repeating: 0, count: entries)
  }

  /// Forgets the last item.
  mutating func clear() {
    found.removeAll(keepingCapacity: true)
    item &+= 1
    // Once in four thousand million items the numbers begin anew.
    if item == 0 {
      seen = Array(repeating: 0, count: seen.count)
      item = 1
    }
  }

  /// Takes in every context word among what was found.
  mutating func add(_ hits: [WordMatcher.Hit], _ uses: UseTable<Int32>, titleEnd: Int) {
    for hit in hits {
      for place in uses.range(of: hit.word) {
        let entry = Int(uses[place])
        if seen[entry] == item { continue }
        seen[entry] = item
        found.append((entry, hit.start < titleEnd))
      }
    }
  }
}

extension Classifier {
  /// Areas by the points of their rules and of their context words; best first, ties by id.
  func areaScores(_ reading: Reading, _ judgement: Judgement) -> [Assessment.AreaScore] {
    var scores = contextPoints(reading)
    for (area, points) in judgement.areaPoints { scores[area] += points }
    var ranked: [Assessment.AreaScore] = []
    for (index, score) in scores.enumerated() where score > 0 {
      ranked.append(Assessment.AreaScore(area: book.areas[index].id, score: (score * 100).rounded() / 100))
    }
    ranked.sort { ($1.score, $0.area) < ($0.score, $1.area) }
    if ranked.isEmpty, judgement.isFlagged { return fallback(judgement) }
    return preceded(ranked, judgement)
  }

  private func points(of area: String, _ judgement: Judgement) -> Double {
    book.areas.firstIndex { $0.id == area }.flatMap { judgement.areaPoints[$0] } ?? 0
  }

  /// With the area in front that takes precedence over the best: one that its own rules alone would flag, and that is
  /// not far behind.
  private func preceded(_ ranked: [Assessment.AreaScore], _ judgement: Judgement) -> [Assessment.AreaScore] {
    guard let best = ranked.first else { return ranked }
    let row = book.scoring.precedence.first { row in
      row.over.contains(best.area) && points(of: row.area, judgement) >= book.scoring.threshold
        && ranked.contains { $0.area == row.area && $0.score >= best.score * book.scoring.precedenceShare }
    }
    guard let row else { return ranked }
    let first = Assessment.AreaScore(
      area: row.area, score: best.score + (book.scoring.context.points[.faint] ?? 0))
    return [first] + ranked.filter { $0.area != row.area }
  }

  /// Points of context words by index of the area, within the limit.
  private func contextPoints(_ reading: Reading) -> [Double] {
    var points = Array(repeating: 0.0, count: book.areas.count)
    let scoring = book.scoring.context
    for (entry, inTitle) in reading.context.found {
      let gives = lexicon.contextEntries[entry].points
      points[lexicon.contextEntries[entry].area] += inTitle ? gives * scoring.title : gives
    }
    let most = points.max() ?? 0
    return most > scoring.limit ? points.map { $0 * scoring.limit / most } : points
  }

  /// Whose matter it is where no area's words stand in what is flagged.
  private func fallback(_ judgement: Judgement) -> [Assessment.AreaScore] {
    let area = judgement.hasHarm ? book.scoring.areaOfHarm : book.scoring.areaOfOther
    let score = book.scoring.context.points[.faint] ?? 0
    return area.map { [Assessment.AreaScore(area: $0, score: score)] } ?? []
  }
}

extension Classifier {
  /// What bears on the choice of area: points of rules by index of the area, and the context words.
  func bearing(title: String, text: String, on bench: inout Bench) -> (
    rules: [Double], found: [(entry: Int, inTitle: Bool)]
  ) {
    let judgement = judge(read(title: title, text: text, source: [], on: &bench), on: &bench)
    return (book.areas.indices.map { judgement.areaPoints[$0] ?? 0 }, bench.reading.context.found)
  }
}
