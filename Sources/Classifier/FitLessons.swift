/// Labelled texts as the fit sees them: their rules' points, their context words, the areas accepted.
struct FitLessons {
  struct Lesson {
    /// Points of rules by index of the area.
    var rules: [Double]
    /// Context words by index of the entry, with what their points are multiplied by.
    var words: [(entry: Int, factor: Double)]
    /// By index of the area.
    var accepted: [Bool]
    var among: [Bool]
    /// The same for texts of the same letters.
    var copy: String
  }

  private(set) var all: [Lesson] = []

  init(_ classifier: Classifier, _ examples: [FitExample]) {
    var bench = Bench(classifier)
    let areas = classifier.book.areas.map(\.id)
    let title = classifier.book.scoring.context.title
    for example in examples {
      let bearing = classifier.bearing(title: example.title, text: example.text, on: &bench)
      all.append(
        Lesson(
          rules: bearing.rules, words: bearing.found.map { ($0.entry, $0.inTitle ? title : 1) },
          accepted: areas.map(example.accepted.contains),
          among: areas.map { example.among.isEmpty || example.among.contains($0) },
          copy: example.title + example.text))
    }
  }

  /// By entry, texts that hold it and could have been given its area, and those of them that may be its area's.
  func counts(_ entries: [ContextEntry]) -> [(texts: Int, own: Int)] {
    var counts = Array(repeating: (texts: 0, own: 0), count: entries.count)
    for lesson in all {
      for (entry, _) in lesson.words where lesson.among[entries[entry].area] {
        counts[entry].texts += 1
        counts[entry].own += lesson.accepted[entries[entry].area] ? 1 : 0
      }
    }
    return counts
  }

  /// By text, the part that it belongs to; copies of a text are in one.
  func parts(_ folds: Int) -> [Int] {
    var known: [String: Int] = [:]
    return all.map { lesson in
      let number = known[lesson.copy] ?? known.count
      known[lesson.copy] = number
      return number % folds
    }
  }

  /// Whether the best area of a text is accepted; among equals the first by index.
  func isRight(_ index: Int, _ weights: [Double], _ entries: [ContextEntry], limit: Double) -> Bool {
    let lesson = all[index]
    var context = Array(repeating: 0.0, count: lesson.rules.count)
    for (entry, factor) in lesson.words { context[entries[entry].area] += weights[entry] * factor }
    let most = context.max() ?? 0
    let scale = most > limit ? limit / most : 1
    let scores = lesson.rules.indices.map { lesson.rules[$0] + context[$0] * scale }
    let best = scores.indices.filter { lesson.among[$0] }.max { (scores[$0], $1) < (scores[$1], $0) }
    return best.map { scores[$0] > 0 && lesson.accepted[$0] } ?? false
  }
}
