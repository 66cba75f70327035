package import Model
import Text

/// Judges texts by a rule book: which are sensitive, in which areas, how grave, and why.
///
/// A value without state: the same text and rule book give the same assessment, on any thread, at any time.
package struct Classifier: Sendable {
  package let book: RuleBook
  private let lexicon: Lexicon
  private let areaIndices: [String: Int]
  private let units: Set<UInt32>
  private let people: [[UInt32]]

  package init(_ book: RuleBook) {
    self.book = book
    lexicon = Lexicon(book)
    areaIndices = Dictionary(uniqueKeysWithValues: book.areas.enumerated().map { ($1.id, $0) })
    let words = book.scoring.casualtyWords
    units = Set(words.units.compactMap { $0.unicodeScalars.first?.value })
    people = words.people.map { FoldedText($0).scalars }
  }

  /// The judgement of one item.
  package func assess(title: String, text: String) -> Assessment {
    let reading = self.reading(title: title, text: text)
    var judgement = Judgement(reading)
    let placeReader = PlaceReader(reading: reading, gazetteer: book.gazetteer)
    let (mentions, abroad) = (placeReader.mentions(), placeReader.abroad())
    let muted = mutedSentences(reading)
    for (index, hits) in reading.rules.sorted(by: { $0.key < $1.key }) where !hits.any.isEmpty {
      let rule = book.rules[index]
      let firing = reading.firing(of: index, rule, areaIndex: areaIndex(rule), muted: muted)
      judgement.add(firing, rule, mutedBy: book.rules)
    }
    let reader = CasualtyReader(reading: reading, units: units, people: people)
    let counts = reader.counts().filter { muted.context(at: $0.span, in: reading) == nil }
    judgement.add(counts)
    if let abroad { judgement.addAbroad(abroad) }
    return judgement.assessment(
      casualties: reader.casualties(counts), places: mentions,
      jurisdiction: book.gazetteer.jurisdiction(mentions, abroad: abroad != nil),
      areas: areaScores(reading, judgement),
      rulebook: book.version, originals: (title, text))
  }

  /// Ids of the rules that fire on a text: what `keywords check` asks of the examples.
  package func firingRules(title: String, text: String) -> Set<String> {
    let reading = self.reading(title: title, text: text)
    let muted = mutedSentences(reading)
    let firing = reading.rules.keys.filter { index in
      let rule = book.rules[index]
      if case .fires = reading.firing(of: index, rule, areaIndex: areaIndex(rule), muted: muted) {
        return true
      }
      return false
    }
    return Set(firing.map { book.rules[$0].id })
  }

  private func reading(title: String, text: String) -> Reading {
    Reading(Document(title: title, text: text), lexicon, book.scoring)
  }

  private func areaIndex(_ rule: Rule) -> Int? { rule.area.flatMap { areaIndices[$0] } }

  private func mutedSentences(_ reading: Reading) -> MutedSentences {
    var muted = MutedSentences()
    for index in reading.rules.keys.sorted() where book.rules[index].effect == .mutes {
      let rule = book.rules[index]
      if case .fires(let span) = reading.firing(of: index, rule, areaIndex: nil, muted: MutedSentences()) {
        muted.add(span, rule: index, in: reading)
      }
    }
    return muted
  }

  /// Areas by the points of their rules, helped by their context words; best first, ties by id.
  private func areaScores(_ reading: Reading, _ judgement: Judgement) -> [Assessment.AreaScore] {
    var scores = judgement.areaPoints
    for (index, spans) in reading.areaContext {
      let words = Set(spans.map { reading.document.scalars[$0] })
      let points = min(Double(words.count) * book.scoring.contextWord, book.scoring.contextLimit)
      scores[book.areas[index].id, default: 0] += points
    }
    let fallback = judgement.hasHarm ? book.scoring.areaOfHarm : book.scoring.areaOfOther
    if judgement.isFlagged, let fallback, scores.allSatisfy({ $0.value <= 0 }) {
      scores[fallback] = book.scoring.contextWord
    }
    return scores.filter { $0.value > 0 }
      .map { Assessment.AreaScore(area: $0.key, score: ($0.value * 100).rounded() / 100) }
      .sorted { ($1.score, $0.area) < ($0.score, $1.area) }
  }
}
