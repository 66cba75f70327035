import Model
import Text

/// One item as the rules read it: title and text folded and laid end to end, a line break between them.
struct Document {
  let title: FoldedText
  let text: FoldedText
  /// Folded title, U+000A, folded text.
  let scalars: [UInt32]
  let sentences: Sentences

  init(title: String, text: String) {
    self.title = FoldedText(title)
    self.text = FoldedText(text)
    scalars = self.title.scalars + [0x0A] + self.text.scalars
    sentences = Sentences(scalars)
  }

  /// Where the text begins in `scalars`.
  var textStart: Int { title.scalars.count + 1 }

  func isTitle(_ place: Int) -> Bool { place < title.scalars.count }

  /// Characters of the text before `place`, 0 in the title.
  func depth(_ place: Int) -> Int { max(place - textStart, 0) }

  /// The field of a stretch, and where it stands in it as it was given, in Unicode scalars.
  func origin(_ range: Range<Int>) -> (field: TextField, range: Range<Int>) {
    if isTitle(range.lowerBound) { return (.title, title.originalRange(range)) }
    let inText = range.lowerBound - textStart..<range.upperBound - textStart
    return (.text, text.originalRange(inText))
  }
}

/// All words of the rule book that stand in a document, sorted by what they are there for.
struct Reading {
  struct RuleHits {
    var any: [Span] = []
    var with: [(list: Int, span: Span)] = []
    var without: [Span] = []
    var except: [Span] = []
  }

  let document: Document
  let scoring: Scoring
  /// Characters of the rule book's longest word.
  let longestWord: Int
  /// By index of the rule; only rules with a word in the document.
  private(set) var rules: [Int: RuleHits] = [:]
  private(set) var areaContext: [Int: [Span]] = [:]
  private(set) var areaExcept: [Int: [Span]] = [:]
  private(set) var negations: [Span] = []
  private(set) var fates: [(kind: CasualtyKind, single: Bool, span: Span)] = []
  private(set) var noCasualties: [Span] = []
  private(set) var elsewhen: [Span] = []
  private(set) var places: [(place: Int, span: Span)] = []
  private(set) var noPlaces: [Span] = []
  private(set) var abroad: [Span] = []
  private(set) var links: [Span] = []

  init(_ document: Document, _ lexicon: Lexicon, _ scoring: Scoring) {
    self.document = document
    self.scoring = scoring
    longestWord = lexicon.longestWord
    lexicon.matcher.forEachHit(in: document.scalars) { hit in
      for use in lexicon.uses[hit.word] { add(use, hit.start..<hit.end) }
    }
  }

  private mutating func add(_ use: WordUse, _ span: Span) {
    switch use {
    case .any(let rule): rules[rule, default: RuleHits()].any.append(span)
    case .with(let rule, let list): rules[rule, default: RuleHits()].with.append((list, span))
    case .without(let rule): rules[rule, default: RuleHits()].without.append(span)
    case .except(let rule): rules[rule, default: RuleHits()].except.append(span)
    case .areaContext(let area): areaContext[area, default: []].append(span)
    case .areaExcept(let area): areaExcept[area, default: []].append(span)
    case .negation: negations.append(span)
    case .casualty(let kind, let single): fates.append((kind, single, span))
    case .noCasualties: noCasualties.append(span)
    case .elsewhen: elsewhen.append(span)
    case .place(let place): places.append((place, span))
    case .noPlace: noPlaces.append(span)
    case .abroad: abroad.append(span)
    case .link: links.append(span)
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
}
