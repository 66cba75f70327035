import Text

/// A word that stands in no area's list and would help to choose an area.
package struct FitCandidate: Sendable, Hashable {
  package var word: String
  /// The area that it would help most.
  package var area: String
  package var texts: Int
  package var own: Int
  /// How far beyond chance it is met where the model underrates the area, in standard deviations.
  package var surprise: Double
}

extension ContextFit {
  /// Words that the lists lack, the most surprising first: what an author may pick from, never taken in unread.
  ///
  /// - Parameter most: how many at most.
  package func candidates(_ most: Int) -> [FitCandidate] {
    let pulls = model.pulls()
    var tallies: [String: Tally] = [:]
    for (index, lesson) in lessons.all.enumerated() {
      for word in Pieces.of(lesson.copy) {
        tallies[word, default: Tally(areas: classifier.book.areas.count)].add(lesson, pulls[index])
      }
    }
    let found = tallies.filter { $0.value.texts >= Tally.leastTexts && !isKnown($0.key) }
      .compactMap { word, tally in candidate(word, tally) }
    return Array(found.sorted { ($1.surprise, $0.word) < ($0.surprise, $1.word) }.prefix(most))
  }

  private func isKnown(_ word: String) -> Bool {
    let folded = FoldedText(word).scalars
    var known = false
    classifier.lexicon.matcher.forEachHit(in: folded) { hit in
      guard hit.end - hit.start == folded.count else { return }
      if !classifier.lexicon.contexts.range(of: hit.word).isEmpty { known = true }
    }
    return known
  }

  private func candidate(_ word: String, _ tally: Tally) -> FitCandidate? {
    let areas = tally.lack.indices
    guard let best = areas.max(by: { tally.surprise($0) < tally.surprise($1) }), tally.surprise(best) > 3
    else {
      return nil
    }
    return FitCandidate(
      word: word, area: classifier.book.areas[best].id, texts: tally.texts, own: tally.own[best],
      surprise: tally.surprise(best))
  }

  /// What the texts with a word say of each area.
  private struct Tally {
    static let leastTexts = 20

    var texts = 0
    var own: [Int]
    /// By area, how much its chance falls short of what the labels say, and the variance of that.
    var lack: [Double]
    var variance: [Double]

    init(areas: Int) {
      own = Array(repeating: 0, count: areas)
      lack = Array(repeating: 0, count: areas)
      variance = lack
    }

    mutating func add(_ lesson: FitLessons.Lesson, _ pull: FitModel.Pull) {
      texts += 1
      for area in lack.indices {
        own[area] += lesson.accepted[area] ? 1 : 0
        lack[area] -= pull.excess[area]
        variance[area] += pull.chance[area] * (1 - pull.chance[area])
      }
    }

    func surprise(_ area: Int) -> Double { lack[area] / (variance[area] + 1).squareRoot() }
  }
}

/// Words of a text that may be candidates: runs of two to four Han characters whole, as segmented texts have them;
/// of longer runs every pair.
private enum Pieces {
  static func of(_ text: String) -> Set<String> {
    var pieces: Set<String> = []
    for run in text.unicodeScalars.split(whereSeparator: { !isHan($0.value) }) {
      let letters = Array(run)
      if (2...4).contains(letters.count) {
        pieces.insert(string(letters[...]))
      } else {
        for place in letters.indices.dropLast() { pieces.insert(string(letters[place...place + 1])) }
      }
    }
    return pieces
  }

  private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(letters))
  }
}
