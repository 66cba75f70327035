/// A text with the areas that a person accepts for it.
package struct FitExample: Sendable {
  package var title: String
  package var text: String
  /// One area, or all those that a coarser label stands for.
  package var accepted: Set<String>
  /// The areas that whoever labelled it could choose from; empty = all.
  package var among: Set<String>

  package init(title: String, text: String, accepted: Set<String>, among: Set<String>) {
    self.title = title
    self.text = text
    self.accepted = accepted
    self.among = among
  }
}

/// Learns from labelled texts which tier each context word deserves: what `keywords fit` prints.
///
/// A logistic model chooses among the areas by their points, those of rules as they are, those of context words to be
/// learned. Each weight is held by the tier that the author gave the word, so that a word moves only if texts enough
/// speak for it; then it is rounded to the nearest tier. Nothing in it is random.
package struct ContextFit {
  /// A word that the texts would put into another tier.
  package struct Move: Sendable, Hashable {
    package var word: String
    package var area: String
    package var old: ContextTier
    package var new: ContextTier
    /// The weight before rounding, in points.
    package var weight: Double
    /// Texts that hold the word, and those of them that may be the area's.
    package var texts: Int
    package var own: Int
    /// The texts would rather do without the word.
    package var isIdle: Bool
  }

  /// Shares of texts whose best area is accepted.
  package struct Accuracy: Sendable {
    /// With the lists as they are, and as the fit would have them.
    package var before: Double
    package var after: Double
    /// As the fit would have them, each text judged by a fit that saw no copy of it.
    package var unseen: Double
  }

  let classifier: Classifier
  let lessons: FitLessons

  package init(_ classifier: Classifier, _ examples: [FitExample]) {
    self.classifier = classifier
    lessons = FitLessons(classifier, examples)
  }

  var model: FitModel { FitModel(lessons, entries, classifier.book.scoring.context) }

  private var entries: [ContextEntry] { classifier.lexicon.contextEntries }

  /// Words that should move, most texts first.
  package func moves() -> [Move] {
    let weights = model.weights(from: Array(lessons.all.indices))
    let counts = lessons.counts(entries)
    let moves = entries.indices.compactMap { index -> Move? in
      let (entry, tier) = (entries[index], tier(weights[index]))
      let isIdle = weights[index] < points(.faint) / 2
      guard tier != entry.tier || isIdle else { return nil }
      return Move(
        word: classifier.lexicon.contextWords[index], area: classifier.book.areas[entry.area].id,
        old: entry.tier, new: tier,
        weight: weights[index], texts: counts[index].texts, own: counts[index].own, isIdle: isIdle)
    }
    return moves.sorted { ($1.texts, $0.word, $0.area) < ($0.texts, $1.word, $1.area) }
  }

  /// How well areas are chosen, measured in `folds` parts.
  package func accuracy(folds: Int) -> Accuracy {
    let all = Array(lessons.all.indices)
    let parts = lessons.parts(folds)
    let after = rounded(model.weights(from: all))
    let unseen = (0..<folds).map { part in
      let weights = rounded(model.weights(from: all.filter { parts[$0] != part }))
      return right(all.filter { parts[$0] == part }, weights)
    }
    let total = Double(max(all.count, 1))
    return Accuracy(
      before: Double(right(all, entries.map(\.points))) / total, after: Double(right(all, after)) / total,
      unseen: Double(unseen.reduce(0, +)) / total)
  }

  private func points(_ tier: ContextTier) -> Double { classifier.book.scoring.context.points[tier] ?? 0 }

  private func tier(_ weight: Double) -> ContextTier {
    ContextTier.allCases.min { abs(points($0) - weight) < abs(points($1) - weight) } ?? .usual
  }

  private func rounded(_ weights: [Double]) -> [Double] { weights.map { points(tier($0)) } }

  /// How many of these texts would get an accepted area.
  private func right(_ texts: [Int], _ weights: [Double]) -> Int {
    texts.count { lessons.isRight($0, weights, entries, limit: classifier.book.scoring.context.limit) }
  }
}
