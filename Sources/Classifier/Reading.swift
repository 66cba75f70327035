import Model
import Text

/// All words of the rule book that stand in a document, sorted by what they are there for.
///
/// A class, for one worker's memory is read by all that judge: as a value each of them would copy thirty arrays.
final class Reading {
  private(set) var document = Document()
  let scoring: Scoring
  /// Characters of the rule book's longest word.
  let longestWord: Int
  /// Every word of the rule book in the document, in order of beginning.
  private var hits: [WordMatcher.Hit] = []
  private(set) var rules: RuleFinds
  private(set) var context: ContextFinds
  /// By index of the area.
  private(set) var areaExcept: [[Span]]
  private(set) var excepts: [Span] = []
  private(set) var negations: [Span] = []
  private(set) var fates: [(kind: CasualtyKind, single: Bool, span: Span)] = []
  private(set) var noCasualties: [Span] = []
  private(set) var elsewhen: [Span] = []
  private(set) var places: [(place: Int, span: Span)] = []
  private(set) var noPlaces: [Span] = []
  private(set) var abroad: [Span] = []
  private(set) var links: [Span] = []
  private(set) var marks: MarkFinds

  init(_ book: RuleBook, _ lexicon: Lexicon) {
    scoring = book.scoring
    longestWord = lexicon.longestWord
    rules = RuleFinds(rules: book.rules.count)
    context = ContextFinds(entries: lexicon.contextEntries.count)
    marks = MarkFinds(lexicon.marks)
    areaExcept = Array(repeating: [], count: book.areas.count)
  }

  /// Reads another item in the memory of the last.
  func read(title: String, text: String, _ lexicon: Lexicon) {
    clear()
    document.refill(title: title, text: text)
    lexicon.matcher.find(in: document.scalars, into: &hits)
    rules.add(hits, lexicon.rules)
    context.add(hits, lexicon.contexts, titleEnd: document.textStart - 1)
    let others = lexicon.others
    for hit in hits {
      for place in others.range(of: hit.word) { add(others[place], hit.start..<hit.end) }
    }
  }

  private func clear() {
    hits.removeAll(keepingCapacity: true)
    rules.clear()
    context.clear()
    for area in areaExcept.indices where !areaExcept[area].isEmpty {
      areaExcept[area].removeAll(keepingCapacity: true)
    }
    excepts.removeAll(keepingCapacity: true)
    negations.removeAll(keepingCapacity: true)
    fates.removeAll(keepingCapacity: true)
    noCasualties.removeAll(keepingCapacity: true)
    elsewhen.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    noPlaces.removeAll(keepingCapacity: true)
    abroad.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    marks.clear()
  }

  private func add(_ use: WordUse, _ span: Span) {
    switch use {
    case .areaExcept(let area): areaExcept[area].append(span)
    case .except: excepts.append(span)
    case .negation: negations.append(span)
    case .casualty(let kind, let single): fates.append((kind, single, span))
    case .noCasualties: noCasualties.append(span)
    case .elsewhen: elsewhen.append(span)
    case .place(let place): places.append((place, span))
    case .noPlace: noPlaces.append(span)
    case .abroad: abroad.append(span)
    case .link: links.append(span)
    case .mark(let mark): marks.add(span, mark)
    }
  }

  func sameSentence(_ left: Int, _ right: Int) -> Bool {
    document.sentences.sentence(at: left) == document.sentences.sentence(at: right)
  }

  func sameClause(_ left: Int, _ right: Int) -> Bool {
    document.sentences.clause(at: left) == document.sentences.clause(at: right)
  }

  /// Whether the two stand as near as `reach` asks.
  func near(_ left: Span, _ right: Span, _ reach: Reach) -> Bool {
    switch reach {
    case .clause: sameClause(left.lowerBound, right.lowerBound)
    case .sentence: sameSentence(left.lowerBound, right.lowerBound)
    case .text: true
    case .characters(let most):
      max(left.lowerBound, right.lowerBound) - min(left.upperBound, right.upperBound) <= most
    }
  }

  /// Whether one of these, in order of their beginning, stands as near.
  func hasNear(_ span: Span, _ others: [Span], _ reach: Reach) -> Bool {
    guard !others.isEmpty else { return false }
    let sentences = document.sentences
    switch reach {
    case .text: return true
    case .clause:
      let own = sentences.clause(at: span.lowerBound)
      let first = others.firstPassing { sentences.clause(at: $0.lowerBound) >= own }
      return first < others.count && sentences.clause(at: others[first].lowerBound) == own
    case .sentence:
      let own = sentences.sentence(at: span.lowerBound)
      let first = others.firstPassing { sentences.sentence(at: $0.lowerBound) >= own }
      return first < others.count && sentences.sentence(at: others[first].lowerBound) == own
    case .characters:
      let behind = others.firstPassing { $0.lowerBound >= span.lowerBound }
      if behind < others.count, near(span, others[behind], reach) { return true }
      guard behind > 0 else { return false }
      // What begins before the last one by more than a word cannot end behind it.
      let last = others[behind - 1].lowerBound
      return others.beginning(in: last - longestWord..<span.lowerBound) { $0 }
        .contains { near(span, $0, reach) }
    }
  }

  /// Numbers of the sentences that hold one of these.
  func sentences(of spans: [Span]) -> Set<Int> {
    Set(spans.map { document.sentences.sentence(at: $0.lowerBound) })
  }

  /// The negation that governs a word: before it, in its clause, within reach.
  func negation(before span: Span) -> Span? {
    guard !negations.isEmpty else { return nil }
    let farthest = span.lowerBound - scoring.negationReach - longestWord
    return negations.beginning(in: farthest..<span.lowerBound) { $0 }.last {
      $0.upperBound <= span.lowerBound && span.lowerBound - $0.upperBound <= scoring.negationReach
        && sameClause($0.lowerBound, span.lowerBound)
    }
  }
}
