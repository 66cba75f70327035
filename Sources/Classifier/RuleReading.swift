import Text

/// Where a rule fires in a document, or what keeps it from firing.
enum Firing: Equatable {
  case fires(Span)
  /// Its words stand there, but a negation or a context silences them.
  case muted(Span, by: Muting)
  case silent
}

enum Muting: Equatable {
  case negation(Span)
  /// The muting rule by index.
  case context(Int)
}

extension Reading {
  /// How a rule fares, contexts aside: at its first place that nothing silences.
  func firing(of index: Int, _ rule: Rule, areaIndex: Int?, muted: MutedSentences) -> Firing {
    guard let hits = rules[index], !hits.any.isEmpty else { return .silent }
    let excepts = [hits.except, areaIndex.flatMap { areaExcept[$0] } ?? []]
    let without = sentences(of: hits.without)
    var silenced: Firing = .silent
    for span in hits.any where !isCovered(span, excepts) && reaches(rule.depth, span) {
      if without.contains(document.sentences.sentence(at: span.lowerBound)) { continue }
      guard hasCompany(span, hits, rule, excepts) else { continue }
      if rule.negatable, let negation = negation(before: span) {
        if silenced == .silent { silenced = .muted(span, by: .negation(negation)) }
      } else if rule.effect == .adds, rule.points > 0, let context = muted.context(at: span, in: self) {
        if silenced == .silent { silenced = .muted(span, by: .context(context)) }
      } else {
        return .fires(span)
      }
    }
    return silenced
  }

  private func reaches(_ depth: Depth, _ span: Span) -> Bool {
    depth == .anywhere || document.depth(span.lowerBound) < scoring.lead
  }

  /// Whether a word of each of the rule's `with` lists stands near.
  private func hasCompany(_ span: Span, _ hits: RuleHits, _ rule: Rule, _ excepts: [[Span]]) -> Bool {
    rule.with.indices.allSatisfy { list in
      hits.with.contains {
        $0.list == list && near(span, $0.span, rule.within) && !isCovered($0.span, excepts)
      }
    }
  }

  /// Whether a word stands within a phrase that gives it another meaning.
  private func isCovered(_ span: Span, _ phrases: [[Span]]) -> Bool {
    phrases.contains { spans in
      spans.beginning(in: span.upperBound - longestWord..<span.lowerBound + 1) { $0 }
        .contains { span.upperBound <= $0.upperBound }
    }
  }

  /// Numbers of the sentences that hold one of these.
  func sentences(of spans: [Span]) -> Set<Int> {
    Set(spans.map { document.sentences.sentence(at: $0.lowerBound) })
  }

  /// The negation that governs a word: before it, in its clause, within reach.
  func negation(before span: Span) -> Span? {
    let farthest = span.lowerBound - scoring.negationReach - longestWord
    return negations.beginning(in: farthest..<span.lowerBound) { $0 }.last {
      $0.upperBound <= span.lowerBound && span.lowerBound - $0.upperBound <= scoring.negationReach
        && sameClause($0.lowerBound, span.lowerBound)
    }
  }
}

/// The sentences that contexts such as a drill silence.
struct MutedSentences {
  private var sentences: [Int: Int] = [:]
  private var whole: Int?

  init() {}

  /// A context in the title is what the item is about, so it silences all of it.
  mutating func add(_ span: Span, rule: Int, in reading: Reading) {
    if reading.document.isTitle(span.lowerBound) { whole = whole ?? rule }
    let sentence = reading.document.sentences.sentence(at: span.lowerBound)
    sentences[sentence] = sentences[sentence] ?? rule
  }

  /// The muting rule that silences a place, by index.
  func context(at span: Span, in reading: Reading) -> Int? {
    whole ?? sentences[reading.document.sentences.sentence(at: span.lowerBound)]
  }
}
